import { describe, expect, it } from 'vitest';
import {
  betaBinomial,
  binomial,
  central,
  shapeOf,
  sumOf,
  upTo,
} from '../../../src/lab/demos/coverage/discrete.ts';
import { coverageBand, residualBelow } from '../../../src/lab/demos/coverage/exact.ts';

describe('discrete laws', () => {
  it.each([
    [1, 0.3],
    [12, 0.999],
    [4000, 0.94],
    [16_000, 0.0002],
  ])('Bin(%i, %f) has its mean and variance', (n, p) => {
    const { mean, deviation } = shapeOf(binomial(n, p));
    expect(mean / (n * p)).toBeCloseTo(1, 9);
    expect(deviation ** 2 / (n * p * (1 - p))).toBeCloseTo(1, 8);
  });

  it('binomial weights, one by one', () => {
    [1, 4, 6, 4, 1].forEach((ways, j) => expect(binomial(4, 0.5)[j]).toBeCloseTo(ways / 16, 14));
  });

  it('Beta(1, 1) makes all counts equally likely', () => {
    for (const p of betaBinomial(9, 1, 1)) expect(p).toBeCloseTo(0.1, 14);
  });

  it('the central interval leaves the tail asked for, and no smaller one does', () => {
    const law = binomial(200, 0.95);
    const { lower, upper } = central(law, 1e-3);
    expect(upTo(law, lower - 1)).toBeLessThanOrEqual(1e-3);
    expect(upTo(law, lower)).toBeGreaterThan(1e-3);
    expect(1 - upTo(law, upper)).toBeLessThanOrEqual(1e-3 + 1e-12);
    expect(1 - upTo(law, upper - 1)).toBeGreaterThan(1e-3);
  });

  it('sums are binomial where they have to be', () => {
    const sum = sumOf(binomial(7, 0.2), 3);
    binomial(21, 0.2).forEach((p, j) => expect(sum[j]).toBeCloseTo(p, 13));
  });
});

it('the band of a mean coverage: expansion and exact sum agree where one takes over from the other', () => {
  const [sum, expansion] = [coverageBand(8, 1e-5), coverageBand(9, 1e-5)];
  const width = (band: typeof sum) => band.upper - band.lower;
  expect((width(expansion) * 3) / (width(sum) * Math.sqrt(8))).toBeCloseTo(1, 1);
  expect(Math.abs(expansion.lower - sum.lower)).toBeLessThan(0.006);
});

it('P(|c(x² − 1) + noise| ≤ t) by the midpoint rule over both variables', () => {
  const [c, t] = [0.6, 1.3];
  const h = 0.01;
  let sum = 0;
  for (let x = -6 + h / 2; x < 6; x += h) {
    for (let z = -6 + h / 2; z < 6; z += h) {
      if (Math.abs(c * (x * x - 1) + 0.5 * z) <= t) sum += Math.exp(-(x * x + z * z) / 2);
    }
  }
  expect((sum * h * h) / (2 * Math.PI)).toBeCloseTo(residualBelow(t, c), 3);
});
