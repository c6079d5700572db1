import { expect, it } from 'vitest';
import { logarithms } from '../../src/lab/demos/depth-scale/exact.ts';
import {
  correlationLength,
  criticalPoint,
  fixedCorrelation,
  fixedVariance,
  slopeAtOne,
} from '../../src/lab/demos/depth-scale/mean-field.ts';
import { prints } from './chapter.ts';
import { average, away, gaussianMatrix, simpson, simpsonPair, times } from './random-networks.ts';

const CHAPTER = 'depth/signal-propagation';
const BIASES = 0.05;

/** Fixed point and slopes by plain iteration with Simpson's rule: neither bisection nor the lab's quadrature. */
function iterated(weights: number, biases: number) {
  let q = 1;
  for (let k = 0; k < 150; k++) q = weights * simpson((g) => Math.tanh(Math.sqrt(q) * g) ** 2, 120) + biases;
  const chi = weights * simpson((g) => (1 - Math.tanh(Math.sqrt(q) * g) ** 2) ** 2, 240);
  return { q, chi };
}

const nextCorrelation = (c: number, q: number, weights: number) =>
  (weights * simpsonPair(c, (g, w) => Math.tanh(Math.sqrt(q) * g) * Math.tanh(Math.sqrt(q) * w), 60) +
    BIASES) /
  q;

it('fixed points and lengths, by iteration', () => {
  for (const [weights, length] of [
    [0.6, 1.48],
    [1, 3.63],
    [1.3, 7.83],
  ] as const) {
    const { q, chi } = iterated(weights, BIASES);
    expect(q).toBeCloseTo(fixedVariance({ weights, biases: BIASES }), 6);
    expect(chi).toBeCloseTo(slopeAtOne({ weights, biases: BIASES }), 5);
    expect(-1 / Math.log(chi)).toBeCloseTo(length, 2);
    expect(prints(CHAPTER, length.toFixed(2), `| ${weights.toFixed(1)} |`)).toBe(true);
  }
  const { q, chi } = iterated(4, BIASES);
  expect(chi).toBeGreaterThan(1);
  let c = 0.9;
  let before = c;
  for (let k = 0; k < 60; k++) [before, c] = [c, nextCorrelation(c, q, 4)];
  expect(c).toBeCloseTo(fixedCorrelation({ weights: 4, biases: BIASES }), 3);
  // The rate of the last steps but thirty, from three iterates.
  let x = c + 0.01;
  const rates: number[] = [];
  for (let k = 0; k < 3; k++) {
    const y = nextCorrelation(x, q, 4);
    rates.push((y - c) / (x - c));
    x = y;
  }
  expect(before).toBeCloseTo(c, 3);
  expect(-1 / Math.log(rates[2]!)).toBeCloseTo(correlationLength({ weights: 4, biases: BIASES }), 0);
  expect(prints(CHAPTER, '6.98', '| 4 |')).toBe(true);
});

it('the critical line of the table, by iteration', () => {
  for (const [biases, printed] of [
    [0.01, '1.424'],
    [0.05, '1.761'],
    [0.1, '1.986'],
    [0.3, '2.505'],
  ] as const) {
    const at = (weights: number) => iterated(weights, biases).chi;
    expect(at(Number(printed) - 0.004)).toBeLessThan(1);
    expect(at(Number(printed) + 0.004)).toBeGreaterThan(1);
    expect(prints(CHAPTER, printed, '$\\sigma_w^2$')).toBe(true);
  }
});

it('the beginning of the critical line has the exponent 1/3', () => {
  const { weights, biases } = criticalPoint(1e-3);
  expect(biases / ((4 / 3) * 1e-9)).toBeCloseTo(1, 1);
  expect((weights - 1) / (2 * (0.75 * biases) ** (1 / 3))).toBeCloseTo(1, 1);
  expect(prints(CHAPTER, '42', 'standard deviation of 0.1')).toBe(true);
});

it('real networks of width 150 decorrelate and merge at the predicted lengths', () => {
  const [LOW, HIGH] = [3, 11];
  for (const weights of [1, 1.3]) {
    const q = fixedVariance({ weights, biases: BIASES });
    const [slope] = average(12, weights * 10, (random) => {
      const size = Math.sqrt((3 * (q - BIASES)) / weights);
      let pair = [Float64Array.of(size, 0, 0), Float64Array.of(0.8 * size, 0.6 * size, 0)];
      const logs: number[] = [];
      for (let k = 1; k <= HIGH; k++) {
        const fan = pair[0]!.length;
        const W = gaussianMatrix(random, 150, fan, weights / fan);
        const b = Float64Array.from({ length: 150 }, () => Math.sqrt(BIASES) * random.normal());
        const z = pair.map((x) => times(W, x).map((value, i) => value + b[i]!));
        logs.push(Math.log(z[0]!.reduce((sum, value, i) => sum + (value - z[1]![i]!) ** 2, 0)));
        pair = z.map((x) => x.map(Math.tanh));
      }
      return [(logs[HIGH - 1]! - logs[LOW - 1]!) / (HIGH - LOW)];
    });
    const shifts = logarithms('distance', { weights, biases: BIASES }, 0.8, HIGH);
    const [a, b] = [shifts[LOW - 1]!, shifts[HIGH - 1]!];
    const expected = (b.limit - a.limit + (b.shift - a.shift) / 150) / (HIGH - LOW);
    expect(away(slope!, expected)).toBeLessThan(4);
    // Near enough to −1/ξ, and far from the slope of a linear network, ln σ_w².
    expect(Math.abs(slope!.mean + 1 / correlationLength({ weights, biases: BIASES }))).toBeLessThan(0.06);
    expect(Math.abs(slope!.mean - Math.log(weights))).toBeGreaterThan(0.15);
  }
});
