import { expect, it } from 'vitest';
import { afterEpochs } from './closed.ts';
import { permutations } from './parabolas.ts';

// H has eigenvectors (1, 2)/√5 and (2, −1)/√5; the gradients sum to zero and do not respect them.
const root = Math.sqrt(5);
const modes = [
  { h: 0.6, e: [1 / root, 2 / root] },
  { h: 2.5, e: [2 / root, -1 / root] },
] as const;
const H = [0, 1].map((r) => [0, 1].map((c) => modes.reduce((s, { h, e }) => s + h * e[r]! * e[c]!, 0)));
const gradients = [
  [1, 2],
  [-3, 0.5],
  [1.5, -1],
  [0.5, -1.5],
] as const;
const n = gradients.length;
const eta = 0.3;
const start = [0.7, -1.1] as const;

type Point = readonly [number, number];
const take = ([x, y]: Point, i: number): Point => {
  const [gx, gy] = gradients[i] as Point;
  return [x - eta * (H[0]![0]! * x + H[0]![1]! * y + gx), y - eta * (H[1]![0]! * x + H[1]![1]! * y + gy)];
};
const meanSquare = (points: readonly Point[]) =>
  points.reduce((s, [x, y]) => s + x * x + y * y, 0) / points.length;
const orders = [...permutations(n)];
const predicted = (scheme: 'replacement' | 'reshuffling' | 'once', epochs: number) =>
  modes.reduce((sum, { h, e }) => {
    const along = (v: Point) => v[0] * e[0] + v[1] * e[1];
    const sigma2 = gradients.reduce((s, g) => s + along(g) ** 2, 0) / n;
    return sum + afterEpochs({ n, eta, a: h, sigma2 }, epochs, along(start))[scheme];
  }, 0);

it('reshuffling, all 24² pairs of orders', () => {
  let points: Point[] = [start];
  for (let epochs = 1; epochs <= 2; epochs++) {
    points = points.flatMap((p) => orders.map((order) => order.reduce(take, p)));
    expect(meanSquare(points)).toBeCloseTo(predicted('reshuffling', epochs), 12);
  }
});

it('one shuffle, all 24 orders', () => {
  let points: Point[] = orders.map(() => start);
  for (let epochs = 1; epochs <= 30; epochs++) {
    points = points.map((p, k) => (orders[k] as number[]).reduce(take, p));
    expect(meanSquare(points)).toBeCloseTo(predicted('once', epochs), 12);
  }
});

it('with replacement, all 4⁸ sequences', () => {
  let points: Point[] = [start];
  for (let t = 1; t <= 2 * n; t++) points = points.flatMap((p) => gradients.map((_, i) => take(p, i)));
  expect(meanSquare(points)).toBeCloseTo(predicted('replacement', 2), 12);
});
