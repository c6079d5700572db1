import { expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { words } from './binomial.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'statistical-learning/finite-samples';

it('all 32 labellings of five points stay within the bound, and the empirical best within twice it', () => {
  // Labels are noisy: P(y = 1 | x) differs from point to point, so nobody has risk 0.
  const noisy = [0.9, 0.4, 0.5, 0.1, 0.7];
  const weights = [0.3, 0.1, 0.2, 0.25, 0.15];
  const hypotheses = [...words(5)];
  const lossOf = (h: readonly number[], ones: readonly number[], zeros: readonly number[]) =>
    h.reduce((sum, answer, x) => sum + (answer === 1 ? zeros[x]! : ones[x]!), 0);
  const risk = hypotheses.map((h) =>
    lossOf(
      h,
      weights.map((w, x) => w * noisy[x]!),
      weights.map((w, x) => w * (1 - noisy[x]!)),
    ),
  );
  const least = Math.min(...risk);
  const [n, delta, samples] = [60, 0.2, 4000];
  const bound = Math.sqrt((Math.log(hypotheses.length) + Math.log(2 / delta)) / (2 * n));
  const random = stream(12);
  let [missed, missedBest, typical] = [0, 0, 0];
  for (let sample = 0; sample < samples; sample++) {
    const ones = [0, 0, 0, 0, 0];
    const zeros = [0, 0, 0, 0, 0];
    for (let i = 0; i < n; i++) {
      let u = random.uniform();
      let x = 0;
      while (x < 4 && u >= weights[x]!) u -= weights[x++]!;
      if (random.uniform() < noisy[x]!) ones[x]! += 1 / n;
      else zeros[x]! += 1 / n;
    }
    const empirical = hypotheses.map((h) => lossOf(h, ones, zeros));
    const deviation = Math.max(...empirical.map((value, k) => Math.abs(value - risk[k]!)));
    typical += deviation / samples;
    if (deviation >= bound) missed += 1;
    const best = empirical.indexOf(Math.min(...empirical));
    if (risk[best]! > least + 2 * bound) missedBest += 1;
  }
  expect(missed / samples).toBeLessThanOrEqual(delta);
  expect(missedBest).toBeLessThanOrEqual(missed);
  // A bound ten times too large would pass as well; this one is within a factor of three.
  expect(bound / typical).toBeLessThan(3);
});

it('n(ε, δ) solves 2ε′ = ε, and the numbers of the text', () => {
  for (const [N, epsilon, delta] of [
    [1e6, 0.01, 0.01],
    [50, 0.2, 0.1],
  ] as const) {
    const n = (2 * Math.log((2 * N) / delta)) / epsilon ** 2;
    expect(2 * Math.sqrt((Math.log(N) + Math.log(2 / delta)) / (2 * n))).toBeCloseTo(epsilon, 12);
    if (N === 1e6) expect(Math.round(n / 1000)).toBe(382);
  }
  expect(prints(CHAPTER, '382,000', '1,843')).toBe(true);
  const best = Math.sqrt((Math.log(1000) + Math.log(2 / 0.05)) / 20_000);
  expect(prints(CHAPTER, best.toFixed(4), 'thousand classifiers')).toBe(true);
});
