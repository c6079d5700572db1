import { expect, test } from 'vitest';
import { multiply } from '../../src/lab/contract/linear.ts';
import { combined, fitDense, fitOver, normals, outputs, over, shifts, transposed } from './image-maps.ts';

const [N, sigma] = [6, 0.7];
/** A symmetric circulant root of the covariance: its modes have powers between 0.04 and 4. */
const root = combined(shifts(N), [1, 0.45, 0.05, 0, 0.05, 0.45]);
const truth = combined(shifts(N), [1, -0.4, 0.2, 0, 0, 0.1]);
const all = shifts(N);
const local = Array.from({ length: 2 * N }, (_, a) =>
  truth.map((row, i) =>
    row.map((_, j) =>
      i === a >> 1 && (j === i || j === (i + 1) % N) && (j === i) === (a % 2 === 0) ? 1 : 0,
    ),
  ),
);
const blur = combined(shifts(N), [0.8, 0, 0, 0, 0, 0.3]);

/** Mean square of (fit − truth) x over inputs of the same law. */
function error(fit: number[][], true_: number[][]): number {
  const missed = fit.map((row, i) => row.map((value, j) => value - true_[i]![j]!));
  return multiply(missed, root)
    .flat()
    .reduce((sum, value) => sum + value ** 2, 0);
}

test.each([
  ['all maps', 14, truth, fitDense, N ** 2 / (14 - N - 1)],
  ['two inputs each', 9, blur, (X: number[][], Y: number[][]) => fitOver(local, X, Y), (N * 2) / (9 - 3)],
  [
    'convolutions',
    7,
    truth,
    (X: number[][], Y: number[][]) => fitOver(all, X, Y),
    (N - 2) / (7 - 1) + 2 / (7 - 2),
  ],
] as const)('%s: the same error for correlated pixels', (_, n, map, fit, weights) => {
  const W = map.map((row) => [...row]);
  const { mean, standardError } = over(500, [341, n], (r) => {
    const X = multiply(normals(r, n, N), transposed(root));
    return error(fit(X, outputs(X, W, sigma, r)), W);
  });
  expect(Math.abs(mean - sigma ** 2 * weights)).toBeLessThan(4 * standardError);
  expect(standardError / mean).toBeLessThan(0.04);
});

test('any two taps cost σ²p/n or more, for inputs that are correlated and not Gaussian', () => {
  const basis = [all[0]!, all[1]!];
  const W = combined(basis, [1, -0.5]);
  const { mean, standardError } = over(500, [342], (r) => {
    const X = multiply(
      normals(r, 2, N).map((row) => row.map((value) => (value * Math.abs(value)) / Math.sqrt(3))),
      transposed(root),
    );
    return error(fitOver(basis, X, outputs(X, W, sigma, r)), W);
  });
  expect(mean).toBeGreaterThan((sigma ** 2 * 2) / 2 - 4 * standardError);
});
