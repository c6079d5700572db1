import { expect, it } from 'vitest';
import { combine, multiply, trace } from '../../src/lab/contract/linear.ts';
import { stream } from '../../src/lab/contract/random.ts';
import { meanAndError } from '../../src/lab/contract/statistics.ts';
import { randomSymmetric, settle } from './quadratic.ts';

/**
 * A loss that is neither quadratic nor convex: f(x) = log cosh(2x)/2 + 0.1x² + 0.2 cos 3x, with noise that depends on
 * the place, g = f′(x) + √(1 + 0.3x²) ξ, ξ = ±1. Both sides are averaged over blocks of a long run.
 */
const slope = (x: number) => Math.tanh(2 * x) + 0.2 * x - 0.6 * Math.sin(3 * x);

it.each([0.05, 0.2, 0.4])('2 E x f′(x) = η E g² at rest, η = %f', (eta) => {
  const random = stream(2019);
  let x = 0;
  const block = () => {
    let sum = 0;
    for (let t = 0; t < 4000; t++) {
      const g = slope(x) + Math.sqrt(1 + 0.3 * x * x) * (random.below(2) === 0 ? 1 : -1);
      sum += 2 * (x - 0.4) * slope(x) - eta * g * g;
      x -= eta * g;
    }
    return sum / 4000;
  };
  block();
  const { mean, standardError } = meanAndError(Array.from({ length: 100 }, block));
  // Each side by itself is of order η.
  expect(standardError).toBeLessThan(0.05 * eta);
  expect(Math.abs(mean)).toBeLessThan(4 * standardError);
});

it('on a parabola it reads the mean of the temperatures of the modes', () => {
  const H = randomSymmetric([0.5, 1, 2], stream(5));
  const C = randomSymmetric([0.1, 1, 3], stream(6));
  const eta = 0.3;
  const Sigma = settle(H, C, eta, 4000);
  // E|g|² with g = Hx + ξ.
  const fluctuation = trace(combine(1, C, 1, multiply(multiply(H, Sigma), H)));
  expect((eta * fluctuation) / (2 * 3)).toBeCloseTo(trace(multiply(H, Sigma)) / 3, 9);
});
