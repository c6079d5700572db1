import { expect, it } from 'vitest';
import { floor } from '../../src/lab/demos/spline-lines/exact.ts';
import { INPUTS, POINTS, target, TRAINING } from '../../src/lab/demos/spline-lines/problem.ts';
import {
  fromKeras,
  fromRandom,
  median,
  scaled,
  shifted,
  standardised,
  trainOnBell,
} from './bell-networks.ts';
import { prints, scientific } from './chapter.ts';

/** The figures that are printed of many networks or of long runs: all of these are trained again, and the text held to it. */
const chapter = 'depth/universality';
const M = 32;

/** What the network's errors on the left and on the right half of the interval add to its mean squared error. */
function halves(outputs: Float32Array, r: number): [number, number] {
  const sums: [number, number] = [0, 0];
  for (const [i, x] of INPUTS.entries())
    sums[x < 0.5 ? 0 : 1] += (outputs[r * POINTS + i]! - target(x)) ** 2 / POINTS;
  return sums;
}

it('ten times as many steps', () => {
  const longer = { ...TRAINING, steps: 10 * TRAINING.steps };
  const after = (m: number) => median(trainOnBell(m, fromRandom(m, 128, 72), undefined, longer).errors);
  const [wide, narrow] = [after(M), after(8)];
  expect(prints(chapter, scientific(wide, 1), 'Ten times as many steps')).toBe(true);
  expect(prints(chapter, String(5 * Math.round(wide / floor(M) / 5)), 'Ten times as many steps')).toBe(true);
  expect(prints(chapter, narrow.toFixed(3), 'Ten times as many steps')).toBe(true);
});

it('inputs on [0, 1] and standardised ones, zero biases', () => {
  const { errors, outputs } = trainOnBell(M, fromKeras(M, 512, 70));
  const half = errors.filter((error, r) => {
    const [left, right] = halves(outputs, r);
    return error > 0.0108 && error < 0.0112 && right > 5 * left;
  }).length;
  const roof = errors.filter((error) => Math.abs(error - 0.0187) < 5e-5).length;
  const lower = errors.filter((error) => error < 0.0108);
  const both = trainOnBell(M, fromKeras(M, 512, 71), standardised()).errors;
  expect(half + roof + lower.length).toBe(512);
  expect(prints(chapter, String(half), 'missed the right flank', `and ${roof} ended as a single roof`)).toBe(
    true,
  );
  expect(prints(chapter, String(512 - lower.length), 'Of 512')).toBe(true);
  expect(prints(chapter, scientific(Math.min(...lower), 2), 'Of 512')).toBe(true);
  expect(both.filter((error) => error > 0.0108).length).toBe(6);
  expect(prints(chapter, '0.0108', 'standardised', 'six ended above')).toBe(true);
  expect(prints(chapter, scientific(median(both), 2), 'standardised')).toBe(true);
  expect(prints(chapter, scientific(Math.min(...both), 2), 'standardised')).toBe(true);
  expect(Math.floor(median(errors) / floor(M) / 1e4)).toBe(6);
  expect(median(errors) / median(both)).toBeGreaterThan(400);
});

it('half of standardising', () => {
  const above = (errors: number[]) => String(errors.filter((error) => error > 0.0108).length);
  const half = trainOnBell(M, fromKeras(M, 512, 76), shifted()).errors;
  const roofs = half.filter((error) => Math.abs(error - 0.0187) < 5e-5).length;
  expect(prints(chapter, above(half), 'only shifted to mean 0')).toBe(true);
  expect(prints(chapter, String(roofs), 'a single roof with its ridge there')).toBe(true);
  const other = trainOnBell(M, fromKeras(M, 512, 77), scaled()).errors;
  expect(prints(chapter, above(other), 'only scaled to variance 1')).toBe(true);
});

it.each([
  { row: 'on $[0,1]$', inputs: Float32Array.from(INPUTS) },
  { row: 'scaled', inputs: scaled() },
  { row: 'shifted', inputs: shifted() },
  { row: 'both', inputs: standardised() },
])('the row of the table of inputs: $row', ({ row, inputs }) => {
  for (const times of [1, 10]) {
    const { errors } = trainOnBell(M, fromKeras(M, 64, 78), inputs, {
      ...TRAINING,
      steps: times * TRAINING.steps,
    });
    const value = median(errors);
    const printed = value > 0.001 ? value.toFixed(4) : scientific(value, 2);
    expect(prints(chapter, printed, `| ${row} |`)).toBe(true);
    const roofs = errors.filter((error) => error > 0.018).length;
    if (row === 'shifted') {
      const words = times === 1 ? `${roofs} were` : `20,000 steps ${roofs}`;
      expect(prints(chapter, '64', 'in the table', words)).toBe(true);
    }
    if (row === 'both') expect(roofs).toBe(0);
  }
});

it('the heaps of the networks with 8 units are a flank and a roof', () => {
  const { errors, outputs } = trainOnBell(8, fromRandom(8, 256, 73));
  // How many times the error of the better half of the interval that of the worse half is.
  const ratios = (low: number, high: number) =>
    errors.flatMap((error, r) => {
      const [left, right] = halves(outputs, r);
      return error > low && error < high ? [Math.max(left, right) / Math.min(left, right)] : [];
    });
  const [flanks, roofs] = [ratios(0.01, 0.0126), ratios(0.0158, 0.02)];
  const missing = flanks.filter((ratio) => ratio > 5).length;
  expect(prints(chapter, String(flanks.length), 'Of another 256', `${missing} of these`)).toBe(true);
  expect(roofs.length).toBeGreaterThan(20);
  expect(Math.max(...roofs)).toBeLessThan(1.1);
});
