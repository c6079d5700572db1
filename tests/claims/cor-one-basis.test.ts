import { expect, it } from 'vitest';
import { apply, dot, multiply } from '../../src/lab/contract/linear.ts';
import { circulant, convolve, randomMatrix } from './equivariance.ts';

const N = 8;
const [w, v] = randomMatrix(2, N, 3) as [number[], number[]];

/** Real and imaginary part of ŵ_k. */
function multiplier(kernel: number[], k: number): [number, number] {
  const sum = (f: (x: number) => number) =>
    kernel.reduce((all, value, j) => all + value * f((2 * Math.PI * j * k) / N), 0);
  return [sum(Math.cos), -sum(Math.sin)];
}

it('a convolution multiplies a wave by its multiplier', () => {
  for (let k = 0; k < N; k++) {
    const cosine = Array.from({ length: N }, (_, j) => Math.cos((2 * Math.PI * j * k) / N));
    const sine = Array.from({ length: N }, (_, j) => Math.sin((2 * Math.PI * j * k) / N));
    const [a, b] = multiplier(w, k);
    // (a + ib)(cos + i sin)
    convolve(w, cosine).forEach((value, j) => expect(value).toBeCloseTo(a * cosine[j]! - b * sine[j]!, 12));
    convolve(w, sine).forEach((value, j) => expect(value).toBeCloseTo(b * cosine[j]! + a * sine[j]!, 12));
  }
});

it('convolutions commute, and products multiply the multipliers', () => {
  const product = multiply(circulant(w), circulant(v));
  const other = multiply(circulant(v), circulant(w)).flat();
  product.flat().forEach((value, i) => expect(value).toBeCloseTo(other[i]!, 12));
  for (let k = 0; k < N; k++) {
    const [[a, b], [c, d]] = [multiplier(w, k), multiplier(v, k)];
    const [x, y] = multiplier(
      product.map((row) => row[0]!),
      k,
    );
    expect(x).toBeCloseTo(a * c - b * d, 12);
    expect(y).toBeCloseTo(a * d + b * c, 12);
  }
});

it('the norm is the largest multiplier, by power iteration', () => {
  const A = circulant(w);
  const transposed = A.map((_, i) => A.map((row) => row[i]!));
  let [x] = randomMatrix(1, N, 9) as [number[]];
  let square = 0;
  for (let round = 0; round < 3000; round++) {
    const next = apply(transposed, apply(A, x));
    square = Math.sqrt(dot(next, next));
    x = next.map((value) => value / square);
  }
  const largest = Math.max(...Array.from({ length: N }, (_, k) => Math.hypot(...multiplier(w, k))));
  expect(Math.sqrt(square)).toBeCloseTo(largest, 9);
});
