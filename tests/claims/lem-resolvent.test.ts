import { describe, expect, it, test } from 'vitest';
import { identity, solve, trace } from '../../src/lab/contract/linear.ts';
import { stream } from '../../src/lab/contract/random.ts';
import { over, overCurvatures, response } from './gaussian-regression.ts';

/** (1/p) tr(S + λ)⁻¹ of one draw. */
function response1(n: number, p: number, lambda: number, seed: number): number {
  const random = stream(71, n, p, seed);
  const rows = Array.from({ length: n }, () => Array.from({ length: p }, () => random.normal()));
  const S = Array.from({ length: p }, (_, j) =>
    Array.from({ length: p }, (_, k) =>
      rows.reduce((sum, row) => sum + (row[j]! * row[k]!) / n, j === k ? lambda : 0),
    ),
  );
  return trace(solve(S, identity(p))) / p;
}

describe('the response of simulated data', () => {
  test.each([
    [40, 20, 0.2],
    [40, 40, 0.5],
    [24, 48, 0.5],
  ])('n = %i, p = %i, λ = %f', (n, p, lambda) => {
    const gamma = p / n;
    const m = response(gamma, lambda);
    const found = over(25, 0, (_, i) => response1(n, p, lambda, i));
    const bound =
      (Math.sqrt(2 * gamma) + Math.sqrt(1 / 2) + Math.sqrt(1 / n)) / (gamma * lambda ** 2 * Math.sqrt(n));
    expect(Math.abs(found.mean - m)).toBeLessThan(bound);
    // The bound is generous; the limit is much nearer, to order 1/n.
    expect(Math.abs(found.mean / m - 1)).toBeLessThan(1 / n + 4 * (found.standardError / m));
  });
});

describe('the printed density', () => {
  it.each([0.25, 0.6, 1, 1.7, 4])('has mass, mean and response, γ = %f', (gamma) => {
    expect(overCurvatures(gamma, () => 1)).toBeCloseTo(1, 6);
    expect(overCurvatures(gamma, (h) => h)).toBeCloseTo(1, 6);
    expect(overCurvatures(gamma, (h) => h ** 2)).toBeCloseTo(1 + gamma, 6);
    for (const lambda of [0.1, 1, 5]) {
      const m = response(gamma, lambda);
      expect(lambda * m + m / (1 + gamma * m)).toBeCloseTo(1, 10);
      expect(overCurvatures(gamma, (h) => 1 / (h + lambda))).toBeCloseTo(m, 6);
    }
  });
});
