import { describe, expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { prints } from './chapter.ts';
import { stationary } from './closed.ts';
import * as run from './parabolas.ts';

const CHAPTER = 'sgd/shuffling';

/** Part (a) added up over the positions, in units of the value with replacement. */
function average(n: number, eta: number): number {
  const r = 1 - eta;
  const { reshuffling, replacement } = stationary({ n, eta, a: 1, sigma2: 1 });
  let [sum, weights, squares] = [0, 0, 0];
  for (let k = 0; k < n; k++) {
    sum += r ** (2 * k) * reshuffling + (eta ** 2 * (n * squares - weights ** 2)) / (n - 1);
    weights = r * weights + 1;
    squares = r * r * squares + 1;
  }
  return sum / n / replacement;
}

describe('all 120 orders of five unequal terms', () => {
  const b = [2, -3.5, 0.5, 1.25, -0.25];
  const n = b.length;
  const sigma2 = b.reduce((s, v) => s + v * v, 0) / n;
  const eta = 0.15;
  const parabolas = run.equalCurvature(1, b);
  const orders = [...run.permutations(n)];
  const setting = { n, eta, a: 1, sigma2 };

  it('reshuffling: each position, and their average', () => {
    const r = 1 - eta;
    const start = run.afterReshuffling(0, 200, parabolas, eta);
    let sum = 0;
    for (let k = 0; k < n; k++) {
      // Start and order are independent, so E x_k² is exact for a start of ±(standard deviation).
      const spread = Math.sqrt(start.square);
      const measured =
        orders.reduce((s, order) => {
          const end = (x: number) => run.epochEnd(x, order.slice(0, k), parabolas, eta) ** 2;
          return s + (end(spread) + end(-spread)) / 2;
        }, 0) / orders.length;
      const s1 = (1 - r ** k) / (1 - r);
      const s2 = (1 - r ** (2 * k)) / (1 - r * r);
      const bridge = ((eta * eta * sigma2) / (n - 1)) * (n * s2 - s1 * s1);
      expect(measured).toBeCloseTo(r ** (2 * k) * stationary(setting).reshuffling + bridge, 10);
      sum += measured;
    }
    expect(sum / n / stationary(setting).replacement).toBeCloseTo(average(n, eta), 10);
  });

  it('one shuffle: the same at every position', () => {
    for (let k = 0; k < n; k++) {
      const measured =
        orders.reduce((s, order) => {
          let x = 0;
          for (let epoch = 0; epoch < 60; epoch++) x = run.epochEnd(x, order, parabolas, eta);
          return s + run.epochEnd(x, order.slice(0, k), parabolas, eta) ** 2;
        }, 0) / orders.length;
      expect(measured).toBeCloseTo(stationary(setting).once, 10);
    }
  });
});

it('the limits: (n + 1)/6 averaged over positions, (n + 1)/12 shuffled once', () => {
  for (const n of [2, 20, 200]) {
    const eta = 2e-3 / n;
    const { replacement, once } = stationary({ n, eta, a: 1, sigma2: 1 });
    expect((average(n, eta) * replacement) / ((eta ** 2 * (n + 1)) / 6)).toBeCloseTo(1, 2);
    expect(once / ((eta ** 2 * (n + 1)) / 12)).toBeCloseTo(1, 2);
  }
});

describe('the example with n = 64 and ηa = 0.002', () => {
  const n = 64;
  const eta = 0.002;
  const exact = stationary({ n, eta, a: 1, sigma2: 1 });
  const gains = {
    ends: exact.replacement / exact.reshuffling,
    positions: 1 / average(n, eta),
    once: exact.replacement / exact.once,
  };

  it('is printed', () => {
    expect(prints(CHAPTER, gains.ends.toFixed(0), '64')).toBe(true);
    expect(prints(CHAPTER, gains.positions.toFixed(1), '64')).toBe(true);
    expect(prints(CHAPTER, gains.once.toFixed(0), '64')).toBe(true);
  });

  it('agrees with literal runs within four standard errors', () => {
    const parabolas = run.equalCurvature(1, run.sortedSigns(n));
    const runs = 3000;
    const sums = { ends: 0, positions: 0, positionsSquared: 0, once: 0 };
    for (let r = 0; r < runs; r++) {
      const random = stream(64, r);
      const order = Int32Array.from({ length: n }, (_, i) => i);
      const frozen = Int32Array.from(order);
      random.shuffle(frozen);
      let x = 0;
      let y = 0;
      let overPositions = 0;
      // The memory of the start fades as exp(−ηan) = exp(−0.128) an epoch.
      for (let epoch = 0; epoch < 50; epoch++) {
        random.shuffle(order);
        for (let j = 0; j < n; j++) {
          if (epoch === 49) overPositions += (x * x) / n;
          x = run.step(x, order[j] as number, parabolas, eta);
          y = run.step(y, frozen[j] as number, parabolas, eta);
        }
      }
      sums.ends += x * x;
      sums.once += y * y;
      sums.positions += overPositions;
      sums.positionsSquared += overPositions ** 2;
    }
    const normal = 4 * Math.sqrt(2 / runs);
    expect(Math.abs(sums.ends / runs / exact.reshuffling - 1)).toBeLessThan(normal);
    expect(Math.abs(sums.once / runs / exact.once - 1)).toBeLessThan(normal);
    const mean = sums.positions / runs;
    const error = Math.sqrt((sums.positionsSquared / runs - mean ** 2) / runs);
    expect(Math.abs(mean - exact.replacement / gains.positions)).toBeLessThan(4 * error);
  });
});
