import { describe, expect, test } from 'vitest';
import { stream } from '../../../src/lab/contract/random.ts';
import { effectiveNoise, errorOf, FEATURES, SIGNAL } from '../../../src/lab/demos/double-descent/exact.ts';
import { minimumNorm } from '../../../src/lab/engine/minimum-norm.ts';

/** Errors of fits to fresh data, with the missing features drawn one by one: nothing of exact.ts enters. */
function simulated(p: number, n: number, fits: number): number[] {
  const weight = Math.sqrt(SIGNAL / FEATURES);
  return Array.from({ length: fits }, (_, fit) => {
    const random = stream(11, p, n, fit);
    const x = new Float64Array(n * p);
    const y = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      let sum = 0.5 * random.normal();
      for (let j = 0; j < FEATURES; j++) {
        const value = random.normal();
        sum += weight * value;
        if (j < p) x[i * p + j] = value;
      }
      y[i] = sum;
    }
    const w = minimumNorm(x, y, n, p, 0);
    const estimation = w.reduce((total, value) => total + (value - weight) ** 2, 0);
    return 0.25 + weight ** 2 * (FEATURES - p) + estimation;
  });
}

describe('the law of the error of one fit', () => {
  test.each([
    [3, 16],
    [8, 24],
    [40, 20],
    [90, 12],
  ])('p = %i, n = %i: mean and variance', (p, n) => {
    const fits = 1500;
    const sample = simulated(p, n, fits);
    const mean = sample.reduce((sum, value) => sum + value, 0) / fits;
    const variance = sample.reduce((sum, value) => sum + (value - mean) ** 2, 0) / fits;
    const predicted = errorOf(p, n);
    expect(Math.abs(mean - predicted.mean)).toBeLessThan(4 * Math.sqrt(predicted.variance / fits));
    expect(variance / predicted.variance).toBeGreaterThan(0.7);
    expect(variance / predicted.variance).toBeLessThan(1.4);
  });

  test('features that are left out act as noise', () => {
    expect(effectiveNoise(FEATURES)).toBe(0.25);
    expect(effectiveNoise(0)).toBe(1.25);
  });
});
