import { expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { betaBinomial } from '../../src/lab/demos/coverage/discrete.ts';
import { bentLine } from './bent-line.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'statistical-learning/two-cultures';

it('ex:cautious: a misfit in the middle makes the textbook too modest', () => {
  const random = stream(101);
  const [a, draws] = [0.5, 400_000];
  const x = Float64Array.from({ length: draws }, () => random.normal());
  const p = x.filter((value) => Math.abs(value) < a).length / draws;
  const h = x.map((value) => (Math.abs(value) < a ? 1 : 0) - p);
  const mean = (v: Float64Array) => v.reduce((sum, value) => sum + value, 0) / draws;
  const plain = mean(h.map((value) => value ** 2));
  const weighted = mean(h.map((value, i) => (value * x[i]!) ** 2));
  expect(plain).toBeCloseTo(p * (1 - p), 9);
  expect(weighted).toBeLessThan(p * p + p * a * a);
  expect(weighted).toBeLessThan(plain);
});

it('ex:short-residuals: the plain sandwich is short by about 4/n, HC3 is not', () => {
  const [n, count] = [50, 6000];
  let [plain, hc3] = [0, 0];
  for (let i = 0; i < count; i++) {
    const fit = bentLine({ n, c: 0, sigma: 1, seed: [102, i] });
    // Given the inputs, the naive estimate has the right mean.
    plain += fit.plain / fit.naive / count;
    hc3 += fit.hc3 / fit.naive / count;
  }
  expect(Math.abs(plain - (1 - 4 / n))).toBeLessThan(0.02);
  expect(hc3).toBeGreaterThan(1);
});

it('ex:calibration-size: the smallest m, and the m for one per cent', () => {
  const within = (m: number) => {
    const [N, r] = [20_000, Math.round(0.95 * (m + 1))];
    return betaBinomial(N, r, m + 1 - r).reduce(
      (sum, p, j) => sum + (Math.abs(j / N - 0.95) <= 0.01 ? p : 0),
      0,
    );
  };
  // Counting noise of 20,000 new examples is small beside the scatter of the coverage, but not nothing.
  expect(within(1819)).toBeGreaterThan(0.93);
  expect(within(1819)).toBeLessThan(0.955);
  /** P(0.94 ≤ Beta(r, m + 1 − r) ≤ 0.96) by Simpson's rule. */
  const exact = (m: number) => {
    const r = 0.95 * (m + 1);
    const log = (t: number) => (r - 1) * Math.log(t) + (m - r) * Math.log(1 - t);
    const top = log((r - 1) / (m - 1));
    const sum = (from: number, to: number) => {
      const steps = 2000;
      let total = 0;
      for (let i = 0; i <= steps; i++) {
        const weight = i % steps === 0 ? 1 : i % 2 ? 4 : 2;
        total += weight * Math.exp(log(from + ((to - from) * i) / steps) - top);
      }
      return (total * (to - from)) / steps;
    };
    return sum(0.94, 0.96) / sum(0.85, 0.9999);
  };
  expect(exact(1799)).toBeLessThan(0.95);
  expect(exact(1819)).toBeGreaterThan(0.95);
  expect(prints(CHAPTER, '1819', `$r=${0.95 * 1820}$`)).toBe(true);
  expect(prints(CHAPTER, (0.0475 * 196 ** 2).toFixed(0), '196^2')).toBe(true);
  expect(Math.ceil(0.95 * 20)).toBeLessThanOrEqual(19);
  expect(Math.ceil(0.95 * 19)).toBeGreaterThan(18);
});
