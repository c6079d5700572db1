import { describe, expect, it } from 'vitest';
import { sortedOrder } from './closed.ts';
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
