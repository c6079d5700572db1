import type { Delta, Experiment } from '../contract/demo.ts';
import type { FromHost, ToHost } from './protocol.ts';
import { wordsOf } from './protocol.ts';
import { nextTask } from './task.ts';

export interface HostOptions {
  /** Finds an experiment by its demo's name; rejects for a name that is none. */
  load(demo: string): Promise<Experiment>;
  post(message: FromHost): void;
  /** Gives way to the event loop, so that a pause or a stop is read between two slices. */
  schedule?(task: () => void): void;
  /** The length of a slice in milliseconds. */
  slice?: number;
}

export interface Host {
  receive(message: ToHost): void;
}

interface Run {
  id: number;
  /** Absent until the experiment has been loaded. */
  generator?: Generator<Delta | null, void, void>;
  state: 'running' | 'paused';
  stepping: boolean;
  held: boolean;
  /** Whether it has measured anything yet. */
  begun: boolean;
}

/**
 * Drives experiments in slices, the runs taking turns, and listens between the slices. Knows neither worker
 * nor page: messages go in by `receive` and out by `post`.
 */
export function createHost({ load, post, schedule = nextTask, slice = 10 }: HostOptions): Host {
  const runs = new Map<number, Run>();
  let scheduled = false;
  let last = -1;

  const ready = (run: Run) => run.generator !== undefined && run.state === 'running' && !run.held;

  function wake(): void {
    if (scheduled || ![...runs.values()].some(ready)) return;
    scheduled = true;
    schedule(() => {
      scheduled = false;
      const waiting = [...runs.values()].filter(ready).sort((a, b) => a.id - b.id);
      // The next one in the round after the run that had the last slice.
      const run = waiting.find(({ id }) => id > last) ?? waiting[0];
      if (run) {
        last = run.id;
        advance(run);
      }
      wake();
    });
  }

  function advance(run: Run): void {
    const generator = run.generator as Generator<Delta | null, void, void>;
    const deltas: Delta[] = [];
    let ended = false;
    let failure: { words: string } | undefined;
    try {
      const begin = performance.now();
      // A clock that is set back ends the slice: it must not make one that no pause gets into.
      const inSlice = () => {
        const spent = performance.now() - begin;
        return spent >= 0 && spent < slice;
      };
      let first = false;
      do {
        const next = generator.next();
        if (next.done) {
          ended = true;
        } else if (next.value) {
          deltas.push(next.value);
          // The first point is sent at once: what comes after it may take longer than a slice.
          first = !run.begun && next.value.kind === 'point';
          run.begun ||= first;
          if (run.stepping && next.value.kind !== 'engine') enter(run, 'paused', false);
          if (next.value.kind === 'diverged') ended = true;
        }
      } while (!ended && !first && run.state === 'running' && inSlice());
      if (ended) generator.return();
    } catch (error) {
      failure = { words: wordsOf(error) };
    }
    if (deltas.length > 0) post({ kind: 'deltas', run: run.id, deltas });
    if (failure) finish(run, 'failed', failure.words);
    else if (ended) finish(run, 'done');
    else if (run.state === 'paused') announce(run);
  }

  function enter(run: Run, state: 'running' | 'paused', stepping: boolean): void {
    run.state = state;
    run.stepping = stepping;
  }

  function announce(run: Run): void {
    post({ kind: 'state', run: run.id, state: run.state });
  }

  function finish(run: Run, state: 'done' | 'failed', message?: string): void {
    runs.delete(run.id);
    post({ kind: 'state', run: run.id, state, ...(message === undefined ? {} : { message }) });
  }

  function start(message: ToHost & { kind: 'start' }): void {
    const { run: id, demo, values, seed, engine, paused } = message;
    const run: Run = { id, state: paused ? 'paused' : 'running', stepping: false, held: false, begun: false };
    runs.set(id, run);
    load(demo)
      .then((experiment) => {
        // Stopped while the experiment was on its way.
        if (runs.get(id) !== run) return;
        run.generator = experiment(values, seed, engine);
        announce(run);
        wake();
      })
      .catch((error: unknown) => {
        if (runs.get(id) === run) finish(run, 'failed', wordsOf(error));
      });
  }

  function prepare(demo: string): void {
    // What goes wrong goes wrong again when the run starts, and is told then.
    load(demo).catch(() => {});
  }

  function stop(run: Run): void {
    runs.delete(run.id);
    try {
      run.generator?.return();
    } catch (error) {
      post({ kind: 'crash', message: `Cleaning up after a run failed: ${wordsOf(error)}` });
    }
  }

  function receive(message: ToHost): void {
    if (message.kind === 'ping') return post({ kind: 'pong' });
    if (message.kind === 'prepare') return prepare(message.demo);
    if (message.kind === 'start') return start(message);
    const run = runs.get(message.run);
    // A message that crossed the run's end on its way.
    if (!run) return;
    if (message.kind === 'stop') return stop(run);
    if (message.kind === 'hold') run.held = message.held;
    else if (message.kind === 'pause') enter(run, 'paused', false);
    else enter(run, 'running', message.kind === 'step');
    // Before the experiment is there, the state is announced when it comes.
    if (message.kind !== 'hold' && run.generator) announce(run);
    wake();
  }

  return { receive };
}
