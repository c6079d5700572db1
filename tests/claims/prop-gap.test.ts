import { expect, it } from 'vitest';
import { solve } from '../../src/lab/contract/linear.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'convolution/translation';
const HALF = 60;

/** Weights of the best linear estimate in the middle of a long stretch, from its normal equations. */
function filter(q: number, noise: number): number[] {
  const size = 2 * HALF + 1;
  const A = Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (__, j) => q ** Math.abs(i - j) + (i === j ? noise : 0)),
  );
  return solve(
    A,
    Array.from({ length: size }, (_, i) => [q ** Math.abs(i - HALF)]),
  ).map(([value]) => value!);
}

function root(sum: number): number {
  return (sum - Math.sqrt(sum ** 2 - 4)) / 2;
}
const predicted = (q: number, noise: number) => root(q + 1 / q + (1 - q * q) / (noise * q));

it.each([
  [0.9, 1],
  [0.5, 0.3],
  [0.8, 5],
])('the kernel is a two-sided exponential, q = %d, noise %d', (q, noise) => {
  const w = filter(q, noise);
  const b = predicted(q, noise);
  expect(b).toBeLessThan(q);
  const middle = (((1 - q * q) / (noise * q)) * b) / (1 - b * b);
  for (let j = 0; j <= 12; j++) {
    expect(w[HALF + j]).toBeCloseTo(middle * b ** j, 7);
    expect(w[HALF - j]).toBeCloseTo(middle * b ** j, 7);
  }
});

it('prints how much a narrow kernel leaves out', () => {
  const w = filter(0.9, 1);
  expect(prints(CHAPTER, (w[HALF + 1]! / w[HALF]!).toFixed(3), 'Kernels of width')).toBe(true);
  const total = w.reduce((sum, value) => sum + value, 0);
  for (const width of [3, 7, 15]) {
    const r = (width - 1) / 2;
    const outside = w.reduce((sum, value, i) => sum + (Math.abs(i - HALF) > r ? value : 0), 0) / total;
    expect(prints(CHAPTER, (100 * outside).toFixed(0), 'Kernels of width 3, 7 and 15')).toBe(true);
    const b = predicted(0.9, 1);
    expect(outside).toBeCloseTo((2 * b ** (r + 1)) / (1 + b), 6);
  }
});

it('a field with a diverging correlation length keeps a local kernel', () => {
  const epsilon = 0.01;
  const b = [0.99, 0.9999, 0.999999].map((q) => predicted(q, (1 - q * q) / epsilon));
  expect(b[2]).toBeCloseTo(root(2 + epsilon), 5);
  expect(Math.abs(b[2]! - (1 - Math.sqrt(epsilon)))).toBeLessThan(epsilon);
});
