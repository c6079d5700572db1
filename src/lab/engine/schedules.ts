import { stream, type Stream } from '../contract/random.ts';

/** In which order an ensemble of replicas visits n examples, epoch by epoch. */
export interface Schedule {
  /**
   * The next epoch's indices, shape [replicas, n], row by row. The array belongs to the schedule and is
   * written over by the next call; a tensor made of it needs a copy.
   */
  next(): Int32Array;
}

export interface Ensemble {
  /** Examples, from 1 to 2²⁰. */
  n: number;
  replicas: number;
  seed: number;
  /** What tells this ensemble's randomness from others of the same seed: scheme, number of epochs, … */
  path?: readonly number[];
}

/** Every step draws uniformly from all n examples. */
export function withReplacement(ensemble: Ensemble): Schedule {
  return schedule(ensemble, (order, random) => {
    for (let i = 0; i < order.length; i++) order[i] = random.below(order.length);
  });
}

/** One uniformly random order for each replica, kept for ever. */
export function shuffleOnce(ensemble: Ensemble): Schedule {
  return schedule(ensemble, (order, random, epoch) => {
    if (epoch === 0) random.shuffle(order);
  });
}

/** A fresh uniformly random order for each replica and epoch. */
export function reshuffle(ensemble: Ensemble): Schedule {
  return schedule(ensemble, (order, random) => random.shuffle(order));
}

/**
 * The same given order in every replica and every epoch.
 * @param order the n indices; 0, …, n − 1 where it is left out
 * @throws RangeError when `order` is no permutation of 0, …, n − 1
 */
export function fixedOrder(
  { n, replicas }: Pick<Ensemble, 'n' | 'replicas'>,
  order?: ArrayLike<number>,
): Schedule {
  const row = order ? Int32Array.from(order) : identity(n);
  if (row.toSorted().some((index, i) => index !== i) || row.length !== n) {
    throw new RangeError(`An order of ${n} examples is a permutation of 0, …, ${n - 1}.`);
  }
  return schedule({ n, replicas, seed: 0 }, (target) => target.set(row));
}

/** Writes one epoch of one replica into `order`, which still holds the epoch before (at first 0, …, n − 1). */
type Fill = (order: Int32Array, random: Stream, epoch: number) => void;

function schedule({ n, replicas, seed, path = [] }: Ensemble, fill: Fill): Schedule {
  const indices = new Int32Array(replicas * n);
  const rows = Array.from({ length: replicas }, (_, replica) => ({
    order: indices.subarray(replica * n, (replica + 1) * n),
    random: stream(seed, ...path, replica),
  }));
  for (const { order } of rows) order.set(identity(n));
  let epoch = 0;
  return {
    next() {
      for (const { order, random } of rows) fill(order, random, epoch);
      epoch += 1;
      return indices;
    },
  };
}

function identity(n: number): Int32Array {
  return Int32Array.from({ length: n }, (_, i) => i);
}
