import { expect, it } from 'vitest';
import { commutant, convolve, powerIn, randomMatrix, ringShift } from './equivariance.ts';

const N = 9;
const [w, v, u] = randomMatrix(3, N, 5) as [number[], number[], number[]];
const mean = (x: readonly number[]) => x.reduce((sum, value) => sum + value, 0) / x.length;

it('one weight is left for an invariant linear output', () => {
  expect(commutant([{ inputs: ringShift(N), outputs: [0] }])).toBe(1);
});

it('a linear stack with pooling cannot tell signals of the same mean apart', () => {
  const flat = new Array<number>(N).fill(mean(u));
  const network = (x: number[]) => mean(convolve(v, convolve(w, x)));
  expect(network(u)).toBeCloseTo(network(flat), 12);
});

it('with a square it measures the power spectrum in its band', () => {
  const measured = mean(convolve(w, u).map((value) => value ** 2));
  let predicted = 0;
  for (let k = 0; k < N; k++) predicted += N * powerIn(w, k) * powerIn(u, k);
  expect(measured).toBeCloseTo(predicted / N, 10);
});

it('with a cube it sees phases, but only sums of momenta that vanish modulo N', () => {
  const wave = (k: number, phase: number) =>
    Array.from({ length: N }, (_, j) => Math.cos((2 * Math.PI * k * j) / N + phase));
  const cube = (a: number, b: number, phase: number) =>
    mean(wave(a, 0).map((value, j) => (value + wave(b, phase)[j]!) ** 3));
  // 1 + 1 − 2 = 0: the phase matters. So it does for 1 + 4 + 4 = 9, which is umklapp, and for 3 + 3 + 3.
  expect(Math.abs(cube(1, 2, 0.5) - cube(1, 2, 1))).toBeGreaterThan(0.1);
  expect(Math.abs(cube(1, 4, 0.5) - cube(1, 4, 1))).toBeGreaterThan(0.1);
  expect(cube(3, 3, 0)).toBeGreaterThan(1);
  // No three of ±2 add up to a multiple of 9.
  expect(cube(2, 2, 0.5)).toBeCloseTo(0, 12);
});
