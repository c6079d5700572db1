import { describe, expect, it } from 'vitest';
import { limit, meanOfLuckiest, rate } from '../../src/site/figures/luck-of-many/curves.ts';
import { binomialLaw } from './binomial.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'statistical-learning/finite-samples';

describe('how far luck goes', () => {
  it.each([0.05, 0.3, 0.6])('the mean tends to the limit at c = %f', (c) => {
    const gaps = [30, 100, 300, 1000].map((n) => meanOfLuckiest(n, c) - limit(c));
    gaps.slice(1).forEach((gap, i) => expect(gap).toBeLessThan(gaps[i]!));
    expect(gaps.at(-1)).toBeGreaterThan(0);
    expect(gaps.at(-1)).toBeLessThan(0.012);
  });

  it('beyond ln 2 nothing is left', () => {
    expect(meanOfLuckiest(200, Math.LN2 + 0.1)).toBeLessThan(1e-9);
    expect(meanOfLuckiest(200, Math.LN2 - 0.1)).toBeGreaterThan(0.001);
  });

  it('the two inequalities for the tail, and the identity between them', () => {
    const n = 40;
    const law = binomialLaw(n);
    for (const k of [1, 5, 12, 19]) {
      const u = k / n;
      const tilted = binomialLaw(n, u);
      expect(law[k]! / (Math.exp(-n * rate(u)) * tilted[k]!)).toBeCloseTo(1, 9);
      expect(tilted[k]).toBe(Math.max(...tilted));
      expect(tilted[k]).toBeGreaterThanOrEqual(1 / (n + 1));
      const tail = law.slice(0, k + 1).reduce((sum, p) => sum + p, 0);
      expect(tail).toBeLessThanOrEqual(Math.exp(-n * rate(u)));
      expect(tail).toBeGreaterThanOrEqual(Math.exp(-n * rate(u)) / (n + 1));
    }
  });

  it('I(q) ≥ 2(½ − q)², with equality of leading order only', () => {
    for (let q = 0; q < 0.5; q += 0.01) expect(rate(q)).toBeGreaterThanOrEqual(2 * (0.5 - q) ** 2);
    expect(rate(0.49) / (2 * 0.01 ** 2)).toBeCloseTo(1, 3);
    expect(rate(0)).toBe(Math.LN2);
  });

  it('prints the limits, and where the table stands in the figure', () => {
    for (const [N, name] of [
      [16, '| 16 |'],
      [256, '| 256 |'],
      [4096, '| 4096 |'],
      [2 ** 50, '$2^{50}$'],
    ] as const) {
      const q = limit(Math.log(N) / 100);
      // Bisection again, on the logarithm of the number of hypotheses.
      expect(100 * (Math.LN2 + q * Math.log(q) + (1 - q) * Math.log(1 - q))).toBeCloseTo(Math.log(N), 9);
      expect(prints(CHAPTER, q.toFixed(3), name)).toBe(true);
    }
    expect(prints(CHAPTER, Math.LN2.toFixed(2), 'Dashed: the limit of large')).toBe(true);
    expect(Math.log10(2 ** 100).toFixed(0)).toBe('30');
  });

  it('freezes where the slope of the entropy is ln((1 − q)/q)', () => {
    for (const c of [0.05, 0.3, 0.6]) {
      const q = limit(c);
      const h = 1e-5;
      expect(-(rate(q + h) - rate(q - h)) / (2 * h)).toBeCloseTo(Math.log((1 - q) / q), 6);
    }
  });
});
