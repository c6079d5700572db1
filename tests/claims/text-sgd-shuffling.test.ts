import { expect, it } from 'vitest';
import { meanSquareQuantile, tailOfEach } from '../../src/lab/contract/statistics.ts';
import { solve, trace } from '../../src/lab/contract/linear.ts';
import { demo } from '../../src/lab/demos/shuffling-logistic/demo.ts';
import { makeProblem, minimise, NORM, RIDGE } from '../../src/lab/demos/shuffling-logistic/problem.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'sgd/shuffling';

it('prints the width of the band of the first experiment', () => {
  const tail = tailOfEach(18) / 2;
  for (const edge of [meanSquareQuantile(2000, tail), meanSquareQuantile(2000, 1 - tail)]) {
    expect(Math.abs(edge - 1)).toBeLessThan(0.135);
    expect(Math.abs(edge - 1)).toBeGreaterThan(0.115);
  }
  expect(prints(CHAPTER, '13', 'per cent in 999 runs')).toBe(true);
});

it('prints ηan at K = 8', () => {
  expect(prints(CHAPTER, ((2 * Math.log(32 * 8)) / 8).toFixed(2), '$K=8$')).toBe(true);
});

it('prints how loose the bound is in the second experiment, and where the guarantee begins', () => {
  const values = Object.fromEntries(demo.parameters.map(({ key, default: value }) => [key, value]));
  const { series } = demo.predict(values);
  const points = (key: string) => series.find((s) => s.key === key)?.points ?? [];
  const bound = points('bound-each').map(({ y }) => y);
  const above = (key: string) => points(key).map(({ y }, k) => (bound[k] as number) / y);
  for (const key of ['once', 'each']) {
    const ratios = above(key);
    expect(ratios).toHaveLength(5);
    for (const edge of [Math.min(...ratios), Math.max(...ratios)]) {
      expect(prints(CHAPTER, edge.toFixed(0), 'default data')).toBe(true);
    }
  }
  const minimum = minimise(makeProblem(values['n'] as number, values['dataset'] as number, 0));
  const smoothness = RIDGE + NORM ** 2 / 4;
  const crossing =
    (RIDGE * trace(solve(minimum.H, minimum.C))) / (smoothness * (values['n'] as number) * minimum.noise);
  expect(prints(CHAPTER, crossing.toFixed(4), 'default data')).toBe(true);
  // Once and reshuffled stay below sampling with replacement at every step size of the plot.
  points('replacement').forEach(({ y }, k) => {
    expect(points('once')[k]?.y).toBeLessThan(y);
    expect(points('each')[k]?.y).toBeLessThan(y);
  });
});
