import { stream, type Stream } from '../../src/lab/contract/random.ts';
import { identity, multiply, solve } from '../../src/lab/contract/linear.ts';
import { meanAndError } from '../../src/lab/contract/statistics.ts';

/** The task of the chapter on sample economy, simulated with plain matrices: nothing of its formulas enters. */

export type Rows = number[][];

export const normals = (random: Stream, n: number, N: number): Rows =>
  Array.from({ length: n }, () => Array.from({ length: N }, () => random.normal()));

export const transposed = (A: Rows): Rows => A[0]!.map((_, j) => A.map((row) => row[j]!));

/** y = W x + σ noise for each row of X. */
export function outputs(X: Rows, W: Rows, sigma: number, random: Stream): Rows {
  return multiply(X, transposed(W)).map((row) => row.map((value) => value + sigma * random.normal()));
}

/** Least squares over all maps with the basis B_1, …, B_p, by its normal equations, whatever the basis is. */
export function fitOver(basis: readonly Rows[], X: Rows, Y: Rows): Rows {
  // Rows: examples times outputs; columns: (B_a x_i) stacked.
  const images = basis.map((B) => multiply(X, transposed(B)).flat());
  const y = Y.flat();
  const inner = (u: number[], v: number[]) => u.reduce((sum, value, i) => sum + value * v[i]!, 0);
  const gram = images.map((u) => images.map((v) => inner(u, v)));
  const weights = solve(
    gram,
    images.map((u) => [inner(u, y)]),
  ).map(([w]) => w!);
  const N = basis[0]!.length;
  return Array.from({ length: N }, (_, i) =>
    Array.from({ length: N }, (_, j) => basis.reduce((sum, B, a) => sum + weights[a]! * B[i]![j]!, 0)),
  );
}

/** Least squares over all maps. */
export function fitDense(X: Rows, Y: Rows): Rows {
  const Xt = transposed(X);
  return transposed(solve(multiply(Xt, X), multiply(Xt, Y)));
}

/** The shift by so many pixels. */
export const shift = (N: number, by: number): Rows =>
  Array.from({ length: N }, (_, i) => Array.from({ length: N }, (_, j) => ((i - j - by) % N === 0 ? 1 : 0)));

export const shifts = (N: number, taps = N): Rows[] => Array.from({ length: taps }, (_, a) => shift(N, a));

export function combined(basis: readonly Rows[], weights: readonly number[]): Rows {
  return basis[0]!.map((row, i) =>
    row.map((_, j) => basis.reduce((sum, B, a) => sum + weights[a]! * B[i]![j]!, 0)),
  );
}

/** The mean of T⁻ᵃ W Tᵃ. */
export function averaged(W: Rows): Rows {
  const N = W.length;
  const all = shifts(N).map((T) => multiply(transposed(T), multiply(W, T)));
  return identity(N).map((row, i) => row.map((_, j) => all.reduce((sum, A) => sum + A[i]![j]! / N, 0)));
}

export const distance = (A: Rows, B: Rows): number =>
  A.reduce((sum, row, i) => sum + row.reduce((s, value, j) => s + (value - B[i]![j]!) ** 2, 0), 0);

/** Mean of a quantity over so many data sets, with its standard error. */
export function over(count: number, path: readonly number[], quantity: (random: Stream) => number) {
  return meanAndError(Float64Array.from({ length: count }, (_, i) => quantity(stream(7, ...path, i))));
}
