import { expect, it } from 'vitest';
import { nextMoments } from '../../src/lab/demos/sgd-noise/exact.ts';
import { gaussianMean } from './gauss-hermite.ts';
import { squaredErrorAfter } from './least-squares.ts';

// |δ'|⁴ has degree 8 in each number drawn, so that five nodes are exact.
it.each([
  [2, 1, 0.3, 0.7],
  [2, 2, 0.6, 0.9],
  [3, 1, 0.25, 0],
  [4, 1, 0.2, 1.3],
])('mean and mean square after a step, d = %i, B = %i, η = %f, σ = %f', (d, batch, eta, sigma) => {
  const [first, second] = nextMoments({ d, batch, eta, noise: sigma ** 2 });
  for (const s of [0.2, 1.7]) {
    for (const [power, polynomial] of [first, second].entries()) {
      const mean = gaussianMean(
        batch * (d + 1),
        (z) => squaredErrorAfter({ d, batch, eta, sigma }, s, z) ** (power + 1),
      );
      expect(mean / polynomial.reduce((sum, a, i) => sum + a * s ** i, 0)).toBeCloseTo(1, 10);
    }
  }
});
