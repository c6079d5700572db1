/**
 * What a page may tell the worker: to take over from the version before it, to say on the message's port how much it
 * keeps, or to fetch what is missing.
 */
export type ToWorker = 'take over' | 'count' | 'complete';

/** In files. */
export interface Count {
  kept: number;
  all: number;
}
