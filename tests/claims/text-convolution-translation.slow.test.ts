import { expect, it } from 'vitest';
// Before the engine, so that Node can load tfjs.
import '../../src/lab/runner/node.ts';
import { defaults } from '../../src/lab/contract/parameter.ts';
import { demo } from '../../src/lab/demos/mode-decay/demo.ts';
import { deviations, experiment } from '../../src/lab/demos/mode-decay/experiment.ts';
import {
  DIRECTIONS,
  distance,
  LENGTH,
  MOMENT,
  power,
  remaining,
  STEP_SIZE,
  TIMES,
} from '../../src/lab/demos/mode-decay/exact.ts';
import { stream } from '../../src/lab/contract/random.ts';
import { DEFAULT_SEED } from '../../src/lab/contract/parameter.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'convolution/translation';

it('prints the sizes of the two layers', () => {
  const outputs = (28 - 2) ** 2 * 32;
  expect(prints(CHAPTER, String(32 * (9 + 1)), 'Conv2D(32, 3)')).toBe(true);
  expect(prints(CHAPTER, outputs.toLocaleString('en').replace(',', '{,}'), 'Conv2D(32, 3)')).toBe(true);
  expect(prints(CHAPTER, (28 * 28 * outputs).toLocaleString('en'), 'Conv2D(32, 3)')).toBe(true);
  const factor = (28 * 28 * outputs) / (32 * 9);
  const shared = (28 - 2) ** 2;
  expect(factor).toBeCloseTo((shared * 28 * 28) / 9, 9);
  for (const number of [Math.floor(factor).toLocaleString('en'), String(shared), '9', String(28 * 28)]) {
    expect(prints(CHAPTER, number, 'Of the factor between the weights'), number).toBe(true);
  }
});

it('prints what the experiment shows', () => {
  const { slope, cut } = defaults(demo.parameters) as { slope: number; cut: number };
  const floor = distance({ slope, cut }, 'convolution', 1e6).mean * LENGTH;
  expect(floor).toBeCloseTo(7, 9);
  expect(prints(CHAPTER, '7', 'in 32 of the modes')).toBe(true);
  expect(prints(CHAPTER, String(TIMES.at(-1)), 'the plot ends at')).toBe(true);
  const slowest = 1 / (STEP_SIZE * power({ slope, cut: 16 }, 16));
  expect(prints(CHAPTER, slowest.toFixed(0), 'time constant of that mode')).toBe(true);
  expect(
    prints(
      CHAPTER,
      (100 * remaining({ slope, cut }, 1, MOMENT)).toFixed(1),
      'strongest modes',
      'about a tenth',
    ),
  ).toBe(true);
  expect(prints(CHAPTER, String(power({ slope, cut }, 1) / power({ slope, cut }, cut)), 'times slower')).toBe(
    true,
  );
});

/** The first plot, for both targets. */
function firstPlot(missing: number): { k: number; left: number }[] {
  const points: { k: number; left: number }[] = [];
  for (const delta of experiment({ ...defaults(demo.parameters), missing }, DEFAULT_SEED)) {
    if (delta?.kind !== 'point' || !delta.series.startsWith('mode-')) continue;
    points.push({ k: delta.x, left: delta.mean });
    if (delta.series === 'mode-matrix' && delta.x === LENGTH / 2) break;
  }
  return points;
}

it('with all shifts the first plot has six decimals', () => {
  const spectrum = defaults(demo.parameters) as unknown as { slope: number; cut: number };
  const points = firstPlot(0);
  expect(points).toHaveLength(2 * (LENGTH / 2 + 1));
  for (const { k, left } of points) expect(left).toBeCloseTo(remaining(spectrum, k, MOMENT), 6);
});

it('without one shift the strongest modes keep 2 per cent, without half of them about a tenth', () => {
  const strongest = (missing: number) => firstPlot(missing).filter(({ k }) => k <= 1);
  const [one, half] = [strongest(1), strongest(16)];
  expect([one.length, half.length]).toEqual([4, 4]);
  for (const { left } of one) expect(prints(CHAPTER, (100 * left).toFixed(0), 'One of the 32')).toBe(true);
  for (const { left } of half) {
    expect(left).toBeGreaterThan(0.08);
    expect(left).toBeLessThan(0.13);
  }
});

it('a network may deviate from invariance in more directions than the band of the third plot supposes', () => {
  const networks = 24;
  const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
  for (const [slope, cut] of [
    [2, 12],
    [3, 16],
    [3, 12],
  ] as const) {
    const training = deviations({ slope, cut }, LENGTH, networks, stream(5, cut), 'typed');
    let step = training.next();
    while (!step.done) step = training.next();
    const parts = step.value;
    // tr Σ from the squares, tr Σ² from the products of different networks.
    const trace = parts.reduce((sum, x) => sum + dot(x, x), 0) / networks;
    let squares = 0;
    parts.forEach((x, i) => parts.slice(0, i).forEach((y) => (squares += dot(x, y) ** 2)));
    const directions = trace ** 2 / (squares / ((networks * (networks - 1)) / 2));
    expect(directions).toBeGreaterThan(DIRECTIONS);
    // Not more than a network has weights between its input and its first layer.
    expect(directions).toBeLessThan(LENGTH * 16);
  }
});
