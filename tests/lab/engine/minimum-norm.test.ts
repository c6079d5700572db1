import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { stream } from '../../../src/lab/contract/random.ts';
import { minimumNorm } from '../../../src/lab/engine/minimum-norm.ts';

const sizes = fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }), fc.nat(1000));

function problem(n: number, p: number, seed: number) {
  const random = stream(seed, n, p);
  return {
    x: Float64Array.from({ length: n * p }, () => random.normal()),
    y: Float64Array.from({ length: n }, () => random.normal()),
  };
}

/** Xᵀ(y − Xw) − λ n w: minus half the gradient of the loss. */
function residualGradient(x: Float64Array, y: Float64Array, w: Float64Array, n: number, ridge: number) {
  const p = w.length;
  const residual = y.map((value, i) => value - w.reduce((sum, weight, j) => sum + weight * x[i * p + j]!, 0));
  return w.map(
    (weight, j) => residual.reduce((sum, value, i) => sum + value * x[i * p + j]!, 0) - ridge * n * weight,
  );
}

describe('minimumNorm', () => {
  test('solves the normal equations, with and without a ridge', () => {
    fc.assert(
      fc.property(sizes, fc.constantFrom(0, 0.1, 3), ([n, p, seed], ridge) => {
        // Square Gaussian matrices can be as badly conditioned as they please.
        fc.pre(ridge > 0 || Math.abs(n - p) > 1);
        const { x, y } = problem(n, p, seed);
        const w = minimumNorm(x, y, n, p, ridge);
        for (const value of residualGradient(x, y, w, n, ridge)) expect(Math.abs(value)).toBeLessThan(1e-6);
      }),
    );
  });

  test('with more features than examples it interpolates, and is orthogonal to every change that would too', () => {
    const [n, p] = [5, 9];
    const { x, y } = problem(n, p, 3);
    const w = minimumNorm(x, y, n, p, 0);
    for (let i = 0; i < n; i++) {
      const fitted = w.reduce((sum, value, j) => sum + value * x[i * p + j]!, 0);
      expect(fitted).toBeCloseTo(y[i]!, 9);
    }
    // A vector of the null space: what the rows of X leave of a random one.
    const random = stream(4);
    const v = Float64Array.from({ length: p }, () => random.normal());
    const image = Float64Array.from({ length: n }, (_, i) =>
      v.reduce((sum, value, j) => sum + value * x[i * p + j]!, 0),
    );
    const inRows = minimumNorm(x, image, n, p, 0);
    const dot = w.reduce((sum, value, j) => sum + value * (v[j]! - inRows[j]!), 0);
    expect(dot).toBeCloseTo(0, 9);
  });

  test('is the end of gradient descent from 0', () => {
    const [n, p] = [4, 7];
    const { x, y } = problem(n, p, 5);
    let w = new Float64Array(p);
    for (let step = 0; step < 20_000; step++) {
      const g = residualGradient(x, y, w, n, 0);
      w = w.map((value, j) => value + 0.02 * g[j]!);
    }
    const direct = minimumNorm(x, y, n, p, 0);
    direct.forEach((value, j) => expect(w[j]).toBeCloseTo(value, 6));
  });

  test.each([
    [7, 4],
    [4, 7],
  ])('several outputs are as many problems: n = %i, p = %i', (n, p) => {
    const { x, y } = problem(n, p, 6);
    const other = problem(n, p, 7).y;
    const both = minimumNorm(
      x,
      Float64Array.from({ length: 2 * n }, (_, i) => [y, other][i % 2]![i >> 1]!),
      n,
      p,
      0,
    );
    const alone = [y, other].map((targets) => minimumNorm(x, targets, n, p, 0));
    both.forEach((value, i) => expect(value).toBeCloseTo(alone[i % 2]![i >> 1]!, 12));
  });

  test('refuses examples that are linearly dependent', () => {
    const x = Float64Array.of(1, 2, 2, 4);
    expect(() => minimumNorm(x, Float64Array.of(1, 2), 2, 2, 0)).toThrow(
      'The examples are linearly dependent to working precision; a ridge would help.',
    );
  });
});
