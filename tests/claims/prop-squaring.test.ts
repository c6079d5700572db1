import { expect, it } from 'vitest';
import { sawtooth } from '../../src/lab/demos/sawtooth/target.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'depth/depth-separation';
const partial = (x: number, terms: number) =>
  Array.from({ length: terms }, (_, i) => i + 1).reduce((sum, k) => sum - sawtooth(k, x) / 4 ** k, x);

/** k layers of three units: the fold's two, and the sum so far. */
function network(x: number, layers: number): number {
  let [folded, sum] = [x, x];
  for (let layer = 1; layer <= layers; layer++) {
    const [first, second, kept] = [Math.max(folded, 0), Math.max(folded - 0.5, 0), Math.max(sum, 0)];
    folded = 2 * first - 4 * second;
    sum = kept - folded / 4 ** layer;
  }
  return sum;
}

it('the error lies between −4^{−(k+1)} and 0, both attained, and the network computes the sum', () => {
  for (const k of [1, 2, 4, 7]) {
    let [lowest, highest] = [Infinity, -Infinity];
    for (let i = 0; i <= 4096; i++) {
      const x = i / 4096;
      const error = x * x - partial(x, k);
      lowest = Math.min(lowest, error);
      highest = Math.max(highest, error);
      expect(network(x, k)).toBeCloseTo(partial(x, k), 12);
    }
    expect(lowest * 4 ** (k + 1)).toBeCloseTo(-1, 6);
    expect(highest).toBeCloseTo(0, 12);
  }
});

it('the best N affine pieces miss by 1/(8N²): found by bisection on how far a piece can reach', () => {
  // The greedy partition with a given error is optimal; on [a, b] the best affine error is found by search over slopes.
  const bestError = (a: number, b: number) => {
    let least = Infinity;
    for (let i = 0; i <= 40; i++) {
      const slope = a + b + ((i - 20) / 20) * (b - a);
      const q = (x: number) => x * x - slope * x;
      const inner = Math.min(b, Math.max(a, slope / 2));
      const range = Math.max(q(a), q(b)) - q(inner);
      least = Math.min(least, range / 2);
    }
    return least;
  };
  for (const N of [1, 3, 12]) {
    const errors = Array.from({ length: N }, (_, i) => bestError(i / N, (i + 1) / N));
    expect(Math.max(...errors) * 8 * N * N).toBeCloseTo(1, 9);
  }
  // An uneven partition is worse.
  expect(Math.max(bestError(0, 0.4), bestError(0.4, 1))).toBeGreaterThan(1 / 32);
});

it('products to 4^{−k}', () => {
  const square = (x: number, k: number) => partial(Math.abs(x), k);
  for (const k of [2, 5]) {
    let worst = 0;
    for (let i = -60; i <= 60; i++) {
      for (let j = -60; j <= 60; j++) {
        const [x, y] = [i / 60, j / 60];
        const product = 2 * (square((x + y) / 2, k) - square(x / 2, k) - square(y / 2, k));
        worst = Math.max(worst, Math.abs(product - x * y));
      }
    }
    expect(worst).toBeLessThanOrEqual(4 ** -k);
    expect(worst).toBeGreaterThan(4 ** -k / 8);
  }
});

it('prints the price of 10⁻³ and of 10⁻⁶', () => {
  const layers = (epsilon: number) => {
    let k = 0;
    while (4 ** -(k + 1) > epsilon) k += 1;
    return k;
  };
  const pieces = (epsilon: number) => Math.ceil(1 / Math.sqrt(8 * epsilon));
  expect([layers(1e-3), 3 * layers(1e-3), pieces(1e-3)]).toEqual([4, 12, 12]);
  expect([layers(1e-6), 3 * layers(1e-6), pieces(1e-6)]).toEqual([9, 27, 354]);
  expect(prints(CHAPTER, '354', '27 units', '$k=9$', '12 units', '$k=4$')).toBe(true);
});
