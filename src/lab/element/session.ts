import { readSeed, type Parameter, type Values } from '../contract/parameter.ts';
import type { Client, Run } from '../runner/client.ts';
import { nextSeed } from './address.ts';
import { reduce, type Action, type State } from './state.ts';

export interface SessionOptions {
  slug: string;
  /** Values and seed that Reset goes back to. */
  start: { values: Values; seed: number };
  state: State;
  /** Forces a way of the engine, for testing. */
  engine?: string;
  runner: Client;
  /** Called after every change; may be called many times a frame. */
  changed(state: State, before: State): void;
}

/** A reader's dealings with one demo: turns presses into actions and runs. */
export interface Session {
  readonly state: State;
  /** Run, Run again, Resume: whichever the first button says. */
  run(): void;
  pause(): void;
  step(): void;
  reset(): void;
  change(parameter: Parameter, value: number): void;
  seed(text: string): void;
  anotherSeed(): void;
  showRecording(shown: boolean): void;
  /** Fetches what a run needs. */
  warm(): void;
  /** Stops computing while the demo is off the screen. */
  hold(held: boolean): void;
  dispose(): void;
}

export function createSession({ slug, start, state, engine, runner, changed }: SessionOptions): Session {
  let now = state;
  let run: Run | undefined;
  let held = false;

  function act(action: Action): void {
    const before = now;
    now = reduce(now, action);
    // Whatever takes the points away ends the run that measured them.
    if (now.phase === 'idle') stop();
    if (now !== before) changed(now, before);
  }

  function stop(): void {
    run?.dispose();
    run = undefined;
  }

  function startRun(paused: boolean): void {
    stop();
    act({ kind: 'begin' });
    const started: Run = runner.startRun(
      { demo: slug, values: now.values, seed: now.seed, ...(engine ? { engine } : {}), paused },
      {
        onDeltas: (deltas) => act({ kind: 'deltas', deltas }),
        onState(phase, message) {
          if (phase === 'done' || phase === 'failed') run = undefined;
          act({ kind: 'phase', phase, ...(message === undefined ? {} : { message }) });
        },
      },
    );
    run = started;
    if (held) started.hold(true);
    if (paused) started.step();
  }

  return {
    get state() {
      return now;
    },
    run() {
      if (now.phase === 'running') return;
      if (now.phase !== 'paused') return startRun(false);
      run?.resume();
      act({ kind: 'phase', phase: 'running' });
    },
    pause() {
      if (now.phase !== 'running') return;
      run?.pause();
      act({ kind: 'phase', phase: 'paused' });
    },
    step() {
      if (now.phase === 'running') return;
      if (now.phase !== 'paused') return startRun(true);
      run?.step();
      act({ kind: 'phase', phase: 'running' });
    },
    reset: () => act({ kind: 'reset', ...start }),
    change: (parameter, value) => act({ kind: 'change', parameter, value }),
    seed(text) {
      const { value, problem } = readSeed(text);
      if (problem) act({ kind: 'seed', seed: now.seed, notice: `${problem}; seed ${now.seed} is kept.` });
      else act({ kind: 'seed', seed: value });
    },
    anotherSeed: () => act({ kind: 'seed', seed: nextSeed(now.seed) }),
    showRecording: (shown) => act({ kind: 'recording', shown }),
    warm: () => runner.prepareRun(slug),
    hold(wanted) {
      held = wanted;
      run?.hold(wanted);
    },
    dispose: stop,
  };
}
