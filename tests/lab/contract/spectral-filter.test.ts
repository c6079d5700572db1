import { describe, expect, it } from 'vitest';
import { stream } from '../../../src/lab/contract/random.ts';
import {
  excessError,
  resolvent,
  spectralMean,
  spectralSum,
  trainingError,
} from '../../../src/lab/contract/spectral-filter.ts';

describe('the law', () => {
  it.each([0.1, 0.5, 1, 2, 10])('has mass 1, mean 1, mean square 1 + γ, γ = %f', (gamma) => {
    expect(spectralMean(gamma, () => 1)).toBeCloseTo(1, 10);
    expect(spectralMean(gamma, (h) => h)).toBeCloseTo(1, 10);
    expect(spectralMean(gamma, (h) => h ** 2)).toBeCloseTo(1 + gamma, 9);
    for (const lambda of [0.05, 1, 7]) {
      const m = resolvent(gamma, lambda);
      expect(lambda * m + m / (1 + gamma * m)).toBeCloseTo(1, 10);
      expect(spectralMean(gamma, (h) => 1 / (h + lambda))).toBeCloseTo(m, 8);
    }
  });
});

describe('sums over the curvatures of one data set', () => {
  it('have the exact means that are known: tr S, tr S², tr S⁻¹', () => {
    for (const [n, p] of [
      [60, 30],
      [60, 150],
      [80, 80],
    ] as const) {
      expect(spectralSum(n, p, (h) => h).mean).toBeCloseTo(p, 9);
      expect(spectralSum(n, p, (h) => h ** 2).mean).toBeCloseTo(p + (p * (p + 1)) / n, 8);
    }
    const exact = (60 * 20) / (60 - 20 - 1);
    // The next order is 1/n².
    expect(Math.abs(spectralSum(60, 20, (h) => 1 / h).mean / exact - 1)).toBeLessThan(1e-3);
  });

  it('have the exact variance of the trace, 2p/n', () => {
    for (const p of [20, 60, 200]) {
      expect(spectralSum(60, p, (h) => h).variance).toBeCloseTo((2 * p) / 60, 9);
    }
  });
});

it.each([10, 30, 40])('errors of gradient descent, %i features: mean and variance, by simulation', (p) => {
  const N = 30;
  const task = { n: N, p, signal: 1, noise: 0.5 };
  const [eta, steps, sets] = [0.25, 6, 500];
  const keep = (h: number) => (1 - eta * h) ** steps;
  const samples: { test: number[]; train: number[] } = { test: [], train: [] };
  for (let set = 0; set < sets; set++) {
    const random = stream(31, p, set);
    const x = Array.from({ length: N }, () => Float64Array.from({ length: p }, () => random.normal()));
    const beta = 1 / Math.sqrt(p);
    const y = x.map((row) => row.reduce((sum, v) => sum + v * beta, Math.sqrt(0.5) * random.normal()));
    const w = new Float64Array(p);
    const residuals = () => x.map((row, i) => row.reduce((sum, v, j) => sum + v * w[j]!, -y[i]!));
    for (let step = 0; step < steps; step++) {
      residuals().forEach((residual, i) => {
        for (let j = 0; j < p; j++) w[j]! -= (eta / N) * residual * x[i]![j]!;
      });
    }
    samples.test.push(w.reduce((sum, v) => sum + (v - beta) ** 2, 0));
    samples.train.push(residuals().reduce((sum, v) => sum + v ** 2, 0) / N);
  }
  for (const [sample, predicted] of [
    [samples.test, excessError(task, keep)],
    [samples.train, trainingError(task, keep)],
  ] as const) {
    const mean = sample.reduce((sum, v) => sum + v, 0) / sets;
    const variance = sample.reduce((sum, v) => sum + (v - mean) ** 2, 0) / (sets - 1);
    expect(Math.abs(mean - predicted.mean)).toBeLessThan(4 * Math.sqrt(predicted.variance / sets));
    expect(variance / predicted.variance).toBeGreaterThan(0.75);
    expect(variance / predicted.variance).toBeLessThan(1.35);
  }
});
