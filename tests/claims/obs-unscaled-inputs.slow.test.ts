import { expect, it } from 'vitest';
import { fromKeras, median, scaled, shifted, standardised, trainOnBell } from './bell-networks.ts';

/** Few networks; all that are printed are trained again in text-depth-universality.long.test.ts. */
const M = 32;
const COUNT = 32;

it('with inputs on [0, 1] nearly all end above 0.0108, and units facing left never move', () => {
  const start = fromKeras(M, COUNT, 74);
  const { errors, weights } = trainOnBell(M, start);
  expect(errors.filter((error) => error > 0.0108).length).toBeGreaterThanOrEqual(COUNT - 2);
  expect(Math.max(...errors)).toBeLessThan(0.019);
  for (let r = 0; r < COUNT; r++) {
    for (let j = 0; j < M; j++) {
      const at = r * (3 * M + 1) + j;
      if (start[at]! >= 0) continue;
      expect([weights[at], weights[at + M], weights[at + 2 * M]]).toEqual([start[at], 0, start[at + 2 * M]]);
    }
  }
});

it('with standardised inputs most end far lower', () => {
  const { errors } = trainOnBell(M, fromKeras(M, COUNT, 75), standardised());
  expect(median(errors)).toBeGreaterThan(1.2e-5);
  expect(median(errors)).toBeLessThan(4.5e-5);
});

it('each half of standardising alone leaves most of them above', () => {
  const above = (seed: number, inputs: Float32Array) =>
    trainOnBell(M, fromKeras(M, COUNT, seed), inputs).errors.filter((error) => error > 0.0108).length;
  // Of 512 it was 395 and 508.
  expect(above(81, shifted())).toBeGreaterThan(COUNT / 2);
  expect(above(82, scaled())).toBeGreaterThanOrEqual(COUNT - 2);
});
