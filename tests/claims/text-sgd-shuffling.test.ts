import { expect, it } from 'vitest';
import { meanSquareQuantile, tailOfEach } from '../../src/lab/contract/statistics.ts';
import { solve, trace } from '../../src/lab/contract/linear.ts';
import { demo } from '../../src/lab/demos/shuffling-logistic/demo.ts';
import { makeProblem, minimise, NORM, RIDGE } from '../../src/lab/demos/shuffling-logistic/problem.ts';
import { EPOCHS, meanSquares, START, stepSize } from '../../src/lab/demos/shuffling-rates/exact.ts';
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

it('prints the number for practice', () => {
  const steps = 60000 / 32;
  expect(prints(CHAPTER, `${steps}`, '60,000', 'batches of 32')).toBe(true);
  expect(prints(CHAPTER, (1 / (0.01 * steps)).toFixed(2), '60,000')).toBe(true);
});

it('the bias of one shuffle stays within the printed 7 per cent in the first experiment', () => {
  const n = 32;
  /** E x² after K epochs in one order, from the moments of an epoch's sum over all orders of two kinds. */
  const meanSquare = (epochs: number, c: number) => {
    const eta = stepSize(n, epochs);
    let states = new Map<number, readonly [number, number, number]>([[n / 2, [1, 0, 0]]]);
    for (let left = n; left > 0; left--) {
      const after = new Map<number, readonly [number, number, number]>();
      for (const [plus, [p, first, second]] of states) {
        for (const sign of [1, -1]) {
          const chance = (sign > 0 ? plus : left - plus) / left;
          if (chance === 0) continue;
          const keep = 1 - eta * (1 + c * sign);
          const key = sign > 0 ? plus - 1 : plus;
          const [q, f, s] = after.get(key) ?? [0, 0, 0];
          after.set(key, [
            q + chance * p,
            f + chance * (keep * first + sign * p),
            s + chance * (keep * keep * second + 2 * keep * sign * first + p),
          ]);
        }
      }
      states = after;
    }
    const [, mean, square] = states.get(0)!;
    const epoch = ((1 - eta) ** 2 - (eta * c) ** 2) ** (n / 2);
    const start = epoch ** epochs * START;
    const gain = (eta * (1 - epoch ** epochs)) / (1 - epoch);
    return start ** 2 + 2 * start * gain * mean + gain ** 2 * square;
  };
  const excess = (c: number) =>
    EPOCHS.map((epochs) => meanSquare(epochs, c) / meanSquares(n, epochs).once - 1);
  excess(0).forEach((value) => expect(value).toBeCloseTo(0, 9));
  const most = Math.max(...excess(0.9));
  expect(most).toBeGreaterThan(0.06);
  expect(prints(CHAPTER, (100 * most).toFixed(0), 'diamonds', '$n=32$')).toBe(true);
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
