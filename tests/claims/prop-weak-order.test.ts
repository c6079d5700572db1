import { describe, expect, it } from 'vitest';
import { prints } from './chapter.ts';

/** E x² of the recursion, step by step. */
function recursion(eta: number, c: number, theta: number, x0: number): number {
  let m = x0 * x0;
  for (let k = 0; k < Math.round(theta / eta); k++) m = (1 - eta) ** 2 * m + eta ** 2 * c;
  return m;
}

/** E X² of dX = −λX dθ + √(ηc) dW, by Runge–Kutta on its differential equation. */
function diffusion(lambda: number, eta: number, c: number, theta: number, x0: number): number {
  const slope = (m: number) => -2 * lambda * m + eta * c;
  const steps = 2000;
  const h = theta / steps;
  let m = x0 * x0;
  for (let k = 0; k < steps; k++) {
    const a = slope(m);
    const b = slope(m + (h / 2) * a);
    const d = slope(m + (h / 2) * b);
    m += (h / 6) * (a + 2 * b + 2 * d + slope(m + h * d));
  }
  return m;
}

describe.each([
  [1, 1, 1],
  [0.5, 2, 3],
])('θ = %f, c = %f, x_0 = %f', (theta, c, x0) => {
  const fade = Math.exp(-2 * theta);
  const eta = 1 / 4096;
  const exact = recursion(eta, c, theta, x0);

  it('the flow and the diffusion are off by the printed first order', () => {
    const flow = (exact - x0 * x0 * fade) / eta;
    expect(flow).toBeCloseTo((c / 2) * (1 - fade) - theta * fade * x0 ** 2, 2);
    expect((exact - diffusion(1, eta, c, theta, x0)) / eta).toBeCloseTo(-theta * fade * x0 ** 2, 2);
  });

  it('the corrected drift is off by second order: halving the step quarters it', () => {
    const gap = (step: number) => recursion(step, c, theta, x0) - diffusion(1 + step / 2, step, c, theta, x0);
    expect(gap(1 / 64) / gap(1 / 128)).toBeCloseTo(4, 0);
    expect(gap(1 / 128) / gap(1 / 256)).toBeCloseTo(4, 1);
  });
});

it('prints the two coefficients', () => {
  const fade = Math.exp(-2);
  expect(prints('sgd/noise', ((1 - fade) / 2 - fade).toFixed(3), 'coefficients')).toBe(true);
  expect(prints('sgd/noise', (-fade).toFixed(3), 'coefficients')).toBe(true);
});
