import { describe, expect, it, test } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { meanAndError } from '../../src/lab/contract/statistics.ts';
import { minimumNorm } from '../../src/lab/engine/minimum-norm.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'convolution/sample-economy';

const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
const gcd = (a: number, b: number): number => (b === 0 ? a : gcd(b, a % b));
const bits = (set: number) => [...set.toString(2)].filter((bit) => bit === '1').length;
const moved = (set: number, N: number, a: number) => ((set << a) | (set >> (N - a))) & (2 ** N - 1);
const sets = (N: number, l: number) =>
  Array.from({ length: 2 ** N }, (_, set) => set).filter((set) => bits(set) === l);

/** The number as printed, for sets of l pixels out of N and the shifts: the mean of fix(g). */
function printed(N: number, l: number): number {
  let fixed = 0;
  for (let a = 0; a < N; a++) fixed += sets(N, l).filter((set) => moved(set, N, a) === set).length;
  return fixed / N;
}

/** Orbits of sets of l pixels out of N under shifts, one by one. */
function counted(N: number, l: number): number {
  const orbits = new Set<number>();
  for (const set of sets(N, l)) {
    orbits.add(Math.min(...Array.from({ length: N }, (_, a) => moved(set, N, a))));
  }
  return orbits.size;
}

describe('orbits of products of pixels', () => {
  test.each([
    [11, 2],
    [11, 3],
    [12, 2],
    [12, 4],
    [12, 6],
    [9, 3],
    [8, 8],
  ])('N = %i, ℓ = %i', (N, l) => {
    expect(counted(N, l)).toBeCloseTo(printed(N, l), 9);
    expect(counted(N, l)).toBeGreaterThanOrEqual(choose(N, l) / N - 1e-9);
    if (gcd(N, l) === 1) expect(counted(N, l)).toBeCloseTo(choose(N, l) / N, 9);
  });
});

it('what 4 examples leave of an invariant target in pixels ±1', () => {
  const [N, n] = [11, 4];
  const pairs = Array.from({ length: N }, (_, i) =>
    Array.from({ length: N - 1 - i }, (_, k) => [i, i + 1 + k] as const),
  ).flat();
  const orbit = ([i, j]: readonly [number, number]) => Math.min(j - i, N - j + i) - 1;
  const results = { all: [] as number[], shared: [] as number[] };
  for (let seed = 0; seed < 1500; seed++) {
    const random = stream(401, seed);
    const all = new Float64Array(n * 55);
    const shared = new Float64Array(n * 5);
    for (let i = 0; i < n; i++) {
      const x = Array.from({ length: N }, () => (random.below(2) === 0 ? 1 : -1));
      pairs.forEach((pair, k) => {
        const value = x[pair[0]]! * x[pair[1]]!;
        all[i * 55 + k] = value;
        shared[i * 5 + orbit(pair)]! += value / Math.sqrt(N);
      });
    }
    const raw = Array.from({ length: 5 }, () => random.normal());
    const truth = raw.map((value) => value / Math.hypot(...raw));
    const y = Float64Array.from({ length: n }, (_, i) =>
      truth.reduce((sum, value, k) => sum + value * shared[i * 5 + k]!, 0),
    );
    const left = (features: Float64Array, p: number, target: number[]) => {
      // Equal or opposite examples have no unique fit; they are one case in a hundred.
      try {
        const w = minimumNorm(features, y, n, p, 0);
        return target.reduce((sum, value, k) => sum + (w[k]! - value) ** 2, 0);
      } catch {
        return undefined;
      }
    };
    const spread = pairs.map((pair) => truth[orbit(pair)]! / Math.sqrt(N));
    const found = { all: left(all, 55, spread), shared: left(shared, 5, truth) };
    if (found.all !== undefined) results.all.push(found.all);
    if (found.shared !== undefined) results.shared.push(found.shared);
  }
  const [all, shared] = [meanAndError(results.all), meanAndError(results.shared)];
  expect(Math.abs(all.mean - 0.93)).toBeLessThan(0.005 + 4 * all.standardError);
  expect(Math.abs(shared.mean - 0.21)).toBeLessThan(0.005 + 4 * shared.standardError);
  expect(4 * shared.standardError).toBeLessThan(0.03);
  for (const value of [1 - 4 / 55, 1 - 4 / 5]) {
    expect(prints(CHAPTER, value.toFixed(2), '55 features in 5 orbits')).toBe(true);
  }
  expect(prints(CHAPTER, '0.21', '55 features in 5 orbits')).toBe(true);
});
