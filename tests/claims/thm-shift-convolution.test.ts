import { expect, it } from 'vitest';
import { multiply } from '../../src/lab/contract/linear.ts';
import { circulant, commutant, convolve, randomMatrix, ringShift, torus } from './equivariance.ts';

it('matrices that commute with the shift have as many dimensions as convolutions', () => {
  for (const N of [3, 6, 9]) {
    const shift = ringShift(N);
    expect(commutant([{ inputs: shift, outputs: shift }])).toBe(N);
  }
});

it('on a torus too: N² of N⁴', () => {
  const { down, right } = torus(3);
  expect(commutant([down, right].map((g) => ({ inputs: g, outputs: g })))).toBe(9);
});

it('with channels the count is multiplied', () => {
  // Two channels in, three out, on a ring of 4.
  const shift = (channels: number) =>
    Array.from({ length: 4 * channels }, (_, i) => 4 * Math.floor(i / 4) + ((i + 1) % 4));
  expect(commutant([{ inputs: shift(2), outputs: shift(3) }])).toBe(4 * 2 * 3);
});

it('a convolution commutes with the shift, and answers a pixel with its kernel', () => {
  const [w] = randomMatrix(1, 7, 1) as [number[]];
  const A = circulant(w);
  const S = circulant(Array.from({ length: 7 }, (_, i) => (i === 1 ? 1 : 0)));
  const [left, right] = [multiply(A, S).flat(), multiply(S, A).flat()];
  left.forEach((value, i) => expect(value).toBeCloseTo(right[i]!, 12));
  expect(convolve(w, [1, 0, 0, 0, 0, 0, 0])).toEqual(w);
});
