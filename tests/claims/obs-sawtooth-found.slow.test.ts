import { expect, it } from 'vitest';
// Before the engine, so that Node can load tfjs.
import '../../src/lab/runner/node.ts';
import { trained } from '../../src/lab/demos/sawtooth/experiment.ts';
import { countBand } from '../../src/lab/demos/sawtooth/counts.ts';
import { FOUND, SHAPES, type Shape } from '../../src/lab/demos/sawtooth/networks.ts';
import { OBSERVED, SEEN } from '../../src/lab/demos/sawtooth/seen.ts';
import { GRID, TARGETS } from '../../src/lab/demos/sawtooth/target.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'depth/depth-separation';
/** Mean explained fraction over 600 networks, as printed. */
const PRINTED = { shallow: [0.98, 0.21, 0.02], deep: [0.99, 0.6, 0.05] } as const;

function train(widths: readonly number[], k: number, replicas: number): Float64Array {
  const run = trained(widths, k, GRID, replicas, [5, 9, k]);
  for (;;) {
    const { value, done } = run.next();
    if (done) return value;
  }
}

it.each(Object.keys(SHAPES) as Shape[])('%s networks find again what they found before', (shape) => {
  for (const [i, k] of TARGETS.entries()) {
    const sample = train(SHAPES[shape], k, 4);
    const found = sample.filter((value) => value > FOUND).length / 4;
    const { lower, upper } = countBand(SEEN[shape][i]!, OBSERVED, 4, 1e-4);
    expect(found).toBeGreaterThanOrEqual(lower);
    expect(found).toBeLessThanOrEqual(upper);
    const mean = sample.reduce((sum, value) => sum + value, 0) / 4;
    const spread = k === 4 ? 0.4 : 0.15;
    expect(Math.abs(mean - PRINTED[shape][i]!)).toBeLessThan(spread);
    const cell = `${PRINTED[shape][i]!.toFixed(2)} (${SEEN[shape][i]})`;
    expect(prints(CHAPTER, String(k), cell, `| ${2 * k} |`), cell).toBe(true);
  }
});

it('one layer with as many weights as four layers of 16 finds less than four folds in 2,000 steps', () => {
  const weights = (widths: readonly number[]) =>
    [1, ...widths].slice(0, -1).reduce((sum, m, i) => sum + (m + 1) * widths[i]!, 0) + widths.at(-1)! + 1;
  expect([weights([288]), weights(SHAPES.deep), weights(SHAPES.shallow)]).toEqual([865, 865, 193]);
  expect(prints(CHAPTER, '865', '193', '288 units')).toBe(true);
  const sample = train([288], 4, 4);
  expect(Math.abs(sample.reduce((sum, value) => sum + value, 0) / 4 - 0.46)).toBeLessThan(0.08);
  expect(Math.max(...sample)).toBeLessThan(0.54);
});

it('the band of a count is a beta-binomial law', () => {
  // Summed the long way: binomial laws averaged over a fine grid of frequencies.
  const [seen, observed, n, tail] = [3, 10, 6, 0.02];
  const choose = (a: number, b: number): number => (b === 0 ? 1 : (choose(a - 1, b - 1) * a) / b);
  const law = new Array<number>(n + 1).fill(0);
  let total = 0;
  for (let i = 0; i < 4000; i++) {
    const p = (i + 0.5) / 4000;
    const weight = p ** seen * (1 - p) ** (observed - seen);
    total += weight;
    for (let j = 0; j <= n; j++) law[j]! += weight * choose(n, j) * p ** j * (1 - p) ** (n - j);
  }
  const { lower, upper } = countBand(seen, observed, n, tail);
  const below = law.slice(0, lower * n).reduce((sum, value) => sum + value, 0) / total;
  const above = law.slice(upper * n + 1).reduce((sum, value) => sum + value, 0) / total;
  expect(below).toBeLessThanOrEqual(tail);
  expect(above).toBeLessThanOrEqual(tail);
  expect(below + law[Math.round(lower * n)]! / total).toBeGreaterThan(tail);
  expect(above + law[Math.round(upper * n)]! / total).toBeGreaterThan(tail);
});
