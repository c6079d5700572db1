import { expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { below, logFactor } from '../../src/lab/demos/he-fluctuations/exact.ts';
import { average, away, simpson } from './random-networks.ts';

const factor = (m: number, normal: () => number) => {
  let sum = 0;
  for (let i = 0; i < m; i++) sum += Math.max(normal(), 0) ** 2;
  return (2 * sum) / m;
};

it('cumulants of ln F, simulated', () => {
  for (const m of [12, 64]) {
    const { mean, variance, third } = logFactor(m);
    const parts = average(20_000, m, (random) => {
      let F = 0;
      while (F === 0) F = factor(m, () => random.normal());
      const x = Math.log(F) - mean;
      return [x, x ** 2, x ** 3];
    });
    expect(away(parts[0]!, 0)).toBeLessThan(4);
    expect(away(parts[1]!, variance)).toBeLessThan(4);
    expect(away(parts[2]!, third)).toBeLessThan(4.5);
  }
});

it('one unit: the logarithm of a square, by quadrature', () => {
  const log = (power: number) => 2 * simpson((g) => (g > 0 ? Math.log(2 * g * g) ** power : 0), 40_000);
  const { mean, variance } = logFactor(1);
  expect(mean).toBeCloseTo(log(1), 2);
  expect(variance).toBeCloseTo(log(2) - log(1) ** 2, 1);
});

it('leading terms: −5/(2m) and 5/m, with remainders of order 1/m²', () => {
  const rest = (m: number) => {
    const { mean, variance } = logFactor(m);
    return [m * m * (mean + 2.5 / m), m * m * (variance - 5 / m)] as const;
  };
  for (const index of [0, 1] as const) {
    const [at64, at256] = [rest(64)[index], rest(256)[index]];
    expect(Math.abs(at64 / at256 - 1)).toBeLessThan(0.15);
  }
  for (let m = 1; m <= 256; m++) expect(logFactor(m).mean).toBeLessThan(0);
});

it('a layer dies with probability 2⁻ᵐ', () => {
  const [dead] = average(40_000, 5, (random) => [factor(5, () => random.normal()) === 0 ? 1 : 0]);
  expect(away(dead!, 1 / 32)).toBeLessThan(4);
});

it('the limit law at ℓ/m = 1, and the inversion against simulation', () => {
  // The distribution function of N(−5/2, 5) at its median is a half; the exact one converges to it.
  const miss = (m: number) => Math.abs(below(m, -2.5, [m])[0]! - 0.5);
  expect(miss(64)).toBeLessThan(0.02);
  expect(miss(64)).toBeLessThan(miss(16));
  const [small] = average(8_000, 3, (random) => {
    let log = 0;
    for (let k = 0; k < 6; k++) log += Math.log(factor(20, () => random.normal()));
    return [log <= Math.log(0.1) ? 1 : 0];
  });
  expect(away(small!, below(20, Math.log(0.1), [6])[0]!)).toBeLessThan(4);
});

it('almost sure decay: no run at width 4 keeps its size for 200 layers', () => {
  for (let r = 0; r < 200; r++) {
    const random = stream(9, r);
    let s = 1;
    for (let k = 0; k < 200 && s > 0; k++) s *= factor(4, () => random.normal());
    expect(s).toBeLessThan(1e-3);
  }
});
