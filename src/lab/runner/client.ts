import type { Delta } from '../contract/demo.ts';
import type { Values } from '../contract/parameter.ts';
import { createHeartbeat, type Heartbeat } from './heartbeat.ts';
import { wordsOf, type FromHost, type RunState, type ToHost } from './protocol.ts';

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
  /** Forces a way of the engine, for testing. */
  engine?: string;
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

const AGAIN = 'Run it again to start afresh.';
const stopped = (why: string) => `The experiment stopped: ${why.replace(/[.!?]?$/, '.')} ${AGAIN}`;

interface Live {
  events: RunEvents;
  held: boolean;
}

interface Connection {
  port: Port;
  heartbeat: Heartbeat;
}

export interface Client {
  startRun(request: RunRequest, events: RunEvents): Run;
  /**
   * Fetches what a run of this demo will need, while the reader still reaches for the button. May be called
   * more than once; whatever goes wrong is told by the run.
   */
  prepareRun(demo: string): void;
}

/**
 * The page's side of the runner. One port serves all runs and is opened by the first; when it dies, its runs
 * fail with a message in words and the next run opens a new one.
 */
export function createClient(open: () => Port, page: () => Visibility): Client {
  const runs = new Map<number, Live>();
  let connection: Connection | undefined;
  let visibility: Visibility | undefined;
  let next = 1;

  const send = (message: ToHost) => connection?.port.postMessage(message);

  function connect(): void {
    if (connection) return;
    const port = open();
    const bury = (words: string) => {
      if (connection === opened) fail(words);
    };
    const ask = () => port.postMessage({ kind: 'ping' });
    const heartbeat = createHeartbeat(ask, () => bury(`The experiment has stopped answering. ${AGAIN}`));
    const opened = { port, heartbeat };
    connection = opened;
    port.addEventListener('message', ({ data }) => {
      if (connection === opened) hear(opened, data);
    });
    port.addEventListener('error', (event) => {
      const detail = (event as ErrorEvent).message;
      // A worker whose script did not arrive has an error without words.
      bury(detail ? stopped(detail) : `The experiment could not be loaded. ${AGAIN}`);
    });
    port.addEventListener('messageerror', () =>
      bury(`The experiment sent something that could not be read. ${AGAIN}`),
    );
  }

  function hear({ heartbeat }: Connection, message: FromHost): void {
    heartbeat.heard();
    if (message.kind === 'pong') return;
    if (message.kind === 'crash') return fail(stopped(message.message));
    // A run that was disposed of still had this in the post.
    const run = runs.get(message.run);
    if (!run) return;
    if (message.kind === 'deltas') return run.events.onDeltas(message.deltas);
    if (message.state === 'done' || message.state === 'failed') end(message.run);
    // What failed may fail for good there: a script that did not arrive is not asked for twice, memory stays full.
    if (message.state === 'failed' && runs.size === 0) close();
    run.events.onState(message.state, message.message);
  }

  function close(): void {
    connection?.heartbeat.stop();
    connection?.port.terminate();
    connection = undefined;
  }

  /** Gives the worker up, and all its runs with it. */
  function fail(words: string): void {
    close();
    const failed = [...runs.values()];
    runs.clear();
    for (const { events } of failed) events.onState('failed', words);
  }

  function end(id: number): void {
    runs.delete(id);
    if (runs.size === 0) connection?.heartbeat.stop();
  }

  /** A hidden page is not asked for signs of life, its timers being throttled. */
  function listen(): void {
    if (runs.size > 0 && !visibility?.hidden) connection?.heartbeat.start();
    else connection?.heartbeat.stop();
  }

  function watch(): void {
    if (visibility) return;
    const watched = page();
    visibility = watched;
    watched.addEventListener('visibilitychange', () => {
      for (const [run, { held }] of runs) send({ kind: 'hold', run, held: held || watched.hidden });
      listen();
    });
  }

  function prepareRun(demo: string): void {
    try {
      connect();
    } catch {
      return;
    }
    send({ kind: 'prepare', demo });
  }

  function startRun({ demo, values, seed, engine, paused = false }: RunRequest, events: RunEvents): Run {
    const id = next++;
    const live: Live = { events, held: false };
    runs.set(id, live);
    try {
      connect();
    } catch (error) {
      // Not before the caller has its run in hand.
      queueMicrotask(() => {
        if (runs.delete(id)) events.onState('failed', `This browser runs no experiments: ${wordsOf(error)}`);
      });
    }
    watch();
    send({ kind: 'start', run: id, demo, values, seed, ...(engine ? { engine } : {}), paused });
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
  }

  return { startRun, prepareRun };
}

/** The page's own client: its runs compute in the page's worker. */
export const { startRun, prepareRun } = createClient(
  () => new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'lab' }),
  () => document,
);
