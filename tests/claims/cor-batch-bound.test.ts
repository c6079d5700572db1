import { expect, it } from 'vitest';
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

it.each([1, 2, 3])('the noise of a batch of %i at the minimum is that of one example over B', (size) => {
  const all = batches(size);
  const noise = all.reduce(
    (sum, batch) => sum + convex.squaredDistance(gradient(batch, convex.minimiser), [0, 0]) / all.length,
    0,
  );
  expect(noise / (convex.sigma2 / size)).toBeCloseTo(1, 9);
});

it.each([
  [1, 5],
  [2, 3],
])('B = %i: the bound holds after %i steps, over all sequences of batches', (size, steps) => {
  const all = batches(size);
  for (const fraction of [1, 0.3]) {
    const eta = fraction / (2 * convex.smoothness);
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
