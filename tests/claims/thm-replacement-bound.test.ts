import { describe, expect, it } from 'vitest';
import { minimiser, mu, n, sigma2, smoothness, squaredDistance, take, type Point } from './convex.ts';
import { afterReplacement, equalCurvature, sortedSigns } from './parabolas.ts';

const bound = (eta: number, steps: number, start: Point) =>
  (1 - eta * mu) ** steps * squaredDistance(start, minimiser) + (2 * eta * sigma2) / mu;

describe('every one of the 4^T index sequences', () => {
  it.each([0.5, 0.2, 0.02].map((f) => f / smoothness))('η = %f', (eta) => {
    for (const start of [minimiser, [2, -3]] as Point[]) {
      let points: Point[] = [start];
      for (let steps = 1; steps <= 7; steps++) {
        points = points.flatMap((p) => Array.from({ length: n }, (_, i) => take(p, i, eta)));
        const mean = points.reduce((sum, p) => sum + squaredDistance(p, minimiser), 0) / points.length;
        expect(mean).toBeLessThanOrEqual(bound(eta, steps, start));
        // From the minimiser itself the first step makes exactly η²σ*²: the bound is no empty statement.
        if (start === minimiser && steps === 1) expect(mean).toBeCloseTo(eta ** 2 * sigma2, 12);
      }
    }
  });
});

it('is within a factor of four of the exact value for parabolas', () => {
  const eta = 0.001;
  const exact = afterReplacement(0, 20000, equalCurvature(1, sortedSigns(4)), eta).square;
  expect((2 * eta) / exact).toBeGreaterThan(3.99);
  expect((2 * eta) / exact).toBeLessThan(4);
});
