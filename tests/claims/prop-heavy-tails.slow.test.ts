import { describe, expect, it } from 'vitest';
import { largestStep, nextMoments } from '../../src/lab/demos/sgd-noise/exact.ts';
import { prints } from './chapter.ts';
import { gaussianMean } from './gauss-hermite.ts';
import { squaredErrorAfter } from './least-squares.ts';

const CHAPTER = 'sgd/noise';

/** E ρ^p for B = 1 by quadrature in √u (half normal) and v (χ²_{d−1}, Simpson's rule). */
function moment(p: number, d: number, eta: number): number {
  const density = (v: number, k: number) =>
    Math.exp((k / 2 - 1) * Math.log(v) - v / 2 - logGamma(k / 2) - (k / 2) * Math.LN2);
  const simpson = (f: (x: number) => number, a: number, b: number, n: number) => {
    let sum = f(a) + f(b);
    for (let i = 1; i < n; i++) sum += (i % 2 === 1 ? 4 : 2) * f(a + ((b - a) * i) / n);
    return (sum * (b - a)) / (3 * n);
  };
  return simpson(
    (t) =>
      2 *
      (Math.exp((-t * t) / 2) / Math.sqrt(2 * Math.PI)) *
      simpson(
        (v) => ((1 - eta * t * t) ** 2 + eta ** 2 * t * t * v) ** p * density(v, d - 1),
        1e-9,
        160,
        400,
      ),
    0,
    12,
    400,
  );
}

/** ln Γ at half-integers and integers. */
function logGamma(x: number): number {
  let [value, at] = x % 1 === 0 ? [0, 1] : [Math.log(Math.PI) / 2, 0.5];
  for (; at < x - 1e-9; at++) value += Math.log(at);
  return value;
}

/** E ρ² as the coefficient of s² in the demo's polynomial. */
const second = (d: number, batch: number, eta: number) => nextMoments({ d, batch, eta, noise: 0 })[1][2]!;

describe('moments of the factor ρ', () => {
  it('p = 1 is the contraction, p = 2 the coefficient of s²', () => {
    for (const eta of [0.03, 0.08]) {
      expect(moment(1, 20, eta) / (1 - 2 * eta + 22 * eta ** 2)).toBeCloseTo(1, 8);
      expect(moment(2, 20, eta) / second(20, 1, eta)).toBeCloseTo(1, 8);
    }
  });

  it('E s^p ≥ γ_p s^p, with equality without label noise (quadrature over the batch)', () => {
    for (const sigma of [0, 0.9]) {
      const step = { d: 2, batch: 1, eta: 0.3, sigma };
      const mean = gaussianMean(3, (z) => squaredErrorAfter(step, 1.4, z) ** 2);
      const bound = second(2, 1, 0.3) * 1.4 ** 2;
      if (sigma === 0) expect(mean / bound).toBeCloseTo(1, 10);
      else expect(mean).toBeGreaterThan(bound * 1.01);
    }
  });

  it('prints where γ_p = 1 for the best step at d = 20', () => {
    const eta = 1 / 22;
    let [low, high] = [2, 40];
    for (let k = 0; k < 14; k++) {
      const p = (low + high) / 2;
      if (moment(p, 20, eta) < 1) low = p;
      else high = p;
    }
    expect(low.toFixed(1)).toBe('15.4');
    expect(prints(CHAPTER, '15.4', '$d=20$')).toBe(true);
  });

  it('d = 1, η = 0.4: the second moment of s is infinite, the first is not', () => {
    expect(second(1, 1, 0.4)).toBeGreaterThan(1);
    expect(0.4).toBeLessThan(largestStep(1, 1));
    expect(largestStep(1, 1)).toBeCloseTo(2 / 3, 12);
  });
});
