import { expect, it } from 'vitest';
import { laws } from '../../src/lab/demos/receptive-field/exact.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'convolution/kernel-size';

const variance = (k: number, L: number) => {
  const { middle, law } = laws(k, L);
  return law[L]!.reduce((sum, p, i) => sum + p * (i - middle) ** 2, 0);
};

it('six layers of three spread as one of seven, and cost 54 against 49', () => {
  expect(variance(3, 6)).toBeCloseTo(variance(7, 1), 10);
  expect(prints(CHAPTER, '54', '49')).toBe(true);
});

it('cost of a given spread, from the walk: in two dimensions nearly the same for all sizes', () => {
  const cost = (D: number, k: number) => k ** D / variance(k, 1);
  for (const [D, k, value] of [
    [1, 3, 4.5],
    [1, 7, 1.75],
    [2, 3, 13.5],
    [2, 5, 12.5],
    [2, 7, 12.25],
    [3, 3, 40.5],
    [3, 7, 85.75],
  ] as const) {
    expect(cost(D, k)).toBeCloseTo(value, 10);
  }
  for (const value of ['13.5', '12.5', '12.25']) expect(prints(CHAPTER, value, 'two dimensions')).toBe(true);
});
