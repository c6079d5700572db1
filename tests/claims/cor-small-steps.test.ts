import { expect, it } from 'vitest';
import { sortedOrder, stationary } from './closed.ts';

it('leading orders and their ratios', () => {
  const setting = { n: 50, eta: 1e-5, a: 2, sigma2: 3 };
  const { eta, a, sigma2: s } = setting;
  const exact = stationary(setting);
  expect(exact.replacement / ((eta * s) / (2 * a))).toBeCloseTo(1, 3);
  expect(exact.once / ((eta ** 2 * s * 51) / 12)).toBeCloseTo(1, 3);
  expect(exact.reshuffling / ((eta ** 3 * a * s * 50 * 51) / 24)).toBeCloseTo(1, 3);
  expect(sortedOrder(setting, 1e6, 0) ** 2 / ((eta ** 2 * s * 2500) / 16)).toBeCloseTo(1, 3);
});

it('with relative errors of order ηan, whatever n', () => {
  for (const n of [2, 9, 40, 400]) {
    for (const product of [0.1, 0.01]) {
      const eta = product / n;
      const exact = stationary({ n, eta, a: 1, sigma2: 1 });
      expect(Math.abs(exact.once / ((eta ** 2 * (n + 1)) / 12) - 1)).toBeLessThan(1.5 * product);
      expect(Math.abs(exact.reshuffling / ((eta ** 3 * n * (n + 1)) / 24) - 1)).toBeLessThan(1.5 * product);
    }
  }
});

it('the weights of an epoch range over ηan with variance (ηan)²/12, as the scaling argument says', () => {
  const [n, eta] = [1000, 1e-6];
  const weights = Array.from({ length: n }, (_, j) => (1 - eta) ** j);
  const mean = weights.reduce((s, w) => s + w / n, 0);
  const variance = weights.reduce((s, w) => s + (w - mean) ** 2 / n, 0);
  expect(variance / ((eta * n) ** 2 / 12)).toBeCloseTo(1, 2);
  const left = eta ** 2 * n * variance;
  const exact = stationary({ n, eta, a: 1, sigma2: 1 });
  expect(left / (2 * eta * n) / exact.reshuffling).toBeCloseTo(1, 2);
  expect(left / (eta * n) ** 2 / exact.once).toBeCloseTo(1, 2);
});
