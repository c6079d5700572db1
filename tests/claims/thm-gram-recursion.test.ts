import { expect, it } from 'vitest';
import { average, gaussianMatrix, simpsonPair, times } from './random-networks.ts';

const WEIGHTS = 1.7;
const BIASES = 0.2;
const inputs = [Float64Array.of(1, 0.5, -1), Float64Array.of(0.2, -1, 1.5)];
const gram = (h: readonly Float64Array[], i: number, j: number) =>
  (WEIGHTS * h[i]!.reduce((sum, x, n) => sum + x * h[j]![n]!, 0)) / h[i]!.length + BIASES;

/** Variances and covariance after so many layers in the limit, by Simpson's rule. */
function limit(layers: number): [number, number, number] {
  let [q, p, c] = [gram(inputs, 0, 0), gram(inputs, 1, 1), gram(inputs, 0, 1)];
  for (let k = 1; k < layers; k++) {
    const mean = (a: number, b: number, r: number) =>
      WEIGHTS * simpsonPair(r, (g, w) => Math.tanh(Math.sqrt(a) * g) * Math.tanh(Math.sqrt(b) * w), 80) +
      BIASES;
    [q, p, c] = [mean(q, q, 1), mean(p, p, 1), mean(q, p, c / Math.sqrt(q * p))];
  }
  return [q, p, c];
}

it('the Gram matrix of real networks approaches the recursion like 1/m, and fluctuates like 1/√m', () => {
  const expected = limit(4);
  const measured = (m: number, repeats: number) =>
    average(repeats, m, (random) => {
      let h = inputs;
      for (let k = 1; k < 4; k++) {
        const W = gaussianMatrix(random, m, h[0]!.length, WEIGHTS / h[0]!.length);
        const b = Float64Array.from({ length: m }, () => Math.sqrt(BIASES) * random.normal());
        h = h.map((x) => times(W, x).map((z, i) => Math.tanh(z + b[i]!)));
      }
      return [gram(h, 0, 0), gram(h, 1, 1), gram(h, 0, 1)];
    });
  const narrow = measured(20, 600);
  const wide = measured(160, 40);
  wide.forEach(({ mean, error }, i) => {
    expect(Math.abs(mean - expected[i]!)).toBeLessThan(4 * error + 0.01);
    expect(Math.abs(mean - expected[i]!)).toBeLessThan(0.05 * expected[0]!);
  });
  // Standard deviations at the two widths: a ratio of √8.
  const ratio = (narrow[0]!.error * Math.sqrt(600)) / (wide[0]!.error * Math.sqrt(40));
  expect(ratio).toBeGreaterThan(1.9);
  expect(ratio).toBeLessThan(4);
});
