import { describe, expect, it } from 'vitest';
import { apply, solve, multiply } from '../../src/lab/contract/linear.ts';
import { circulant, powerIn, randomMatrix } from './equivariance.ts';

const N = 5;
const ETA = 0.11;
const shift = (x: readonly number[], s: number) => x.map((_, i) => x[(i - s + N) % N]!);
const bases = randomMatrix(2, N, 31);
const inputs = bases.flatMap((u) => Array.from({ length: N }, (_, s) => shift(u, s)));
/** Targets without any rule but closure: a fixed answer for each base, shifted with it. */
const answers = randomMatrix(2, N, 32);
const closed = inputs.map((_, i) => shift(answers[Math.floor(i / N)]!, i % N));
const matrix = randomMatrix(N, N, 33);
const open = inputs.map((u) => apply(matrix, u));
const start = randomMatrix(N, N, 34);

const loss = (W: readonly (readonly number[])[], targets: readonly (readonly number[])[]) =>
  inputs.reduce((sum, u, i) => {
    const answer = apply(W, u);
    return sum + answer.reduce((all, value, j) => all + (value - targets[i]![j]!) ** 2, 0);
  }, 0) /
  (2 * inputs.length);

/** Gradient descent on the loss as a function of some numbers; central differences are exact for a quadratic. */
function descend(
  x0: readonly number[],
  layer: (x: readonly number[]) => number[][],
  targets: number[][],
  eta: number,
  steps: number,
): number[] {
  const x = [...x0];
  for (let t = 0; t < steps; t++) {
    const slopes = x.map((_, i) => {
      const at = (step: number) =>
        loss(layer(x.map((value, j) => (j === i ? value + step : value))), targets);
      return (at(0.5) - at(-0.5)) / 1;
    });
    slopes.forEach((slope, i) => (x[i]! -= eta * slope));
  }
  return x;
}
const asMatrix = (x: readonly number[]) =>
  Array.from({ length: N }, (_, i) => x.slice(i * N, (i + 1) * N) as number[]);
const dense = (targets: number[][], steps: number) =>
  asMatrix(descend(start.flat(), asMatrix, targets, ETA, steps));
const kernelOf = (A: readonly (readonly number[])[]) =>
  Array.from({ length: N }, (_, d) => A.reduce((sum, __, j) => sum + A[(j + d) % N]![j]! / N, 0));
const minus = (A: readonly (readonly number[])[], B: readonly (readonly number[])[]) =>
  A.map((row, i) => row.map((value, j) => value - B[i]![j]!));
const mode = (k: number, f: (x: number) => number) =>
  Array.from({ length: N }, (_, j) => f((2 * Math.PI * j * k) / N));
const power = (k: number) => inputs.reduce((sum, u) => sum + powerIn(u, k) / inputs.length, 0);

const STEPS = 9;
function expectDecay(now: number[][], before: number[][]) {
  for (let k = 0; k < N; k++) {
    for (const wave of [mode(k, Math.cos), mode(k, Math.sin)]) {
      const then = apply(before, wave);
      const factor = (1 - ETA * power(k)) ** STEPS;
      apply(now, wave).forEach((value, i) => expect(value).toBeCloseTo(factor * then[i]!, 9));
    }
  }
}

describe('a dense layer on all shifts, by descent with numerical gradients', () => {
  it('each mode of the error decays by itself, whatever the targets', () => {
    expectDecay(minus(dense(open, STEPS), matrix), minus(start, matrix));
    // With targets that no layer reaches: the minimiser from the normal equations.
    const gram = inputs[0]!.map((_, i) =>
      inputs[0]!.map((__, j) => inputs.reduce((s, u) => s + u[i]! * u[j]!, 0)),
    );
    const cross = inputs[0]!.map((_, i) =>
      Array.from({ length: N }, (__, o) => inputs.reduce((s, u, b) => s + u[i]! * closed[b]![o]!, 0)),
    );
    const solution = solve(gram, cross);
    const best = solution[0]!.map((_, o) => solution.map((row) => row[o]!));
    expectDecay(minus(dense(closed, STEPS), best), minus(start, best));
  });

  it('the distance from the convolutions decays so if the pairs are closed, and not otherwise', () => {
    const far = (A: number[][]) => minus(A, circulant(kernelOf(A)));
    expectDecay(far(dense(closed, STEPS)), far(start));
    const wave = mode(1, Math.cos);
    const factor = (1 - ETA * power(1)) ** STEPS;
    const then = apply(far(start), wave);
    const off = apply(far(dense(open, STEPS)), wave).map((value, i) => Math.abs(value - factor * then[i]!));
    expect(Math.max(...off)).toBeGreaterThan(0.1);
  });

  it('a convolutional layer with step η/N follows the nearest convolution', () => {
    const kernel = descend(kernelOf(start), circulant, closed, ETA / N, STEPS);
    kernelOf(dense(closed, STEPS)).forEach((value, d) => expect(kernel[d]).toBeCloseTo(value, 10));
  });

  it('the covariance is a convolution with the powers for multipliers', () => {
    const X = inputs.map((u) => [...u]);
    const C = multiply(
      X[0]!.map((_, i) => X.map((row) => row[i]!)),
      X,
    ).map((row) => row.map((value) => value / inputs.length));
    minus(C, circulant(kernelOf(C)))
      .flat()
      .forEach((value) => expect(value).toBeCloseTo(0, 12));
    const wave = mode(2, Math.cos);
    apply(C, wave).forEach((value, i) => expect(value).toBeCloseTo(power(2) * wave[i]!, 12));
  });
});

it('half of the shifts: each mode is coupled to k + N/2 and to no other, and a kernel for each parity is learned', () => {
  const size = 6;
  const move = (x: readonly number[], s: number) => x.map((_, i) => x[(i - s + size) % size]!);
  const evenly = (all: number[][]) => all.flatMap((u) => [0, 2, 4].map((s) => move(u, s)));
  const [X, Y] = [evenly(randomMatrix(3, size, 35)), evenly(randomMatrix(3, size, 36))];
  const moment = (A: number[][], B: number[][]) =>
    A[0]!.map((_, i) => B[0]!.map((__, j) => A.reduce((sum, a, n) => sum + a[i]! * B[n]![j]!, 0)));
  const C = moment(X, X);
  const wave = (k: number, f: (x: number) => number) =>
    Array.from({ length: size }, (_, j) => f((2 * Math.PI * j * k) / size));
  for (let k = 0; k < size; k++) {
    for (let l = 0; l < size; l++) {
      const part = (f: typeof Math.cos, g: typeof Math.cos) =>
        apply(C, wave(l, g)).reduce((sum, value, i) => sum + value * wave(k, f)[i]!, 0);
      const coupling = Math.hypot(
        part(Math.cos, Math.cos) + part(Math.sin, Math.sin),
        part(Math.cos, Math.sin) - part(Math.sin, Math.cos),
      );
      if ((k - l) % (size / 2) === 0) expect(coupling).toBeGreaterThan(1e-3);
      else expect(coupling).toBeCloseTo(0, 10);
    }
  }
  // Rows of the solution of C Wᵀ = D: two places on, the same weights two places on.
  const solution = solve(C, moment(X, Y));
  for (let i = 0; i < size; i++) {
    for (let o = 0; o < size; o++) {
      expect(solution[(i + 2) % size]![(o + 2) % size]).toBeCloseTo(solution[i]![o]!, 9);
    }
  }
  expect(Math.abs(solution[1]![1]! - solution[0]![0]!)).toBeGreaterThan(1e-3);
});
