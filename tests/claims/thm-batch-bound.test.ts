import { describe, expect, it } from 'vitest';
import * as convex from './convex.ts';
import type { Point } from './convex.ts';

/** All batches of B indices, with repetition. */
function batches(size: number): number[][] {
  if (size === 0) return [[]];
  return batches(size - 1).flatMap((head) => Array.from({ length: convex.n }, (_, i) => [...head, i]));
}
const gradient = (batch: readonly number[], at: Point): Point =>
  batch.reduce<Point>(
    ([x, y], i) => {
      const g = convex.gradient(i, at);
      return [x + g[0] / batch.length, y + g[1] / batch.length];
    },
    [0, 0],
  );
const largest = (size: number) => size / (2 * convex.smoothness + (size - 1) * convex.meanSmoothness);

it.each([1, 2, 3])('the noise of a batch of %i at the minimum is that of one example over B', (size) => {
  const all = batches(size);
  const noise = all.reduce(
    (sum, batch) => sum + convex.squaredDistance(gradient(batch, convex.minimiser), [0, 0]) / all.length,
    0,
  );
  expect(noise / (convex.sigma2 / size)).toBeCloseTo(1, 9);
});

it('the mean loss is smoother than its terms, and a larger batch is allowed a larger step', () => {
  expect(convex.meanSmoothness).toBeLessThan(0.9 * convex.smoothness);
  expect(largest(1)).toBeCloseTo(1 / (2 * convex.smoothness), 12);
  expect(largest(3)).toBeGreaterThan(1.5 * largest(1));
  // Difference quotients of the mean gradient stay below it.
  const all = Array.from({ length: convex.n }, (_, i) => i);
  for (let k = 1; k <= 200; k++) {
    const [at, to]: Point[] = [
      [3 * Math.sin(k), 3 * Math.cos(1.7 * k)],
      [3 * Math.sin(2.3 * k), 3 * Math.cos(0.6 * k)],
    ] as [Point, Point];
    const change = convex.squaredDistance(gradient(all, at!), gradient(all, to!));
    expect(Math.sqrt(change / convex.squaredDistance(at!, to!))).toBeLessThanOrEqual(convex.meanSmoothness);
  }
});

it.each([
  [1, 5],
  [2, 3],
  [3, 2],
])('B = %i: the bound holds after %i steps, over all sequences of batches', (size, steps) => {
  const all = batches(size);
  for (const fraction of [1, 0.3]) {
    const eta = fraction * largest(size);
    for (const start of [convex.minimiser, [2, -1] as Point]) {
      let points: Point[] = [start];
      for (let t = 0; t < steps; t++) {
        points = points.flatMap((at) =>
          all.map((batch): Point => {
            const g = gradient(batch, at);
            return [at[0] - eta * g[0], at[1] - eta * g[1]];
          }),
        );
      }
      const mean =
        points.reduce((sum, at) => sum + convex.squaredDistance(at, convex.minimiser), 0) / points.length;
      const bound =
        (1 - eta * convex.mu) ** steps * convex.squaredDistance(start, convex.minimiser) +
        (2 * eta * convex.sigma2) / (convex.mu * size);
      expect(mean).toBeLessThanOrEqual(bound);
    }
  }
});

describe('inputs of one length, where examples have the curvature d and their mean 1', () => {
  it('the step of the theorem is stable, and a step five times as large is not', () => {
    // Exact: q = d in the recursion of thm:critical-batch.
    const factor = (d: number, size: number, eta: number) => 1 - 2 * eta + eta ** 2 * (1 + (d - 1) / size);
    for (const size of [1, 4, 40, 400]) {
      const eta = size / (2 * 20 + size - 1);
      expect(factor(20, size, eta)).toBeLessThan(1 - eta);
      expect(factor(20, size, 5 * eta)).toBeGreaterThan(1);
    }
  });
});
