import { combine, identity, multiply, type Matrix } from '../../src/lab/contract/linear.ts';
import type { Stream } from '../../src/lab/contract/random.ts';

/** Quadratic losses with additive noise, for the tests of sgd/noise. */
export const transpose = (A: Matrix) => A[0]!.map((_, j) => A.map((row) => row[j]!));

/** A random symmetric matrix with the given eigenvalues: a product of rotations applied to the diagonal. */
export function randomSymmetric(eigenvalues: readonly number[], random: Stream): number[][] {
  const d = eigenvalues.length;
  let S: number[][] = eigenvalues.map((h, i) => eigenvalues.map((_, j) => (i === j ? h : 0)));
  for (let i = 0; i < d; i++) {
    for (let j = i + 1; j < d; j++) {
      const angle = 2 * Math.PI * random.uniform();
      const R = identity(d);
      R[i]![i] = R[j]![j] = Math.cos(angle);
      R[i]![j] = Math.sin(angle);
      R[j]![i] = -Math.sin(angle);
      S = multiply(multiply(R, S), transpose(R));
    }
  }
  return S;
}

/** The stationary covariance, by running the second moments until they stand still. */
export function settle(H: Matrix, C: Matrix, eta: number, steps: number): number[][] {
  const A = combine(1, identity(H.length), -eta, H);
  let Sigma: number[][] = H.map((row) => row.map(() => 0));
  for (let t = 0; t < steps; t++) Sigma = combine(1, multiply(multiply(A, Sigma), A), eta ** 2, C);
  return Sigma;
}
