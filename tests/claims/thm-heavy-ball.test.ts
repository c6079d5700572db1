import { describe, expect, it } from 'vitest';
import { corners, radius } from '../../src/site/figures/heavy-ball-triangle/radius.ts';

type Corner = readonly [number, number];

/** The growth per step of a kick, from iterating: the largest |x_t|^{1/t} late in the run. */
function growth(u: number, beta: number): number {
  let [before, x, log] = [0.3, 1, 0];
  let most = -Infinity;
  for (let t = 1; t <= 4000; t++) {
    [before, x] = [x, x - u * x + beta * (x - before)];
    const size = Math.hypot(x, before);
    log += Math.log(size);
    before /= size;
    x /= size;
    if (t > 3000) most = Math.max(most, log / t);
  }
  return Math.exp(most);
}

describe('(a)', () => {
  it('the radius is the growth rate of iterated steps', () => {
    for (const beta of [-0.5, 0, 0.3, 0.8]) {
      for (const u of [0.05, 0.4, 0.9, 1.7, 2.3, 3.2]) {
        expect(growth(u, beta) / radius(u, beta)).toBeCloseTo(1, 2);
      }
    }
    expect(growth(0.9, -0.5)).toBeCloseTo(0.935, 2);
  });

  it.each([0.3, 2 / 3, 0.9, 1])('radius ≤ %f is the triangle of the figure', (rho) => {
    const [low, left, right] = [0, 1, 2].map((i) => corners(rho)[i]!) as [Corner, Corner, Corner];
    let wrong = 0;
    for (let i = 0; i <= 200; i++) {
      for (let j = 0; j <= 200; j++) {
        const [u, beta] = [-0.5 + (5 * (i + 0.37)) / 200, -1.2 + (2.4 * (j + 0.41)) / 200];
        const share = (beta - low[1]) / (left[1] - low[1]);
        const from = low[0] + share * (left[0] - low[0]);
        const to = low[0] + share * (right[0] - low[0]);
        const inside = share >= 0 && share <= 1 && u >= from && u <= to;
        if (radius(u, beta) <= rho !== inside) wrong += 1;
      }
    }
    expect(wrong).toBe(0);
  });
});

it.each([4, 25, 100])('(b) the best constants for κ = %d, by search', (kappa) => {
  const r = (Math.sqrt(kappa) - 1) / (Math.sqrt(kappa) + 1);
  const worst = (eta: number, beta: number) => {
    let most = 0;
    for (let i = 0; i <= 60; i++) most = Math.max(most, radius(eta * kappa ** (-i / 60), beta));
    return most;
  };
  let best = Infinity;
  for (let i = 1; i <= 200; i++) {
    for (let j = -20; j < 100; j++) best = Math.min(best, worst((4 * i) / 200, j / 100));
  }
  expect(best).toBeGreaterThanOrEqual(r - 1e-12);
  expect(best).toBeLessThan(r + 0.03);
  const eta = 4 / (1 + 1 / Math.sqrt(kappa)) ** 2;
  expect(worst(eta, r * r)).toBeCloseTo(r, 6);
});

it('(c) the bound with its prefactor, attained at h = L', () => {
  for (const kappa of [9, 100]) {
    const r = (Math.sqrt(kappa) - 1) / (Math.sqrt(kappa) + 1);
    const eta = 4 / (1 + 1 / Math.sqrt(kappa)) ** 2;
    for (let i = 0; i <= 50; i++) {
      const h = kappa ** (-i / 50);
      let [before, x] = [1, 1];
      for (let t = 1; t <= 80; t++) {
        [before, x] = [x, x - eta * h * x + r * r * (x - before)];
        const bound = r ** t * (1 + (1 + r) * t);
        expect(Math.abs(x)).toBeLessThanOrEqual(bound * (1 + 1e-9));
        if (i === 0) expect(Math.abs(x) / bound).toBeCloseTo(1, 6);
        if (i === 50) expect(x / (r ** t * (1 + (1 - r) * t))).toBeCloseTo(1, 6);
      }
    }
  }
});
