import { describe, expect, it } from 'vitest';
import { solve } from '../../src/lab/contract/linear.ts';
import { stream } from '../../src/lab/contract/random.ts';
import { normalQuantile, normalTail } from '../../src/lab/contract/statistics.ts';
import { highDimension } from '../../src/lab/demos/biased-slopes/exact.ts';
import { prints } from './chapter.ts';
import { draw, information, mean, s } from './logistic.ts';

const CHAPTER = 'statistical-learning/logistic-regression';
const level = -normalQuantile(0.025);

describe('the table', () => {
  it.each([0.02, 0.05, 0.1, 0.2, 0.3, 0.4])('at d/n = %d', (c) => {
    const { alpha, sigma, lambda } = highDimension(c, 1);
    const printed = Math.sqrt(lambda / c);
    const rejected = 200 * normalTail((level * printed) / sigma);
    const row = [alpha, sigma, printed].map((value) => value.toFixed(3)).join(' | ');
    expect(prints(CHAPTER, `${c} | ${row} | ${rejected.toFixed(1)} %`), `${row} ${rejected}`).toBe(true);
  });

  it('begins with Fisher’s formula', () => {
    const fisher = 1 / Math.sqrt(mean((z) => s(z) * s(-z)));
    expect(prints(CHAPTER, `0 | 1 | ${fisher.toFixed(3)} | ${fisher.toFixed(3)} | 5.0 %`)).toBe(true);
    const nearly = highDimension(1e-3, 1);
    expect(nearly.sigma).toBeCloseTo(fisher, 1);
    expect(Math.sqrt(nearly.lambda / 1e-3)).toBeCloseTo(fisher, 1);
  });
});

it('the exercise with 50 weights and 500 examples', () => {
  const { alpha, sigma, lambda } = highDimension(0.1, 1);
  const fisher = 1 / Math.sqrt(mean((z) => s(z) * s(-z)));
  const printed = Math.sqrt(lambda / 0.1);
  expect(prints(CHAPTER, (100 * (alpha - 1)).toFixed(0), 'effects by', 'per cent')).toBe(true);
  for (const value of [sigma, printed, fisher])
    expect(prints(CHAPTER, (value / Math.sqrt(500)).toFixed(3), '\\sqrt{500}')).toBe(true);
  for (const value of [printed, fisher])
    expect(prints(CHAPTER, (value / sigma).toFixed(2), 'a factor')).toBe(true);
  expect(prints(CHAPTER, (100 * normalTail((level * printed) / sigma)).toFixed(1), '50 null weights')).toBe(
    true,
  );
});

describe('why the printed errors follow part of the way', () => {
  /** λ of 1 − c = E 1/(1 + λ s'(rZ)): the inverse Hessian of a sample at the true weights, by bisection. */
  function atTheTruth(c: number): number {
    let [low, high] = [0, 100];
    while (high - low > 1e-10) {
      const middle = (low + high) / 2;
      if (mean((z) => 1 / (1 + middle * s(z) * s(-z))) > 1 - c) low = middle;
      else high = middle;
    }
    return low;
  }

  it('prints the variance at the true weights, between Fisher’s and the one that is printed', () => {
    const fisher = 1 / mean((z) => s(z) * s(-z));
    const truth = atTheTruth(0.1) / 0.1;
    const printed = highDimension(0.1, 1).lambda / 0.1;
    for (const value of [truth, fisher, printed])
      expect(prints(CHAPTER, value.toFixed(2), 'two reasons'), value.toFixed(4)).toBe(true);
    expect(Math.abs((truth - fisher) / (printed - fisher) - 0.5)).toBeLessThan(0.06);
  });

  it('agrees with inverse Hessians of samples', () => {
    const [n, d, sets] = [300, 30, 6];
    const w = Array.from({ length: d }, (_, j) => (j === 0 ? 1 : 0));
    let sum = 0;
    for (let set = 0; set < sets; set++) {
      const H = information(draw(stream(17, set), n, w), w);
      const G = solve(H, w.map((_, j) => w.map((_v, l) => (j === l ? 1 : 0)))); // prettier-ignore
      for (let j = 1; j < d; j++) sum += (n * G[j]![j]!) / (d - 1) / sets;
    }
    expect(Math.abs(sum / (atTheTruth(0.1) / 0.1) - 1)).toBeLessThan(0.03);
  });
});
