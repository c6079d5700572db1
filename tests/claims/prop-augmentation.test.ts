import { expect, it } from 'vitest';
import { multiply } from '../../src/lab/contract/linear.ts';
import { stream } from '../../src/lab/contract/random.ts';
import { distance, fitDense, fitOver, normals, shifts, transposed } from './image-maps.ts';

const N = 7;

it('on any data: dense least squares on all shifts is least squares over convolutions', () => {
  const random = stream(351);
  for (const n of [1, 2, 5]) {
    // Neither white nor Gaussian, and no linear map behind the outputs.
    const X = normals(random, n, N).map((row) => row.map((value, j) => Math.exp(value) * (1 + j) - 2));
    const Y = X.map((row) => row.map((value, j) => Math.sin(value) + random.normal() * j));
    const every = (rows: number[][]) => shifts(N).flatMap((T) => multiply(rows, transposed(T)));
    const augmented = fitDense(every(X), every(Y));
    const shared = fitOver(shifts(N), X, Y);
    expect(
      distance(augmented, shared) /
        distance(
          shared,
          shared.map((row) => row.map(() => 0)),
        ),
    ).toBeLessThan(1e-10);
  }
});

it('with some of the shifts missing it is not', () => {
  const random = stream(352);
  const [X, Y] = [normals(random, 3, N), normals(random, 3, N)];
  const some = (rows: number[][]) => shifts(N, N - 2).flatMap((T) => multiply(rows, transposed(T)));
  expect(distance(fitDense(some(X), some(Y)), fitOver(shifts(N), X, Y))).toBeGreaterThan(1e-3);
});

it('gradient descent from zero on all shifts stays circulant', () => {
  const random = stream(353);
  const [X, Y] = [normals(random, 2, N), normals(random, 2, N)];
  const every = (rows: number[][]) => shifts(N).flatMap((T) => multiply(rows, transposed(T)));
  const [x, y] = [every(X), every(Y)];
  let W = shifts(N)[0]!.map((row) => row.map(() => 0));
  for (let step = 0; step < 5; step++) {
    const residual = multiply(x, transposed(W)).map((row, i) => row.map((value, p) => value - y[i]![p]!));
    const gradient = multiply(transposed(residual), x);
    W = W.map((row, i) => row.map((value, j) => value - 0.01 * gradient[i]![j]!));
    const moved = multiply(transposed(shifts(N)[1]!), multiply(W, shifts(N)[1]!));
    expect(distance(W, moved)).toBeLessThan(1e-24);
  }
  expect(W[0]![0]).not.toBe(0);
});
