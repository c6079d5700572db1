import { describe, expect, it } from 'vitest';
import { meanAndError } from '../../src/lab/contract/statistics.ts';
import { minibatches } from '../../src/lab/engine/batches.ts';
import { reshuffle } from '../../src/lab/engine/schedules.ts';
import { EXAMPLES } from '../../src/lab/demos/edge-of-stability/setting.ts';
import { prints } from './chapter.ts';
import { train } from './networks-at-the-edge.ts';

const CHAPTER = 'sgd/edge-of-stability';
const replicas = 30;

const deviation = (sample: number[]) => meanAndError(sample).standardError * Math.sqrt(sample.length);

describe('thirty networks at each step size', () => {
  it.each([0.1, 0.14, 0.2])('η = %f', (eta) => {
    const { crossings, midpoints, iterates } = train(eta, { replicas, steps: 2400, seed: 2026 });
    const sorted = crossings.toSorted((a, b) => a - b);
    const near = midpoints.filter((value) => Math.abs(value / 2 - 1) < 0.03).length;
    const row = [
      sorted[replicas / 2]!.toFixed(0),
      sorted.at(-1)!.toFixed(0),
      meanAndError(midpoints).mean.toFixed(2),
      near.toFixed(0),
      deviation(iterates).toFixed(2),
    ];
    for (const number of row) expect(prints(CHAPTER, number, `| ${eta} |`), row.join(' ')).toBe(true);
    expect(near / replicas).toBeGreaterThan(0.9);
  });
});

it('with batches the sharpness stops far below', () => {
  const count = 12;
  for (const [size, words] of [
    [10, 'batches of 10'],
    [5, 'batches of 5'],
  ] as const) {
    const shape = { n: EXAMPLES, replicas: count };
    const batches = minibatches(reshuffle({ ...shape, seed: 5 }), size, shape);
    const { midpoints } = train(0.2, { replicas: count, steps: 2400, seed: 2026, batches });
    const mean = meanAndError(midpoints).mean;
    expect(prints(CHAPTER, mean.toFixed(1), words), String(mean)).toBe(true);
    expect(mean).toBeLessThan(1.6);
  }
});

it('in [−1, 1] most networks do not arrive; at η = 0.4 they do, with more scatter', () => {
  const narrow = train(0.1, { replicas: 16, steps: 3000, seed: 2026, span: 1 });
  const missing = narrow.crossings.filter((step) => step === Infinity).length;
  expect(missing).toBeGreaterThan(8);
  const wide = train(0.4, { replicas: 16, steps: 1200, seed: 2026 });
  expect(wide.crossings.every((step) => step <= 400)).toBe(true);
  expect(deviation(wide.midpoints)).toBeGreaterThan(0.04);
});

it.each([0.1, 0.2])('only one direction is at the edge, η = %f', (eta) => {
  const { seconds } = train(eta, { replicas: 10, steps: 2400, seed: 2026 });
  const second = seconds.toSorted((a, b) => a - b);
  expect(second.at(-1)).toBeLessThan(1.9);
  expect(second[5]).toBeGreaterThan(0.8);
  expect(second[5]).toBeLessThan(1.4);
  expect(prints(CHAPTER, '1.9', 'second eigenvalue', '1.4')).toBe(true);
});
