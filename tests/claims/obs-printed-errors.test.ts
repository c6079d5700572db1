import { describe, expect, it } from 'vitest';
import { solve } from '../../src/lab/contract/linear.ts';
import { stream } from '../../src/lab/contract/random.ts';
import { normalQuantile, normalTail } from '../../src/lab/contract/statistics.ts';
import { highDimension } from '../../src/lab/demos/biased-slopes/exact.ts';
import { prints } from './chapter.ts';
import { dot, draw, fit, information, mean, s } from './logistic.ts';

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

describe('calibration on new data, with ten examples to a weight', () => {
  const logit = Math.log(9);
  /** P(y = 1) where the fit says 0.9: given the fitted logit the true one is Gaussian with this factor and variance. */
  const probability = (factor: number, variance: number) =>
    mean((z) => s(factor * logit + Math.sqrt(variance) * z));

  it('prints the factor, what is left of it without the bias, and what 0.9 is worth', () => {
    const { alpha, sigma } = highDimension(0.1, 1);
    const noise = 0.1 * sigma ** 2;
    const factor = alpha / (alpha ** 2 + noise);
    expect(prints(CHAPTER, factor.toFixed(2), 'On new data'), `${factor}`).toBe(true);
    expect(prints(CHAPTER, (alpha * factor).toFixed(2), 'On new data'), `${alpha * factor}`).toBe(true);
    const right = probability(factor, noise / (alpha ** 2 + noise));
    expect(prints(CHAPTER, (100 * right).toFixed(0), 'On new data'), `${right}`).toBe(true);
  });

  it('agrees with fits, and with labels drawn anew', () => {
    const [n, d, fits] = [300, 30, 30];
    const w = Array.from({ length: d }, (_, j) => (j === 0 ? 1 : 0));
    let [factor, right, count, hits] = [0, 0, 0, 0];
    for (let k = 0; k < fits; k++) {
      const found = fit(draw(stream(23, k), n, w));
      const square = dot(found, found);
      factor += found[0]! / square / fits;
      right += probability(found[0]! / square, 1 - found[0]! ** 2 / square) / fits;
      const fresh = draw(stream(24, k), 2000, w);
      fresh.x.forEach((row, i) => {
        const p = s(dot(row, found));
        if (p < 0.88 || p > 0.92) return;
        count += 1;
        hits += fresh.y[i]!;
      });
    }
    // A fit scatters by a tenth; finite n costs a few hundredths of the factor.
    expect(Math.abs(factor - 0.58)).toBeLessThan(0.04);
    expect(Math.abs(right - 0.76)).toBeLessThan(0.02);
    expect(count).toBeGreaterThan(1500);
    expect(Math.abs(hits / count - 0.76)).toBeLessThan(0.04);
  });
});
