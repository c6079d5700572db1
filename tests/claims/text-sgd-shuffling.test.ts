import { expect, it } from 'vitest';
import { meanSquareQuantile, tailOfEach } from '../../src/lab/contract/statistics.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'sgd/shuffling';

it('prints the width of the band of the first experiment', () => {
  const tail = tailOfEach(18) / 2;
  for (const edge of [meanSquareQuantile(2000, tail), meanSquareQuantile(2000, 1 - tail)]) {
    expect(Math.abs(edge - 1)).toBeLessThan(0.135);
    expect(Math.abs(edge - 1)).toBeGreaterThan(0.115);
  }
  expect(prints(CHAPTER, '13', 'per cent in 999 runs')).toBe(true);
});

it('prints the part of the examples that a pass with replacement misses', () => {
  for (const n of [1e3, 1e9]) expect((1 - 1 / n) ** n).toBeCloseTo(0.37, 2);
  expect(prints(CHAPTER, '37', 'per cent of the examples')).toBe(true);
});

it('prints ηan at K = 8', () => {
  expect(prints(CHAPTER, ((2 * Math.log(32 * 8)) / 8).toFixed(2), '$K=8$')).toBe(true);
});
