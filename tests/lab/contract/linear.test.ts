import { describe, expect, it } from 'vitest';
import {
  apply,
  combine,
  dot,
  identity,
  multiply,
  solve,
  squaredNorm,
  trace,
  type Matrix,
} from '../../../src/lab/contract/linear.ts';
import { stream } from '../../../src/lab/contract/random.ts';

const { normal } = stream(7);
const random = (rows: number, columns = rows): number[][] =>
  Array.from({ length: rows }, () => Array.from({ length: columns }, normal));
const transpose = (A: Matrix): number[][] => A[0]!.map((_, j) => A.map((row) => row[j]!));
const largest = (A: Matrix) => Math.max(...A.flat().map(Math.abs));

describe('dense linear algebra', () => {
  const A = [
    [1, 2],
    [3, 4],
  ];

  it('multiplies, adds and applies', () => {
    expect(multiply(A, [[5], [6]])).toEqual([[17], [39]]);
    expect(multiply(A, identity(2))).toEqual(A);
    expect(combine(2, A, -1, identity(2))).toEqual([
      [1, 4],
      [6, 7],
    ]);
    expect(apply(A, [5, 6])).toEqual([17, 39]);
    expect([dot([1, 2], [3, 4]), trace(A), squaredNorm(A)]).toEqual([11, 5, 30]);
  });

  it('has trace (AB) = trace (BA), and |A|² = trace (AᵀA)', () => {
    const [B, C] = [random(3, 5), random(5, 3)];
    expect(trace(multiply(B, C))).toBeCloseTo(trace(multiply(C, B)), 12);
    expect(squaredNorm(B)).toBeCloseTo(trace(multiply(transpose(B), B)), 12);
  });

  it.each([1, 2, 5, 25])('solves systems of size %d, several right-hand sides at once', (d) => {
    const [M, B] = [random(d), random(d, 3)];
    expect(largest(combine(1, multiply(M, solve(M, B)), -1, B))).toBeLessThan(1e-10);
  });

  it('solves where the first pivot is 0, and at any scale', () => {
    const swap = [
      [0, 1],
      [1, 0],
    ];
    expect(solve(swap, [[2], [3]])).toEqual([[3], [2]]);
    const tiny = combine(1e-200, A, 0, A);
    expect(largest(combine(1, multiply(tiny, solve(tiny, identity(2))), -1, identity(2)))).toBeLessThan(
      1e-10,
    );
  });

  it('refuses singular systems, exactly singular or to rounding', () => {
    expect(() => solve([[0]], [[1]])).toThrow(RangeError);
    const b = random(3, 2);
    expect(() => solve(multiply(b, transpose(b)), identity(3))).toThrow('singular');
  });
});
