import type { Schedule } from './schedules.ts';

/** Which examples each step sees. */
export interface Batches {
  /** Examples in a batch. */
  size: number;
  /** The next steps' indices, int32 [steps, replicas, size], last index fastest. The caller's to keep. */
  next(steps: number): Int32Array<ArrayBuffer>;
}

/**
 * Batches of `size` examples cut one after the other from a schedule's epochs; a batch that the end of an epoch cuts
 * short goes on in the next.
 * @param shape the examples and replicas that the schedule was made for
 */
export function minibatches(
  schedule: Schedule,
  size: number,
  { n, replicas }: { n: number; replicas: number },
): Batches {
  let epoch: Int32Array = new Int32Array(0);
  let position = n;
  return {
    size,
    next(steps) {
      const indices = new Int32Array(steps * replicas * size);
      for (let step = 0; step < steps; step++) {
        for (let done = 0; done < size;) {
          if (position === n) {
            epoch = schedule.next();
            position = 0;
          }
          const count = Math.min(size - done, n - position);
          for (let replica = 0; replica < replicas; replica++) {
            const from = replica * n + position;
            const to = (step * replicas + replica) * size + done;
            for (let i = 0; i < count; i++) indices[to + i] = epoch[from + i]!;
          }
          done += count;
          position += count;
        }
      }
      return indices;
    },
  };
}
