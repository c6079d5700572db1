import { describe, expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { stationaryVariance } from '../../src/lab/demos/momentum/exact.ts';
import { prints } from './chapter.ts';

/** η² Σ (answer to a kick)², by iterating the answer: the variance of a sum of independent contributions. */
function summed(eta: number, beta: number, h: number): number {
  let [before, x, sum] = [0, 1, 0];
  for (let t = 0; t < 20_000; t++) {
    sum += x * x;
    [before, x] = [x, x - eta * h * x + beta * (x - before)];
  }
  return eta ** 2 * sum;
}

it('(a) the variance, from the answers to single kicks', () => {
  for (const h of [0.3, 2]) {
    for (const beta of [-0.4, 0, 0.5, 0.95]) {
      for (const u of [0.05, 0.6, 1.1]) {
        expect(summed(u / h, beta, h) / stationaryVariance(u / h, beta, h)).toBeCloseTo(1, 8);
      }
    }
  }
});

it('(a) and from a run with kicks that are not Gaussian', () => {
  const random = stream(14);
  const [eta, beta, h] = [0.3, 0.7, 1.2];
  let [before, x, sum] = [0, 0, 0];
  const steps = 400_000;
  for (let t = 0; t < steps; t++) {
    const kick = random.below(2) === 0 ? 1 : -1;
    [before, x] = [x, x - eta * (h * x + kick) + beta * (x - before)];
    sum += (x * x) / steps;
  }
  expect(sum / stationaryVariance(eta, beta, h)).toBeCloseTo(1, 1);
});

describe.each([0.3, 0.7, 0.95])('(b) contraction at most %f', (rho) => {
  const least = ((1 - rho) * (1 + rho ** 2)) / (1 + rho) ** 3;

  it('the least floor, by search', () => {
    let found = Infinity;
    for (let i = 1; i <= 800; i++) {
      for (let j = -99; j < 200; j++) {
        const [u, beta] = [(4 * i) / 1600, (j / 200) * rho ** 2 * 2];
        if (Math.abs(beta) >= 1) continue;
        const half = (1 + beta - u) / 2;
        const root = half ** 2 - beta;
        const radius = root < 0 ? Math.sqrt(beta) : Math.abs(half) + Math.sqrt(root);
        if (radius <= rho) found = Math.min(found, stationaryVariance(u, beta, 1));
      }
    }
    expect(found).toBeGreaterThanOrEqual(least * (1 - 1e-12));
    expect(found / least).toBeLessThan(1.25);
    expect(stationaryVariance((1 - rho) ** 2, rho ** 2, 1)).toBeCloseTo(least, 12);
    expect(summed((1 - rho) ** 2, rho ** 2, 1) / least).toBeCloseTo(1, 6);
  });

  it('against gradient descent: more than half', () => {
    const without = summed(1 - rho, 0, 1);
    expect(without).toBeCloseTo((1 - rho) / (1 + rho), 9);
    expect(least / without).toBeGreaterThan(0.5);
    expect(least / without).toBeLessThan(1);
  });
});

describe('a whole spectrum, κ = 10⁴, spread evenly over the logarithm', () => {
  const kappa = 1e4;
  const hs = Array.from({ length: 200 }, (_, i) => kappa ** (-i / 199));
  const radius = (u: number, beta: number) => {
    const half = (1 + beta - u) / 2;
    const root = half ** 2 - beta;
    return root < 0 ? Math.sqrt(beta) : Math.abs(half) + Math.sqrt(root);
  };
  const floor = (eta: number, beta: number) =>
    hs.reduce((sum, h) => sum + h * stationaryVariance(eta, beta, h), 0) / 2;

  it.each([
    [1, '0.46', 2],
    [2 / (1 + 1 / kappa), '0.010', 3],
  ] as const)('noise in the loss at the speed of gradient descent with η = %f', (step, printed, digits) => {
    const speed = Math.max(...hs.map((h) => radius(step * h, 0)));
    let least = Infinity;
    for (let i = 0; i <= 400; i++) {
      const beta = speed ** 2 * (i / 400);
      // V increases with η: the smallest that moves the softest mode fast enough, by bisection.
      let [low, high] = [0, (1 - Math.sqrt(beta)) ** 2 * kappa];
      for (let k = 0; k < 60; k++) {
        const eta = (low + high) / 2;
        if (radius(eta / kappa, beta) <= speed) high = eta;
        else low = eta;
      }
      if (hs.some((h) => radius(high * h, beta) > speed * (1 + 1e-9))) continue;
      least = Math.min(least, floor(high, beta));
    }
    expect((least / floor(step, 0)).toFixed(digits)).toBe(printed);
    expect(prints('sgd/gradient-descent', printed, 'evenly over their logarithm')).toBe(true);
  });
});

it('two modes, h = 1 and 0.01', () => {
  const floor = (eta: number, beta: number) =>
    [1, 0.01].reduce((sum, h) => sum + h * stationaryVariance(eta, beta, h), 0) / 2;
  const best = 2 / 1.01;
  expect(floor(best, 0).toFixed(1)).toBe('50.5');
  expect(floor(best / 2, 0).toFixed(2)).toBe('0.74');
  expect(Math.log(1 - best * 0.01) / Math.log(1 - (best / 2) * 0.01)).toBeCloseTo(2, 1);
  // V increases with η: for each β the smallest step of that speed, as long as the stiff mode is as fast.
  const speed = 1 - best * 0.01;
  let least = Infinity;
  for (let i = -1000; i <= 1000; i++) {
    const beta = (speed ** 2 * i) / 1000;
    const eta = 100 * (1 - speed) * (1 - beta / speed);
    if (eta <= (1 + speed) * (1 + beta / speed) * (1 + 1e-12)) least = Math.min(least, floor(eta, beta));
  }
  expect(least.toFixed(2)).toBe('0.50');
  expect(prints('sgd/gradient-descent', 'a loss of $50.5$', '$0.50$', '$0.74$')).toBe(true);
});
