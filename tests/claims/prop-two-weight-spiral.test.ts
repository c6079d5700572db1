import { describe, expect, it } from 'vitest';
import { decay, opening, period, sharpnessAtRest } from '../../src/lab/demos/self-stabilisation/exact.ts';
import { descend, fixedPoint, gradientOf, jacobian, multipliers, type Pair } from './two-weights.ts';

/** Angle and growth of two steps of gradient descent, from the loss alone. */
function measured(eta: number, alpha: number, rho: number) {
  const gamma = decay(eta, alpha);
  const psi = (r: number) => (rho === 0 ? r ** 2 / 2 : Math.log(Math.cosh(Math.sqrt(rho) * r)) / rho);
  const step = descend(
    gradientOf((u, v) => psi(u * v - 1) + (gamma * v ** 2) / 2, 1e-4),
    eta,
  );
  const twice = (at: Pair) => step(step(at));
  const S = sharpnessAtRest(eta, gamma);
  const u = Math.sqrt((Math.sqrt(S ** 2 - 4) + S) / 2);
  const r = Math.sqrt(alpha / 2 / (1 - eta ** 2));
  const cycle = fixedPoint(twice, [u, (1 + r) / u]);
  expect(Math.abs(cycle[0] * cycle[1] - 1)).toBeGreaterThan(r / 2);
  const { angle, modulus } = multipliers(jacobian(twice, cycle, 1e-4));
  const omega = eta * Math.sqrt(2 * alpha);
  return {
    sharpness: [cycle, step(cycle)].map(([x, y]) => Math.sqrt((x ** 2 - y ** 2) ** 2 + 4)),
    gamma,
    period: (4 * Math.PI) / angle,
    chi: (Math.log(modulus) * 2 * Math.PI) / angle / (Math.PI * omega),
  };
}

it.each([0.1, 0.2, 0.5, 0.7])('where the cycle lies, to first order in the decay, η = %f', (eta) => {
  const { sharpness, gamma } = measured(eta, 2e-5, 0);
  const below = (S: number) => (S - 2 / eta) / gamma;
  const mean = (below(sharpness[0]!) + below(sharpness[1]!)) / 2;
  expect(Math.abs(mean - below(sharpnessAtRest(eta, gamma)))).toBeLessThan(2e-3);
});

describe('about the cycle of period two, by Newton and differences', () => {
  it.each([0.1, 0.3, 0.5, 0.7])('η = %f', (eta) => {
    const alpha = 0.0005;
    const { period: steps, chi } = measured(eta, alpha, 0);
    expect(steps / period(eta, alpha)).toBeCloseTo(1, 2);
    expect(Math.abs(chi - opening(eta))).toBeLessThan(0.012);
  });

  it.each([0.2, 0.5])('with a robust loss, η = %f', (eta) => {
    const rho = 0.1;
    const { chi } = measured(eta, 0.0005, rho);
    expect(Math.abs(chi - (opening(eta) - rho / (3 * eta ** 2 * (1 - eta ** 2))))).toBeLessThan(0.012);
  });
});

it('χ is near one half for small steps, falls, and changes sign where √(1 − η²) = (1 + √161)/16', () => {
  expect(opening(0.001)).toBeCloseTo(0.5, 5);
  for (let eta = 0.05; eta < 0.9; eta += 0.05) expect(opening(eta + 0.05)).toBeLessThan(opening(eta));
  const m = (1 + Math.sqrt(161)) / 16;
  expect(opening(Math.sqrt(1 - m ** 2))).toBeCloseTo(0, 12);
});
