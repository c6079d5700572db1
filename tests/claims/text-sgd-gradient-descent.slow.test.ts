import { expect, it } from 'vitest';
import { DEFAULT_SEED } from '../../src/lab/contract/parameter.ts';
import { drive, loadDemo, loadExperiment } from '../../src/lab/runner/headless.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'sgd/gradient-descent';
const demo = await loadDemo('momentum');
const experiment = await loadExperiment('momentum');

/** Measured over predicted, point by point, of a run of the first plot. */
function ratios(kappa: number, s: number, seed: number): (series: string) => number[] {
  const values = { kappa, s, replicas: 200, saturation: 1 };
  const { points } = drive(experiment, values, seed);
  return (key) => {
    const series = demo.predict(values).series.find((one) => one.key === key)!;
    return series.points.map(
      ({ x, y }) => points.find((point) => point.series === key && point.x === x)!.mean / y,
    );
  };
}

it('prints what the saturated output does', () => {
  for (const seed of [DEFAULT_SEED, 1, 2]) {
    const of = ratios(400, 0.5, seed);
    const descent = of('descent');
    expect(descent[0]!).toBeGreaterThan(1.5);
    expect(Math.max(...descent).toFixed(1)).toMatch(/^2\.[2-5]$/);
    if (seed === DEFAULT_SEED) expect(Math.max(...descent).toFixed(1)).toBe('2.3');
    expect(Math.abs(descent.at(-1)! - 1)).toBeLessThan(0.1);
    expect(Math.abs(Math.max(...of('nesterov')) - 1.4)).toBeLessThan(0.08);
    expect(Math.min(...of('heavy-ball'))).toBeLessThan(0.01);
    expect(Math.max(...of('heavy-ball'))).toBeLessThan(0.2);
  }
  expect(prints(CHAPTER, '2.3', 'some 40 per cent', 'a hundred and more')).toBe(true);
});

it('is caught for good at κ = 1600, s = 2', () => {
  for (const seed of [DEFAULT_SEED, 1])
    expect(ratios(1600, 2, seed)('heavy-ball').at(-1)!).toBeGreaterThan(1e5);
  expect(prints(CHAPTER, '1600', 'hardly any slope')).toBe(true);
});
