import { expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { descend, draw, excess, fit, truth } from './gaussian-regression.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'statistical-learning/double-descent';

it('the constant, by search', () => {
  const ratio = (s: number) => ((1 - Math.exp(-s)) * (1 + s)) / s;
  let best = 0;
  for (let s = 0.001; s < 60; s += 0.001) if (ratio(s) > ratio(best || 0.001)) best = s;
  expect(prints(CHAPTER, ratio(best).toFixed(5), 'The ratio of the second terms')).toBe(true);
  expect(prints(CHAPTER, best.toFixed(3), 'The ratio of the second terms')).toBe(true);
  expect(ratio(best) ** 2).toBeLessThan(1.686);
  expect(ratio(best) ** 2).toBeGreaterThan(1.6859);
});

it('flow, followed in small steps, against ridge, on badly conditioned data of every shape', () => {
  for (const [n, p, sigma] of [
    [6, 4, 0.1],
    [6, 4, 2],
    [5, 9, 1],
    [4, 4, 5],
  ] as const) {
    const scales = Array.from({ length: p }, (_, j) => 3 ** -j);
    const beta = truth(p);
    const random = stream(91, n, p);
    const { x } = draw(random, n, beta, 0, scales);
    // The mean over the noise exactly: errors are squares of affine functions of the noise.
    const meanError = (estimate: (y: Float64Array) => ArrayLike<number>) => {
      const mean = new Float64Array(n);
      for (let i = 0; i < n; i++) for (let j = 0; j < p; j++) mean[i]! += x[i * p + j]! * beta[j]!;
      const centre = estimate(mean);
      let sum = excess(centre, beta);
      for (let i = 0; i < n; i++) {
        const shifted = estimate(mean.map((value, k) => value + (k === i ? sigma : 0)));
        for (let j = 0; j < p; j++) sum += (shifted[j]! - centre[j]!) ** 2;
      }
      return sum;
    };
    for (const t of [0.3, 3, 30]) {
      const step = 0.02;
      const flow = meanError((y) => descend({ n, p, x, y, beta }, step, Math.round(t / step)));
      const ridge = meanError((y) => fit({ n, p, x, y, beta }, 1 / t));
      expect(flow / ridge).toBeLessThan(1.686 * 1.02);
    }
  }
});

it('a single direction comes near the constant', () => {
  const s = 1.793;
  const [flow, ridge] = [(1 - Math.exp(-s)) ** 2, (s / (1 + s)) ** 2];
  expect(flow / ridge).toBeGreaterThan(1.685);
});
