import { describe, expect, it } from 'vitest';
import { fixedOrder, reshuffle, shuffleOnce, withReplacement } from '../../../src/lab/engine/schedules.ts';

const ensemble = { n: 5, replicas: 40, seed: 7, path: [1, 2] };

/** The orders of one epoch, one array a replica. */
function rows(indices: Int32Array, n = ensemble.n): number[][] {
  return Array.from({ length: indices.length / n }, (_, r) => [...indices.subarray(r * n, (r + 1) * n)]);
}

const sorted = (row: number[]) => row.toSorted((a, b) => a - b);
const everything = [0, 1, 2, 3, 4];

/** How often each key occurs, over replicas and epochs, and χ² against the claim that all `cells` are equally likely. */
function chiSquare(keys: readonly string[], cells: number): number {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1);
  const expected = keys.length / cells;
  const seen = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  return seen + (cells - counts.size) * expected;
}

describe('every schedule', () => {
  it.each([
    ['withReplacement', withReplacement],
    ['shuffleOnce', shuffleOnce],
    ['reshuffle', reshuffle],
  ])(
    '%s is the same for the same seed, another for another, and blind to how many replicas there are',
    (_, make) => {
      const first = make(ensemble).next().slice();
      expect(make(ensemble).next()).toEqual(first);
      expect(make({ ...ensemble, seed: 8 }).next()).not.toEqual(first);
      expect(make({ ...ensemble, path: [2, 1] }).next()).not.toEqual(first);
      expect(make({ ...ensemble, replicas: 3 }).next()).toEqual(first.slice(0, 3 * ensemble.n));
    },
  );
});

describe('reshuffle', () => {
  it('gives every replica a permutation in every epoch, and a new one', () => {
    const schedule = reshuffle(ensemble);
    const epochs = Array.from({ length: 20 }, () => rows(schedule.next()));
    for (const row of epochs.flat()) expect(sorted(row)).toEqual(everything);
    const distinct = new Set(epochs.map((epoch) => epoch[0]?.join()));
    expect(distinct.size).toBeGreaterThan(10);
  });

  it('finds all 24 orders of four examples equally often, in the first epoch and in the fifth', () => {
    const schedule = reshuffle({ n: 4, replicas: 24_000, seed: 3 });
    for (let epoch = 1; epoch <= 5; epoch++) {
      const keys = rows(schedule.next(), 4).map((row) => row.join());
      // 23 degrees of freedom: 49.7 is exceeded once in 1,000.
      if (epoch === 1 || epoch === 5) expect(chiSquare(keys, 24)).toBeLessThan(49.7);
    }
  });
});

describe('shuffleOnce', () => {
  it('keeps each replica’s permutation for ever, and has all of them', () => {
    const schedule = shuffleOnce({ n: 3, replicas: 6000, seed: 5 });
    const first = rows(schedule.next(), 3);
    for (const row of first) expect(sorted(row)).toEqual([0, 1, 2]);
    for (let epoch = 0; epoch < 5; epoch++) expect(rows(schedule.next(), 3)).toEqual(first);
    // 5 degrees of freedom: 20.5 is exceeded once in 1,000.
    expect(
      chiSquare(
        first.map((row) => row.join()),
        6,
      ),
    ).toBeLessThan(20.5);
  });
});

describe('withReplacement', () => {
  it('draws all pairs of steps equally often: uniform, and without memory', () => {
    const schedule = withReplacement({ n: 4, replicas: 4000, seed: 9 });
    const pairs = Array.from({ length: 4 }, () => rows(schedule.next(), 4))
      .flat()
      .map(([, second, third]) => `${second},${third}`);
    // 15 degrees of freedom: 37.7 is exceeded once in 1,000.
    expect(chiSquare(pairs, 16)).toBeLessThan(37.7);
  });

  it('repeats and omits examples', () => {
    const epoch = rows(withReplacement(ensemble).next());
    expect(epoch.some((row) => new Set(row).size < ensemble.n)).toBe(true);
  });
});

describe('fixedOrder', () => {
  it('is the same in every replica and epoch', () => {
    const order = [4, 2, 0, 1, 3];
    const schedule = fixedOrder(ensemble, order);
    for (let epoch = 0; epoch < 3; epoch++) {
      for (const row of rows(schedule.next())) expect(row).toEqual(order);
    }
    expect(rows(fixedOrder({ n: 5, replicas: 1 }).next())).toEqual([everything]);
  });

  it.each([[[0, 1, 2]], [[0, 0, 1, 2, 3]], [[1, 2, 3, 4, 5]]])('refuses %j', (order) => {
    expect(() => fixedOrder(ensemble, order)).toThrow('a permutation of 0, …, 4');
  });
});
