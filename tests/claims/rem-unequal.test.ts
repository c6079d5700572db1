import { describe, expect, it, test } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { draw, excess, fit, over } from './gaussian-regression.ts';

/** The effective ridge and the excess error as printed, for ridge λ, in the basis of the features. */
function learningCurve(
  variances: readonly number[],
  beta: readonly number[],
  n: number,
  ridge: number,
  noise: number,
) {
  const over = (f: (v: number) => number) => variances.reduce((sum, v) => sum + f(v), 0);
  // Λ − λ − (Λ/n) Σ v/(v + Λ) increases with Λ beyond its only zero.
  let [low, high] = [0, ridge + over((v) => v)];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (middle - ridge - (middle / n) * over((v) => v / (v + middle)) < 0) low = middle;
    else high = middle;
  }
  const phi = over((v) => (v / (v + high)) ** 2) / n;
  const bias = variances.reduce((sum, v, i) => sum + (v * (beta[i]! * high) ** 2) / (v + high) ** 2, 0);
  return { ridge: high, error: (bias + noise * phi) / (1 - phi) };
}

describe('the learning curve of features with unequal variance, by simulation', () => {
  const variances = Array.from({ length: 150 }, (_, i) => (1 + i) ** -1.3);
  const beta = variances.map((v, i) => (i % 3 === 0 ? 1 : -0.4) * v ** 0.2);
  test.each([
    [40, 0, 0.2],
    [40, 0.02, 0.2],
    [60, 0, 0],
  ])('n = %i, λ = %f, σ² = %f', (n, ridge, noise) => {
    const scales = variances.map(Math.sqrt);
    const found = over(120, 0, (_, i) =>
      excess(fit(draw(stream(121, n, i), n, beta, Math.sqrt(noise), scales), ridge), beta, variances),
    );
    const { error } = learningCurve(variances, beta, n, ridge, noise);
    // A limit, held against finite n.
    expect(Math.abs(found.mean / error - 1)).toBeLessThan(0.04 + (4 * found.standardError) / found.mean);
  });
});

it('for equal variances and no ridge it is the limit of the theorem', () => {
  const [n, p] = [1000, 2500];
  const beta = new Array<number>(p).fill(1 / Math.sqrt(p));
  const { ridge, error } = learningCurve(new Array<number>(p).fill(1), beta, n, 0, 0.3);
  expect(p / (1 + ridge)).toBeCloseTo(n, 4);
  expect(error).toBeCloseTo(1 - n / p + 0.3 / (p / n - 1), 6);
});

describe('the exercise on power laws', () => {
  const p = 20_000;
  /** Excess error and effective ridge; the features beyond p are a ridge, by prop:tail-is-ridge. */
  const curve = (alpha: number, tau: number, n: number) => {
    const variances = Array.from({ length: p }, (_, i) => (i + 1) ** -alpha);
    const beta = variances.map((v, i) => Math.sqrt((i + 1) ** (-1 - tau) / v));
    const beyond = p ** (1 - alpha) / (alpha - 1) / n;
    const { ridge, error } = learningCurve(variances, beta, n, beyond, 0);
    return { ridge, error: error + p ** -tau / tau };
  };

  test.each([
    [1.5, 0.8, 0.8],
    [2, 1.5, 1.5],
    [1.5, 6, 3],
  ])('α = %f, τ = %f: exponent %f', (alpha, tau, exponent) => {
    const J = Math.PI / alpha / Math.sin(Math.PI / alpha);
    const [few, many] = [100, 400].map((n) => curve(alpha, tau, n));
    expect(Math.abs(many!.ridge / (J / 400) ** alpha - 1)).toBeLessThan(0.03);
    expect(Math.abs(Math.log(few!.error / many!.error) / Math.log(4) - exponent)).toBeLessThan(0.04);
  });
});
