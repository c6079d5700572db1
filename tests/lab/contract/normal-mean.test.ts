import { expect, it } from 'vitest';
import { NORMAL_NODES, normalMean } from '../../../src/lab/contract/normal-mean.ts';
import { normalTail } from '../../../src/lab/contract/statistics.ts';

it('has the moments of a standard normal variable', () => {
  for (const [power, moment] of [
    [0, 1],
    [1, 0],
    [2, 1],
    [4, 3],
    [6, 15],
    [8, 105],
  ] as const) {
    expect(normalMean((z) => z ** power)).toBeCloseTo(moment, 4);
  }
  expect(normalMean((z) => Math.exp(z))).toBeCloseTo(Math.exp(0.5), 8);
});

it('agrees with a fine midpoint rule for a logistic curve', () => {
  const f = (z: number) => 1 / (1 + Math.exp(-1 - 2 * z));
  let sum = 0;
  for (let z = -9.995; z < 10; z += 0.01)
    sum += (0.01 * f(z) * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI);
  expect(normalMean(f)).toBeCloseTo(sum, 8);
});

it('reaches far enough', () => {
  expect(2 * normalTail(NORMAL_NODES.at(-1)!.z)).toBeLessThan(1e-10);
});
