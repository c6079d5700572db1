import { describe, expect, it } from 'vitest';

/** f(x) = 1 − cos x, which is 1-smooth, not convex, and at least 0; gradients sin x ± a, every path enumerated. */
function meanSquaredSlope(start: number, steps: number, eta: number, a: number): number {
  const walk = (x: number, left: number): number => {
    if (left === 0) return 0;
    const g = Math.sin(x);
    return g ** 2 + (walk(x - eta * (g + a), left - 1) + walk(x - eta * (g - a), left - 1)) / 2;
  };
  return walk(start, steps) / steps;
}

const bound = (delta: number, steps: number, eta: number, noise: number, L = 1) =>
  (2 * delta) / (eta * steps) + L * eta * noise;

describe('on every path over a loss with hills', () => {
  it.each([0, 0.5, 2])('noise ±%f', (a) => {
    for (const start of [0, 1, 2.5, 3.1]) {
      for (const eta of [0.1, 0.5, 1]) {
        for (const steps of [1, 3, 8, 13]) {
          const value = meanSquaredSlope(start, steps, eta, a);
          expect(value).toBeLessThanOrEqual(bound(1 - Math.cos(start), steps, eta, a * a) + 1e-12);
        }
      }
    }
  });

  it('η ≤ 1/L is needed: on a parabola with a longer step the bound fails', () => {
    const eta = 2.2;
    const slopes = Array.from({ length: 12 }, (_, t) => ((1 - eta) ** t) ** 2);
    const value = slopes.reduce((sum, square) => sum + square, 0) / slopes.length;
    expect(value).toBeGreaterThan(bound(0.5, slopes.length, eta, 0));
  });

  it('for the parabola at rest the noise term is loose by a factor of two, and no more', () => {
    const eta = 0.01;
    let [m, sum] = [0, 0];
    for (let t = 0; t < 100_000; t++) {
      sum += m;
      m = (1 - eta) ** 2 * m + eta ** 2;
    }
    expect(bound(0, 100_000, eta, 1) / (sum / 100_000)).toBeCloseTo(2, 1);
  });
});

it('counted in examples the batch drops out, and the best ratio and the largest batch are the printed ones', () => {
  const [delta, L, nu, n] = [2.3, 0.7, 1.9, 60_000];
  const inExamples = (batch: number, beta: number) =>
    bound(delta, n / batch, beta * batch, nu ** 2 / batch, L);
  expect(inExamples(32, 1e-4)).toBeCloseTo(inExamples(1, 1e-4), 12);
  // A search over β.
  const betas = Array.from({ length: 4001 }, (_, i) => 1e-5 * 1e4 ** (i / 4000));
  const best = betas.reduce((a, b) => (inExamples(1, b) < inExamples(1, a) ? b : a));
  expect(inExamples(1, best) / (2 * nu * Math.sqrt((2 * delta * L) / n))).toBeCloseTo(1, 4);
  expect(1 / L / best / (nu * Math.sqrt(n / (2 * L * delta)))).toBeCloseTo(1, 2);
});
