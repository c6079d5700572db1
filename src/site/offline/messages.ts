/**
 * What a page may tell the worker: to take over from the version before it, to say on the message's port how much it
 * keeps, to fetch what is missing, or to fetch no more.
 */
export type ToWorker = 'take over' | 'count' | 'complete' | 'stop';

/** In files. */
export interface Count {
  kept: number;
  all: number;
}

/** What the worker tells the pages: the browser has no room for what is still to be kept. */
export type FromWorker = 'full';
