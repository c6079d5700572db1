import { expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { INPUTS, POINTS } from '../../src/lab/demos/spline-lines/problem.ts';
import { trainOnBell } from './bell-networks.ts';

const M = 32;
const COUNT = 8;

/** Keras's: Glorot's uniform law for both kernels, biases zero. */
function keras(seed: number): Float32Array {
  const weights = new Float32Array(COUNT * (3 * M + 1));
  const limit = Math.sqrt(6 / (1 + M));
  for (let r = 0; r < COUNT; r++) {
    const random = stream(69, seed, r);
    for (let j = 0; j < M; j++) {
      weights[r * (3 * M + 1) + j] = limit * (2 * random.uniform() - 1);
      weights[r * (3 * M + 1) + 2 * M + j] = limit * (2 * random.uniform() - 1);
    }
  }
  return weights;
}

it('with inputs on [0, 1] none ends below 0.0108, and units facing left never move', () => {
  const start = keras(0);
  const { errors, weights } = trainOnBell(M, start);
  expect(Math.min(...errors)).toBeGreaterThan(0.0108);
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
  const deviation = Math.sqrt(INPUTS.reduce((sum, x) => sum + (x - 0.5) ** 2 / POINTS, 0));
  const { errors } = trainOnBell(
    M,
    keras(1),
    Float32Array.from(INPUTS, (x) => (x - 0.5) / deviation),
  );
  const median = errors.sort((a, b) => a - b)[COUNT / 2]!;
  expect(median).toBeLessThan(1e-4);
  expect(median).toBeGreaterThan(4e-6);
});
