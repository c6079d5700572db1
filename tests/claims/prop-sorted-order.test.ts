import { describe, expect, it } from 'vitest';
import { prints } from './chapter.ts';
import { sortedOrder, stationary } from './closed.ts';
import * as run from './parabolas.ts';

const b = [2, -3.5, 0.5, 1, 0.25, -0.25];
const n = b.length;

describe('a fixed order', () => {
  const settled = (order: readonly number[], values: readonly number[], eta: number) => {
    let x = 0;
    for (let k = 0; k < 200; k++) x = run.epochEnd(x, order, run.equalCurvature(1, values), eta);
    return x;
  };

  it('ends where the closed form says', () => {
    const signs = run.sortedSigns(n);
    const setting = { n, eta: 0.1, a: 1, sigma2: 1 };
    let x = 0.8;
    for (let k = 1; k <= 5; k++) {
      x = run.epochEnd(x, [0, 1, 2, 3, 4, 5], run.equalCurvature(1, signs), 0.1);
      expect(x).toBeCloseTo(sortedOrder(setting, k, 0.8), 12);
    }
  });

  it('is worst when sorted, among all 720', () => {
    for (const values of [run.sortedSigns(n), b]) {
      const ends = [...run.permutations(n)].map((order) => settled(order, values, 0.05) ** 2);
      const rising = values.map((_, i) => i).sort((i, j) => (values[i] as number) - (values[j] as number));
      const sorted = Math.max(
        settled(rising, values, 0.05) ** 2,
        settled(rising.reverse(), values, 0.05) ** 2,
      );
      expect(Math.max(...ends)).toBeCloseTo(sorted, 14);
    }
  });
});

describe('the sorted order against sampling with replacement', () => {
  it('loses at small steps as soon as ηan² > 8', () => {
    const ratio = (size: number, eta: number) =>
      sortedOrder({ n: size, eta, a: 1, sigma2: 1 }, 1e9, 0) ** 2 /
      stationary({ n: size, eta, a: 1, sigma2: 1 }).replacement;
    for (const size of [100, 1000]) {
      expect(ratio(size, 7.5 / size ** 2)).toBeLessThan(1);
      expect(ratio(size, 8.5 / size ** 2)).toBeGreaterThan(1);
      expect(ratio(size, 8 / size ** 2)).toBeCloseTo(1, 2);
    }
  });

  it('prints the example with n = 1000, run literally', () => {
    const eta = 0.002;
    const [signs, size] = [run.sortedSigns(1000), 1000];
    let [x, replacement] = [0, 0];
    for (let k = 0; k < 20; k++) {
      for (const b of signs) {
        x = (1 - eta) * x + eta * b;
        replacement = (1 - eta) ** 2 * replacement + eta ** 2;
      }
    }
    for (const number of [(x * x).toFixed(2), replacement.toFixed(4), (x ** 2 / replacement).toFixed(0)])
      expect(prints('sgd/shuffling', number, `$n=${size}$`)).toBe(true);
  });
});
