import type { Delta } from '../contract/demo.ts';
import type { Values } from '../contract/parameter.ts';

/**
 * What page and worker say to each other. Every message about a run carries the run's id, so that whatever
 * a run still had in the post when it was stopped can be told apart and dropped.
 */

export type RunState = 'running' | 'paused' | 'done' | 'failed';

export type ToHost =
  /** Fetch the experiment; a run will follow. */
  | { kind: 'prepare'; demo: string }
  | {
      kind: 'start';
      run: number;
      demo: string;
      values: Values;
      seed: number;
      engine?: string;
      paused: boolean;
    }
  | { kind: 'pause'; run: number }
  | { kind: 'resume'; run: number }
  /** Run to the next delta, then pause. */
  | { kind: 'step'; run: number }
  /** Compute nothing while held (a hidden tab); what the reader chose, running or paused, stays as it is. */
  | { kind: 'hold'; run: number; held: boolean }
  | { kind: 'stop'; run: number }
  | { kind: 'ping' };

export type FromHost =
  /** What one slice of computing had to say, in order; never empty. */
  | { kind: 'deltas'; run: number; deltas: readonly Delta[] }
  /** `message` says in words why a run failed. */
  | { kind: 'state'; run: number; state: RunState; message?: string }
  | { kind: 'pong' }
  /** An error that belongs to no run; the host is not to be trusted any more. */
  | { kind: 'crash'; message: string };

/** The words of whatever was thrown. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
