import type { Delta } from '../contract/demo.ts';
import type { Values } from '../contract/parameter.ts';
import type { FromHost, RunState, ToHost } from './protocol.ts';

export type { RunState } from './protocol.ts';

export interface RunEvents {
  /** What was measured since the last call; never empty. */
  onDeltas(deltas: readonly Delta[]): void;
  /** `message` says in words what went wrong, when the state is `failed`. Nothing comes after `done` or `failed`. */
  onState(state: RunState, message?: string): void;
}

/** A run under way. Every method may be called at any time; after the run's end they do nothing. */
export interface Run {
  readonly id: number;
  pause(): void;
  resume(): void;
  /** Runs to the next point, then pauses. */
  step(): void;
  /**
   * Computes nothing while held, without telling anybody: for a demo that is off the screen. A hidden page
   * holds all its runs by itself.
   */
  hold(held: boolean): void;
  /** Ends the run; no event comes after this call. */
  dispose(): void;
}

export interface RunRequest {
  demo: string;
  values: Values;
  seed: number;
  /** Starts paused, for a first step. */
  paused?: boolean;
}

/** The part of `Worker` that is needed here; tests put something else in its place. */
export interface Port {
  postMessage(message: ToHost): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<FromHost>) => void): void;
  addEventListener(type: 'error' | 'messageerror', listener: (event: Event) => void): void;
  terminate(): void;
}

/** The part of `document` that is needed here. */
export interface Visibility {
  readonly hidden: boolean;
  addEventListener(type: 'visibilitychange', listener: () => void): void;
}

/** Milliseconds between two questions whether the worker is still there. */
const BEAT = 2000;
/** Unanswered questions after which a worker is given up; a worker still being fetched gets longer. */
const MISSED = 5;
const MISSED_AT_START = 30;

const AGAIN = 'Run it again to start afresh.';
const stopped = (why: string) => `The experiment stopped: ${why.replace(/[.!?]?$/, '.')} ${AGAIN}`;

interface Live {
  events: RunEvents;
  held: boolean;
}

/**
 * The page's side of the runner. One port serves all runs and is opened by the first; when it dies, its runs
 * fail with a message in words and the next run opens a new one.
 */
export function createClient(open: () => Port, page: () => Visibility, beat = BEAT) {
  const runs = new Map<number, Live>();
  let port: Port | undefined;
  let visibility: Visibility | undefined;
  let next = 1;
  let heart: ReturnType<typeof setInterval> | undefined;
  let missed = 0;
  let heard = false;

  const send = (message: ToHost) => port?.postMessage(message);

  function bury(dead: Port, words: string): void {
    if (port !== dead) return;
    port = undefined;
    dead.terminate();
    rest();
    const failed = [...runs.values()];
    runs.clear();
    for (const { events } of failed) events.onState('failed', words);
  }

  function connect(): void {
    if (port) return;
    const opened = open();
    port = opened;
    heard = false;
    opened.addEventListener('message', ({ data }) => {
      if (port === opened) hear(opened, data);
    });
    opened.addEventListener('error', (event) => {
      const detail = (event as ErrorEvent).message;
      // A worker whose script did not arrive has an error without words.
      bury(opened, detail ? stopped(detail) : `The experiment could not be loaded. ${AGAIN}`);
    });
    opened.addEventListener('messageerror', () =>
      bury(opened, `The experiment sent something that could not be read. ${AGAIN}`),
    );
  }

  function hear(from: Port, message: FromHost): void {
    heard = true;
    missed = 0;
    if (message.kind === 'pong') return;
    if (message.kind === 'crash') return bury(from, stopped(message.message));
    // A run that was disposed of still had this in the post.
    const run = runs.get(message.run);
    if (!run) return;
    if (message.kind === 'deltas') return run.events.onDeltas(message.deltas);
    if (message.state === 'done' || message.state === 'failed') end(message.run);
    run.events.onState(message.state, message.message);
  }

  function end(id: number): void {
    runs.delete(id);
    if (runs.size === 0) rest();
  }

  /**
   * Beats are counted, not timed: a computer that slept for an hour has missed one. A hidden page does not
   * ask, its timers being throttled.
   */
  function listen(): void {
    if (heart !== undefined || visibility?.hidden) return;
    missed = 0;
    heart = setInterval(() => {
      if (!port) return;
      missed += 1;
      if (missed > (heard ? MISSED : MISSED_AT_START)) {
        return bury(port, `The experiment has stopped answering. ${AGAIN}`);
      }
      send({ kind: 'ping' });
    }, beat);
  }

  function rest(): void {
    clearInterval(heart);
    heart = undefined;
  }

  function watch(): void {
    if (visibility) return;
    const watched = page();
    visibility = watched;
    watched.addEventListener('visibilitychange', () => {
      for (const [run, { held }] of runs) send({ kind: 'hold', run, held: held || watched.hidden });
      if (watched.hidden) rest();
      else if (runs.size > 0) listen();
    });
  }

  return function startRun({ demo, values, seed, paused = false }: RunRequest, events: RunEvents): Run {
    connect();
    watch();
    const id = next++;
    const live: Live = { events, held: false };
    runs.set(id, live);
    send({ kind: 'start', run: id, demo, values, seed, paused });
    if (visibility?.hidden) send({ kind: 'hold', run: id, held: true });
    listen();
    const tell = (kind: 'pause' | 'resume' | 'step') => () => {
      if (runs.get(id) === live) send({ kind, run: id });
    };
    return {
      id,
      pause: tell('pause'),
      resume: tell('resume'),
      step: tell('step'),
      hold(held) {
        if (runs.get(id) !== live || live.held === held) return;
        live.held = held;
        send({ kind: 'hold', run: id, held: held || visibility?.hidden === true });
      },
      dispose() {
        if (runs.get(id) !== live) return;
        send({ kind: 'stop', run: id });
        end(id);
      },
    };
  };
}

/** Starts a run in the page's worker. */
export const startRun = createClient(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'lab' }),
  () => document,
);
