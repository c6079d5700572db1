import { describe, expect, it } from 'vitest';
import {
  meanAndError,
  meanSquareQuantile,
  normalQuantile,
  normalTail,
  tailOfEach,
} from '../../../src/lab/contract/statistics.ts';

/** ∫ f over [a, b] by Simpson's rule. */
function integral(f: (x: number) => number, a: number, b: number, intervals = 4000): number {
  const h = (b - a) / intervals;
  let sum = f(a) + f(b);
  for (let i = 1; i < intervals; i++) sum += (i % 2 === 1 ? 4 : 2) * f(a + i * h);
  return (sum * h) / 3;
}

/** Stirling's series; beyond double precision for x ≥ 20. */
function logGamma(x: number): number {
  const series = 1 / (12 * x) - 1 / (360 * x ** 3) + 1 / (1260 * x ** 5);
  return (x - 0.5) * Math.log(x) - x + 0.5 * Math.log(2 * Math.PI) + series;
}

describe('meanAndError', () => {
  it('is the mean and its standard error', () => {
    const { mean, standardError } = meanAndError([1, 2, 3, 4]);
    expect(mean).toBe(2.5);
    // Sample variance 5/3, over 4.
    expect(standardError).toBeCloseTo(Math.sqrt(5 / 12), 14);
  });

  it('does not lose small scatter around a large mean', () => {
    const sample = Float64Array.from({ length: 1000 }, (_, i) => 1e9 + (i % 2));
    expect(meanAndError(sample).standardError).toBeCloseTo(0.5 / Math.sqrt(999), 10);
  });

  it('knows no error from one value or from equal ones, and no mean of none', () => {
    expect(meanAndError([3])).toEqual({ mean: 3, standardError: 0 });
    expect(meanAndError([3, 3, 3])).toEqual({ mean: 3, standardError: 0 });
    expect(() => meanAndError([])).toThrow(RangeError);
  });
});

describe('the normal law', () => {
  const density = (x: number) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);

  it.each([-4, -1, 0, 0.5, 2.9, 3, 3.1, 5, 8])('has the tail beyond %d that quadrature gives', (z) => {
    const tail = integral(density, z, Math.max(z, 0) + 12, 20_000);
    expect(normalTail(z) / tail).toBeCloseTo(1, 10);
  });

  it.each([1e-12, 1e-5, 0.001, 0.02, 0.3, 0.5, 0.9, 0.99999])(
    'has a quantile at %d whose tail is that',
    (p) => {
      const z = normalQuantile(p);
      expect(integral(density, -14, z, 40_000) / p).toBeCloseTo(1, 8);
    },
  );

  it('has tabled quantiles, and none outside (0, 1)', () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
    expect(normalQuantile(0.0005)).toBeCloseTo(-3.290526731491896, 11);
    for (const p of [0, 1, -1, 2, Number.NaN]) expect(() => normalQuantile(p)).toThrow(RangeError);
  });
});

describe('tailOfEach', () => {
  it.each([1, 2, 18, 500])('lets all of %d points in with probability 0.999', (points) => {
    expect((1 - tailOfEach(points)) ** points).toBeCloseTo(0.999, 12);
  });
});

describe('meanSquareQuantile', () => {
  it.each([100, 125, 2000, 8000])('is within 0.3 %% of the χ² law with %d degrees of freedom', (k) => {
    const constant = (k / 2) * Math.log(k / 2) - logGamma(k / 2);
    const density = (y: number) => Math.exp(constant + (k / 2 - 1) * Math.log(y) - (k / 2) * y);
    const width = 12 * Math.sqrt(2 / k);
    for (const p of [1e-5, 0.001, 0.5, 0.999, 1 - 1e-5]) {
      let low = Math.max(1e-3, 1 - width);
      let high = 1 + width;
      const bottom = low;
      for (let i = 0; i < 40; i++) {
        const middle = (low + high) / 2;
        if (integral(density, bottom, middle) < p) low = middle;
        else high = middle;
      }
      expect(Math.abs(meanSquareQuantile(k, p) / low - 1)).toBeLessThan(0.003);
    }
  });
});
