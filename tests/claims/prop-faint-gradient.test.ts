import { expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { sawtooth } from '../../src/lab/demos/sawtooth/target.ts';

/** ∫(s_k − ½)φ by the midpoint rule on 2^13 cells, exact for functions that are affine between its edges. */
const CELLS = 2 ** 13;
function overlap(k: number, phi: (x: number) => number): number {
  let sum = 0;
  for (let i = 0; i < CELLS; i++) sum += (sawtooth(k, (i + 0.5) / CELLS) - 0.5) * phi((i + 0.5) / CELLS);
  return sum / CELLS;
}

it('random functions of bounded variation see at most 2^{−(k+3)} of it', () => {
  const random = stream(2);
  for (let sample = 0; sample < 40; sample++) {
    const steps = Array.from({ length: 1 + random.below(6) }, () => ({
      at: random.below(CELLS) / CELLS,
      height: random.normal(),
    }));
    const variation = steps.reduce((sum, { height }) => sum + Math.abs(height), 0);
    const phi = (x: number) => steps.reduce((sum, { at, height }) => sum + (x > at ? height : 0), 0);
    for (const k of [1, 3, 6]) {
      expect(Math.abs(overlap(k, phi))).toBeLessThanOrEqual(2 ** -(k + 3) * variation + 1e-12);
    }
  }
});

it('a step at a quarter of a tooth attains it', () => {
  for (const k of [1, 2, 5, 8]) {
    const quarter = 2 ** -(k + 1);
    expect(Math.abs(overlap(k, (x) => (x > quarter ? 1 : 0)))).toBeCloseTo(2 ** -(k + 3), 7);
  }
});

it('a function that folds as often sees it at full strength', () => {
  expect(overlap(6, (x) => sawtooth(6, x))).toBeCloseTo(1 / 12, 3);
});
