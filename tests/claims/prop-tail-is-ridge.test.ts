import { expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { draw, excess, fit, over, overCurvatures, truth } from './gaussian-regression.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'statistical-learning/double-descent';
const [n, p, sigma, lambda] = [40, 40, 0.5, 0.25];

/** The interpolator with N weak features: strong part, share of the weak ones in the error, training residual. */
function interpolate(data: ReturnType<typeof draw>, N: number, seed: number) {
  const variance = (lambda * n) / N;
  const random = stream(111, N, seed);
  const all = p + N;
  const x = new Float64Array(n * all);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < p; j++) x[i * all + j] = data.x[i * p + j]!;
    for (let j = p; j < all; j++) x[i * all + j] = Math.sqrt(variance) * random.normal();
  }
  const w = fit({ ...data, x, p: all });
  const residual = data.y.reduce((worst, y, i) => {
    let sum = -y;
    for (let j = 0; j < all; j++) sum += x[i * all + j]! * w[j]!;
    return Math.max(worst, Math.abs(sum));
  }, 0);
  const weak = variance * w.subarray(p).reduce((sum, value) => sum + value ** 2, 0);
  return { strong: w.subarray(0, p), weak, residual };
}

it('interpolates, and its strong part tends to the ridge as N grows', () => {
  const beta = truth(p);
  const data = draw(stream(110, 1), n, beta, sigma);
  const ridge = [...fit(data, lambda)];
  const distances = [100, 1600].map((N) => {
    const { strong, weak, residual } = interpolate(data, N, 1);
    expect(residual).toBeLessThan(1e-9);
    return { strong: excess(strong, ridge) / excess(new Float64Array(p), ridge), weak };
  });
  // Both are of order 1/N: a factor 16 here, with room for the draw.
  expect(distances[1]!.strong).toBeLessThan(distances[0]!.strong / 4);
  expect(distances[1]!.weak).toBeLessThan(distances[0]!.weak / 4);
  expect(distances[1]!.strong).toBeLessThan(0.02);
});

it('prints the mean excess error with 4,000 weak features', () => {
  const beta = truth(p);
  const [N, sets] = [4000, 8];
  const found = over(sets, 0, (_, i) => {
    const data = draw(stream(110, i), n, beta, sigma);
    const { strong, weak } = interpolate(data, N, i);
    // The scatter over data sets is that of the ridge, whose mean more data sets give.
    return excess(strong, beta) + weak - excess(fit(data, lambda), beta);
  });
  const ridge = over(3000, 0, (_, i) => excess(fit(draw(stream(112, i), n, beta, sigma), lambda), beta));
  expect(Math.hypot(ridge.standardError, found.standardError)).toBeLessThan(0.004);
  for (const value of [ridge.mean + found.mean, ridge.mean, (lambda * n) / N]) {
    if (value < 0.01) expect(prints(CHAPTER, String(value), '4,000 features of pure noise')).toBe(true);
    else expect(Math.abs(value - 0.3945)).toBeLessThan(0.004 + 4 * ridge.standardError);
  }
  // From longer simulations: 0.3939 ± 0.0001, and 0.0015 ± 0.0003 more.
  expect(Math.abs(ridge.mean - 0.394)).toBeLessThan(4 * ridge.standardError);
  expect(Math.abs(found.mean - 0.001)).toBeLessThan(0.0015 + 4 * found.standardError);
  for (const number of ['0.395', '0.394']) {
    expect(prints(CHAPTER, number, '4,000 features of pure noise')).toBe(true);
  }
});

it('prints the limits for a tail ten times heavier and lighter', () => {
  const limit = (ridge: number) =>
    overCurvatures(1, (h) => (ridge ** 2 + 0.25 * h) / (h + ridge) ** 2).toFixed(2);
  for (const ridge of [2.5, 0.25, 0.025]) {
    expect(prints(CHAPTER, limit(ridge), '4,000 features of pure noise'), limit(ridge)).toBe(true);
  }
});
