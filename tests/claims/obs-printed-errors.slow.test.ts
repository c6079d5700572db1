import { describe, expect, it } from 'vitest';
import { solve } from '../../src/lab/contract/linear.ts';
import { stream } from '../../src/lab/contract/random.ts';
import { highDimension } from '../../src/lab/demos/biased-slopes/exact.ts';
import { draw, fit, information } from './logistic.ts';

/** The true weights: the first is r = 1, the others are zero. */
const truth = (d: number) => Array.from({ length: d }, (_, j) => (j === 0 ? 1 : 0));

describe('the printed errors and the rejections, in fits', () => {
  it.each([
    { c: 0.1, n: 400, fits: 12, rejects: 0.064, scatter: 0.035 },
    { c: 0.3, n: 400, fits: 6, rejects: 0.127, scatter: 0.05 },
  ])('at d/n = $c', ({ c, n, fits, rejects, scatter }) => {
    const d = c * n;
    const { lambda } = highDimension(c, 1);
    let [printed, rejected] = [0, 0];
    for (let k = 0; k < fits; k++) {
      const data = draw(stream(41, d, k), n, truth(d));
      const found = fit(data);
      const G = solve(information(data, found), truth(d).map((_, j) => truth(d).map((_v, l) => (j === l ? 1 : 0)))); // prettier-ignore
      for (let j = 1; j < d; j++) {
        printed += (n * G[j]![j]!) / (d - 1) / fits;
        if (Math.abs(found[j]!) > 1.96 * Math.sqrt(G[j]![j]!)) rejected += 1 / (d - 1) / fits;
      }
    }
    // The mean of so many fits scatters by 2 to 6 per cent, and finite n adds 1 to 5.
    expect(printed / (lambda / c)).toBeGreaterThan(0.9);
    expect(printed / (lambda / c)).toBeLessThan(1.17);
    expect(Math.abs(rejected - rejects)).toBeLessThan(scatter);
  });
});

it('with a tenth of the labels wrong and a hundred weights the mean slope is within a tenth of 1', () => {
  const [n, d, fits] = [400, 100, 24];
  let slope = 0;
  for (let k = 0; k < fits; k++) {
    const random = stream(43, k);
    const { x, y } = draw(random, n, truth(d));
    slope += fit({ x, y: y.map((label) => (random.uniform() < 0.1 ? 1 - label : label)) })[0]! / fits;
  }
  // A fit scatters by 0.24.
  expect(Math.abs(slope - 1)).toBeLessThan(0.1 + 0.08);
  expect(slope).toBeLessThan(highDimension(d / n, 1).alpha - 0.2);
});
