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

it('brackets V between the two bounds used for the limits', () => {
  for (const eta of [0.001, 0.02, 0.3]) {
    for (const size of [2, 9, 40]) {
      const s = -Math.log(1 - eta);
      const v = stationary({ n: size, eta, a: 1, sigma2: 1 }).reshuffling * (1 - Math.exp(-2 * s * size));
      const top = (eta * eta * s * s * size * size * (size + 1)) / 12;
      expect(v).toBeLessThanOrEqual(top * (1 + 1e-6));
      expect(v).toBeGreaterThanOrEqual(top * Math.exp(-2 * s * (size - 1)) * (1 - 1e-6));
    }
  }
});
