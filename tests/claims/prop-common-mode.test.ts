import { describe, expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { meanAndError } from '../../src/lab/contract/statistics.ts';
import { Phi } from './bent-line.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'statistical-learning/two-cultures';

describe('twenty bins with correlation 0.1', () => {
  const [b, rho, sigma, count] = [20, 0.1, 0.7, 20_000];
  const fits = Array.from({ length: count }, (_, i) => {
    const random = stream(31, i);
    const mode = Math.sqrt(rho) * random.normal();
    const y = Array.from({ length: b }, () => 3 + sigma * (mode + Math.sqrt(1 - rho) * random.normal()));
    const mean = y.reduce((sum, value) => sum + value, 0) / b;
    return { mean, chi2: y.reduce((sum, value) => sum + (value - mean) ** 2, 0) / sigma ** 2 };
  });
  const coverage = (reach: number) =>
    fits.filter(({ mean }) => Math.abs(mean - 3) <= (reach * sigma) / Math.sqrt(b)).length / count;

  it('(a) covers as said and printed', () => {
    const ratio = 1 + (b - 1) * rho;
    for (const reach of [1.96, 1]) {
      const p = 2 * Phi(reach / Math.sqrt(ratio)) - 1;
      expect(Math.abs(coverage(reach) - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / count));
      expect(prints(CHAPTER, (100 * p).toFixed(reach === 1 ? 0 : 1), 'Twenty bins')).toBe(true);
    }
    expect(prints(CHAPTER, ratio.toFixed(1), 'Twenty bins')).toBe(true);
  });

  it('(b) mean and variance of the least χ², and that it knows nothing of the amplitude', () => {
    const { mean, standardError } = meanAndError(fits.map(({ chi2 }) => chi2));
    expect(Math.abs(mean - (1 - rho) * (b - 1))).toBeLessThan(4 * standardError);
    const variance = standardError ** 2 * count;
    expect(variance / (2 * (b - 1) * (1 - rho) ** 2)).toBeCloseTo(1, 1);
    const product = meanAndError(fits.map((fit) => (fit.chi2 - mean) * (fit.mean - 3)));
    expect(Math.abs(product.mean)).toBeLessThan(4 * product.standardError);
    expect(prints(CHAPTER, (mean / (b - 1)).toFixed(2), 'reduced')).toBe(true);
    expect(prints(CHAPTER, ((1 - rho) * Math.sqrt(2 / (b - 1))).toFixed(2), 'reduced')).toBe(true);
  });
});

it('the sandwich does not see the mode: the mean of HC3, from the covariance of the residuals', () => {
  const [b, rho] = [20, 0.1];
  const bins = Array.from({ length: b }, (_, i) => i);
  const covariance = (i: number, j: number) => (i === j ? 1 : rho);
  // A residual is its bin less the mean of all.
  const weight = (i: number, j: number) => (i === j ? 1 : 0) - 1 / b;
  const square = (i: number) =>
    bins.reduce(
      (sum, j) => sum + bins.reduce((row, k) => row + weight(i, j) * covariance(j, k) * weight(i, k), 0),
      0,
    );
  const hc3 = bins.reduce((sum, i) => sum + square(i), 0) / (b * (1 - 1 / b)) ** 2;
  const truth = bins.reduce((sum, i) => sum + bins.reduce((row, j) => row + covariance(i, j), 0), 0) / b ** 2;
  expect(hc3).toBeCloseTo((1 - rho) / (b - 1), 12);
  expect(prints(CHAPTER, hc3.toFixed(3), 'has left no trace')).toBe(true);
  expect(prints(CHAPTER, (1 / b).toFixed(3), 'has left no trace')).toBe(true);
  expect(prints(CHAPTER, truth.toFixed(3), 'has left no trace')).toBe(true);
});

it('the inverse of an estimated covariance, by simulation for two bins', () => {
  const [N, b, count] = [8, 2, 8000];
  const random = stream(32);
  const inverses = Array.from({ length: count }, () => {
    const surveys = Array.from({ length: N }, () => [random.normal(), random.normal()] as const);
    const mean = [0, 1].map((j) => surveys.reduce((sum, survey) => sum + survey[j]!, 0) / N);
    const covariance = (i: number, j: number) =>
      surveys.reduce((sum, survey) => sum + (survey[i]! - mean[i]!) * (survey[j]! - mean[j]!), 0) / (N - 1);
    return covariance(1, 1) / (covariance(0, 0) * covariance(1, 1) - covariance(0, 1) ** 2);
  });
  const { mean, standardError } = meanAndError(inverses);
  expect(Math.abs(mean * ((N - b - 2) / (N - 1)) - 1)).toBeLessThan(4 * standardError);
  expect(prints(CHAPTER, (78 / 99).toFixed(2), '$N=100$ and $b=20$')).toBe(true);
});
