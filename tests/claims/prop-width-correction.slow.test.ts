import { expect, it } from 'vitest';
import { logarithms } from '../../src/lab/demos/depth-scale/exact.ts';
import { fixedVariance } from '../../src/lab/demos/depth-scale/mean-field.ts';
import { prints } from './chapter.ts';
import { average, away, simpson } from './random-networks.ts';

const CHAPTER = 'depth/signal-propagation';
const [WEIGHTS, BIASES] = [1.3, 0.05];
const V = (q: number) => WEIGHTS * simpson((g) => Math.tanh(Math.sqrt(q) * g) ** 2) + BIASES;

/** The recursion for m times shift and variance, from q_1 = q. */
function recursion(start: number, layers: number) {
  let [q, shift, variance] = [start, 0, 0];
  for (let k = 1; k < layers; k++) {
    const e = 1e-3;
    const [low, here, high] = [V(q - e), V(q), V(q + e)] as const;
    const [first, second] = [(high - low) / (2 * e), (high - 2 * here + low) / e ** 2];
    const two = simpson((g) => Math.tanh(Math.sqrt(q) * g) ** 2);
    const four = simpson((g) => Math.tanh(Math.sqrt(q) * g) ** 4);
    [shift, variance] = [
      first * shift + 0.5 * second * variance,
      first ** 2 * variance + WEIGHTS ** 2 * (four - two ** 2),
    ];
    q = here;
  }
  return { q, shift, variance };
}

it('mean and variance of the variance at width 16, by the chain of one number', () => {
  const [m, layers] = [16, 9];
  const start = fixedVariance({ weights: WEIGHTS, biases: BIASES });
  const { q, shift, variance } = recursion(start, layers);
  const [mean, spread] = average(15_000, 3, (random) => {
    let Q = start;
    for (let k = 1; k < layers; k++) {
      let sum = 0;
      for (let i = 0; i < m; i++) sum += Math.tanh(Math.sqrt(Q) * random.normal()) ** 2;
      Q = (WEIGHTS * sum) / m + BIASES;
    }
    return [Q, (Q - q) ** 2];
  });
  // What is left over is of order 1/m².
  expect(Math.abs(mean!.mean - q - shift / m)).toBeLessThan(4 * mean!.error + 0.3 / m ** 2);
  expect(Math.abs(spread!.mean - variance / m)).toBeLessThan(4 * spread!.error + 0.3 / m ** 2);
  expect(away(mean!, q)).toBeGreaterThan(6);
});

it('the printed numbers at rest', () => {
  const q = fixedVariance({ weights: WEIGHTS, biases: BIASES });
  const { shift, variance } = recursion(q, 60);
  expect(prints(CHAPTER, (-shift / q).toFixed(2), 'narrow networks')).toBe(true);
  expect(prints(CHAPTER, (Math.sqrt(variance) / q).toFixed(2), 'narrow networks')).toBe(true);
  const rates = (weights: number) => {
    const all = logarithms('tangent', { weights, biases: BIASES }, 0, 60);
    return [all[59]!.shift - all[58]!.shift, all[59]!.variance - all[58]!.variance] as const;
  };
  expect(prints(CHAPTER, rates(1.3)[1].toFixed(1), 'narrow networks')).toBe(true);
  const [drift, growth] = rates(1.76095);
  expect(prints(CHAPTER, (-drift).toFixed(1), 'narrow networks')).toBe(true);
  expect(prints(CHAPTER, growth.toFixed(1), 'narrow networks')).toBe(true);
});

it('the printed rates of the gradient, in closed form', () => {
  const rate = (weights: number) => {
    const mean = (q: number, f: (x: number) => number) => simpson((g) => f(Math.sqrt(q) * g));
    const slope = (x: number) => 1 - Math.tanh(x) ** 2;
    const next = (q: number) => weights * mean(q, (x) => Math.tanh(x) ** 2) + BIASES;
    const log = (q: number) => Math.log(weights * mean(q, (x) => slope(x) ** 2));
    const q = fixedVariance({ weights, biases: BIASES });
    const e = 1e-3;
    const first = (f: (q: number) => number) => (f(q + e) - f(q - e)) / (2 * e);
    const second = (f: (q: number) => number) => (f(q + e) - 2 * f(q) + f(q - e)) / e ** 2;
    const V1 = first(next);
    const [two, b] = [mean(q, (x) => Math.tanh(x) ** 2), mean(q, (x) => slope(x) ** 2)];
    const v = (weights ** 2 * (mean(q, (x) => Math.tanh(x) ** 4) - two ** 2)) / (1 - V1 ** 2);
    const both = mean(q, (x) => (Math.tanh(x) * slope(x)) ** 2);
    const own = (3 * mean(q, (x) => slope(x) ** 4)) / b ** 2 - 1;
    const cross = (V1 * first(log) * v + (weights * (both - two * b)) / b) / (1 - V1);
    // The covariance with the tangent, in units of its length.
    const kept = (weights * mean(q, (x) => Math.tanh(x) * slope(x) * x)) / q / Math.sqrt(weights * b);
    const turned = (weights * both) / b / (1 - kept ** 2);
    const bend = (mean(q, (x) => (slope(x) * x) ** 2) / q ** 2 - b / q) / b;
    return {
      growth: own + first(log) ** 2 * v + 2 * first(log) * cross,
      drift:
        (first(log) * second(next) * v) / (2 * (1 - V1)) + (second(log) * v) / 2 + bend * turned - own / 2,
    };
  };
  expect(prints(CHAPTER, rate(1.3).growth.toFixed(1), 'narrow networks')).toBe(true);
  expect(prints(CHAPTER, rate(1.76095).growth.toFixed(1), 'narrow networks')).toBe(true);
  expect(prints(CHAPTER, (-rate(1.76095).drift).toFixed(1), 'narrow networks')).toBe(true);
});

it('the gradient’s drift and growth, by the chain of three numbers at width 200', () => {
  const [m, layers] = [200, 7];
  const q = fixedVariance({ weights: WEIGHTS, biases: BIASES });
  const { limit, shift, variance } = logarithms('tangent', { weights: WEIGHTS, biases: BIASES }, 0, layers)[
    layers - 1
  ]!;
  const [log, squared] = average(1_200, 6, (random) => {
    // Variance, covariance with the tangent, mean square of the tangent.
    let [Q, P, T] = [q, 0, 1];
    for (let k = 1; k < layers; k++) {
      let [a, b, c] = [0, 0, 0];
      for (let i = 0; i < m; i++) {
        const [g, w] = [random.normal(), random.normal()];
        const value = Math.tanh(Math.sqrt(Q) * g);
        const dot = (1 - value * value) * ((P / Math.sqrt(Q)) * g + Math.sqrt(T - (P * P) / Q) * w);
        a += value * value;
        b += value * dot;
        c += dot * dot;
      }
      [Q, P, T] = [(WEIGHTS * a) / m + BIASES, (WEIGHTS * b) / m, (WEIGHTS * c) / m];
    }
    return [Math.log(T), (Math.log(T) - limit - shift / m) ** 2];
  });
  expect(away(log!, limit + shift / m)).toBeLessThan(4);
  expect(away(log!, limit)).toBeGreaterThan(4);
  expect(Math.abs((squared!.mean * m) / variance - 1)).toBeLessThan(0.2);
});
