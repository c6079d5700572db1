import { describe, expect, it } from 'vitest';
import { network, placed } from '../../src/lab/demos/spline-lines/polygon.ts';
import { TRAINING } from '../../src/lab/demos/spline-lines/problem.ts';
import { BIN, meanLogarithm, OBSERVED, SEEN } from '../../src/lab/demos/spline-lines/seen.ts';
import { fromRandom, trainOnBell } from './bell-networks.ts';
import { prints, scientific } from './chapter.ts';
import { millionths } from './runge.ts';

const chapter = 'depth/universality';

/** What was printed from the 1,024 networks of each width: median and least error. */
const PRINTED = [
  { m: 4, median: 1.15795e-2, best: 4.992e-4 },
  { m: 8, median: 1.09527e-2, best: 8.503e-5 },
  { m: 16, median: 3.52357e-4, best: 3.56e-5 },
  { m: 32, median: 7.28612e-5, best: 7.67457e-6 },
];

describe.each(PRINTED)('$m units', ({ m, median, best }) => {
  const { first, counts } = SEEN[m]!;
  it('the printed numbers are those of the table of what was seen', () => {
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(OBSERVED);
    expect(Math.floor(Math.log10(best) / BIN)).toBe(first);
    const below = counts.slice(0, Math.floor(Math.log10(median) / BIN) - first).reduce((a, b) => a + b, 0);
    const at = counts[Math.floor(Math.log10(median) / BIN) - first]!;
    expect(below).toBeLessThanOrEqual(OBSERVED / 2);
    expect(below + at).toBeGreaterThanOrEqual(OBSERVED / 2);
    expect(prints(chapter, millionths(median), `| ${m} |`)).toBe(true);
    expect(prints(chapter, millionths(best), `| ${m} |`)).toBe(true);
  });
});

it.each([4, 8, 16, 32])('24 other networks with %i units end where the others did', (m) => {
  const { errors } = trainOnBell(m, fromRandom(m, 24, 68));
  const mean = errors.reduce((sum, error) => sum + Math.log10(error) / 24, 0);
  const [, low, high] = meanLogarithm(m, 24, 1e-4);
  expect(mean).toBeGreaterThan(low);
  expect(mean).toBeLessThan(high);
});

it('the heaps of the networks with 8 units', () => {
  const { first, counts } = SEEN[8]!;
  const share = (k: number) => `${Math.round((100 * counts[k - first]!) / OBSERVED)} %`;
  expect(share(-20)).toBe('43 %');
  expect(share(-18)).toBe('19 %');
  expect(prints(chapter, '43', share(-20), share(-18), '0.0126', '0.0158')).toBe(true);
});

it('placed kinks, trained with a tenth of the step size', () => {
  const { errors } = trainOnBell(32, network(placed(32)), undefined, {
    ...TRAINING,
    stepSize: TRAINING.refined,
  });
  expect(TRAINING.refined / TRAINING.stepSize).toBeCloseTo(0.1, 12);
  expect(prints(chapter, scientific(errors[0]!, 2), 'with a tenth of the step size')).toBe(true);
});
