import { expect, it } from 'vitest';
import { prints } from './chapter.ts';
import { average, away } from './random-networks.ts';

it('E z₊⁴ for sign weights (γ = −2), by enumeration, gives the bracket 5 + 2γρ', () => {
  const h = [0.2, 1.1, 0.7, 1.9, 0.4];
  const squares = h.reduce((sum, x) => sum + x * x, 0);
  const rho = h.reduce((sum, x) => sum + x ** 4, 0) / squares ** 2;
  let [second, fourth] = [0, 0];
  for (let code = 0; code < 32; code++) {
    const z = h.reduce((sum, x, j) => sum + ((code >> j) & 1 ? x : -x), 0);
    second += Math.max(z, 0) ** 2 / 32;
    fourth += Math.max(z, 0) ** 4 / 32;
  }
  // Var F = (1/m)(E z₊⁴/(E z₊²)² − 1)
  expect(fourth / second ** 2 - 1).toBeCloseTo(5 + 2 * -2 * rho, 12);
});

it('ρ is about 6/m behind a ReLU layer, and the kurtosis of the truncated normal is −0.63', () => {
  const m = 400;
  const [rho] = average(200, 2, (random) => {
    let [two, four] = [0, 0];
    for (let i = 0; i < m; i++) {
      const x = Math.max(random.normal(), 0) ** 2;
      two += x;
      four += x * x;
    }
    return [(four / two ** 2) * m];
  });
  expect(Math.abs(rho!.mean - 6)).toBeLessThan(0.3);
  expect(away(rho!, 3)).toBeGreaterThan(10);
  let [zero, two, four] = [0, 0, 0];
  for (let i = 0; i < 40_000; i++) {
    const x = -2 + (4 * (i + 0.5)) / 40_000;
    const p = Math.exp((-x * x) / 2);
    zero += p;
    two += p * x * x;
    four += p * x ** 4;
  }
  const gamma = (four * zero) / two ** 2 - 3;
  expect(prints('depth/signal-propagation', gamma.toFixed(2), 'excess kurtosis')).toBe(true);
  expect(prints('depth/signal-propagation', (-2 * gamma * 6).toFixed(1), 'he_normal')).toBe(true);
});
