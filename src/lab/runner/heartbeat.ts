/** Milliseconds between two questions whether the worker is still there. */
const BEAT = 2000;
/** Unanswered questions after which a worker is given up; a worker still being fetched gets longer. */
const MISSED = 5;
const MISSED_AT_START = 30;

export interface Heartbeat {
  /** Starts asking, if it has not been started. */
  start(): void;
  stop(): void;
  /** To be called for every sign of life. */
  heard(): void;
}

/**
 * Asks at regular intervals, and says so once when answers stay out. Beats are counted, not timed: a computer
 * that slept for an hour has missed one.
 */
export function createHeartbeat(ask: () => void, silent: () => void, beat = BEAT): Heartbeat {
  let timer: ReturnType<typeof setInterval> | undefined;
  let missed = 0;
  let alive = false;

  function stop(): void {
    clearInterval(timer);
    timer = undefined;
  }

  return {
    start() {
      if (timer !== undefined) return;
      missed = 0;
      timer = setInterval(() => {
        missed += 1;
        if (missed <= (alive ? MISSED : MISSED_AT_START)) return ask();
        stop();
        silent();
      }, beat);
    },
    stop,
    heard() {
      alive = true;
      missed = 0;
    },
  };
}
