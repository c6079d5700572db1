import { describe, expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { normalTail } from '../../src/lab/contract/statistics.ts';
import { binomialCumulative } from '../../src/lab/demos/lucky-overfitting/exact.ts';
import { meanLuck, words } from './binomial.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'statistical-learning/finite-samples';

describe('the trials factor', () => {
  it('is exact for any joint law with equal marginals', () => {
    const N = 5;
    const patterns = [...words(N)];
    const random = stream(2);
    // A random law, made symmetric under rotation so that all marginals are equal, and nothing else.
    const weights = new Map(patterns.map((pattern) => [pattern.join(''), random.uniform() ** 3]));
    const law = patterns.map((pattern) =>
      pattern.reduce(
        (sum, _, shift) => sum + weights.get([...pattern.slice(shift), ...pattern.slice(0, shift)].join(''))!,
        0,
      ),
    );
    const total = law.reduce((sum, w) => sum + w, 0);
    const mean = (value: (pattern: readonly number[]) => number) =>
      patterns.reduce((sum, pattern, i) => sum + (law[i]! / total) * value(pattern), 0);
    const count = (pattern: readonly number[]) => pattern.reduce((sum, bit) => sum + bit, 0);
    const p = mean((pattern) => pattern[0]!);
    let [effective, below] = [0, 0];
    for (let k = 0; k < N; k++) {
      expect(mean((pattern) => pattern[k]!)).toBeCloseTo(p, 12);
      effective += mean((pattern) => (pattern[k] ? 1 / count(pattern) : 0)) / p;
      below += p / mean((pattern) => (pattern[k] ? count(pattern) : 0));
    }
    expect(p * effective).toBeCloseTo(1 - law[0]! / total, 12);
    expect(effective).toBeGreaterThan(below);
    expect(effective).toBeLessThan(N);
  });

  it('groups that err alike count once', () => {
    const [groups, size, p] = [8, 10, 1e-4];
    const any = 1 - (1 - p) ** groups;
    // Given that one event occurs, 1/V is the mean of 1/(10 (1 + the other groups)).
    let mean = 0;
    for (let others = 0; others < groups; others++) {
      const ways = Array.from({ length: others }, (_, i) => (groups - 1 - i) / (i + 1)).reduce(
        (a, b) => a * b,
        1,
      );
      mean += (ways * p ** others * (1 - p) ** (groups - 1 - others)) / (size * (1 + others));
    }
    expect(groups * size * mean * p).toBeCloseTo(any, 12);
    expect(groups * size * mean).toBeCloseTo(groups, 2);
  });

  it('prints what 101 thresholds are worth at three levels, by the walk that their errors make', () => {
    const n = 100;
    // Errors at the k-th gap: the zeros, plus a walk that steps up at every one and down at every zero.
    // law.get(s)[m]: probability that the walk stands at s with the lowest point −m so far.
    let law = new Map<number, Float64Array>([[0, Float64Array.of(1, ...new Array<number>(n).fill(0))]]);
    for (let step = 0; step < n; step++) {
      const next = new Map<number, Float64Array>();
      for (const [at, lows] of law)
        for (const to of [at - 1, at + 1]) {
          let target = next.get(to);
          if (!target) next.set(to, (target = new Float64Array(n + 1)));
          lows.forEach((p, low) => (target[Math.max(low, -to)]! += p / 2));
        }
      law = next;
    }
    const atMost = (errors: number) => {
      let sum = 0;
      for (const [end, lows] of law) lows.forEach((p, low) => (sum += (n - end) / 2 - low <= errors ? p : 0));
      return sum;
    };
    const single = binomialCumulative(n);
    const worth = (errors: number) => atMost(errors) / single[errors + 1]!;
    expect(Math.round(worth(35))).toBe(16);
    expect(Math.round(worth(25))).toBe(35);
    expect(worth(0)).toBeCloseTo(101, 6);
    expect(prints(CHAPTER, '16 for at most 35 errors, 35 for at most 25, and all 101 for none')).toBe(true);
  });

  it('prints five standard deviations in 4096 places', () => {
    const p = normalTail(5);
    expect(p.toExponential(1)).toBe('2.9e-7');
    const global = 1 - Math.exp(4096 * Math.log1p(-p));
    expect(prints(CHAPTER, global.toFixed(4), '4096')).toBe(true);
    expect(global).toBeGreaterThan(normalTail(3.1));
    expect(global).toBeLessThan(normalTail(3));
  });

  it('prints what 101 independent hypotheses would do', () => {
    expect(prints(CHAPTER, meanLuck(100, 101).toFixed(3), '101 different ways')).toBe(true);
  });
});
