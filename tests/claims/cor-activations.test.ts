import { expect, test } from 'vitest';

const logistic = (t: number) => 1 / (1 + Math.exp(-t));
const erf = (x: number) => {
  // Maclaurin series near zero, limits beyond.
  if (Math.abs(x) > 5) return Math.sign(x);
  let [term, sum] = [x, x];
  for (let n = 1; n < 200; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
};

test.each([
  ['logistic', logistic, 0, 1],
  ['tanh', Math.tanh, -1, 1],
  ['softsign', (t: number) => t / (1 + Math.abs(t)), -1, 1],
])('%s has two limits', (_, sigma, low, high) => {
  expect(sigma(-1e6)).toBeCloseTo(low, 5);
  expect(sigma(1e6)).toBeCloseTo(high, 5);
});

test.each([
  ['ReLU', (t: number) => Math.max(0, t), 0],
  ['leaky ReLU', (t: number) => (t > 0 ? t : 0.2 * t), 0.2],
  ['ELU', (t: number) => (t > 0 ? t : Math.expm1(t)), 0],
  ['softplus', (t: number) => Math.max(t, 0) + Math.log1p(Math.exp(-Math.abs(t))), 0],
  ['swish', (t: number) => t * logistic(t), 0],
  ['GELU', (t: number) => (t / 2) * (1 + erf(t / Math.SQRT2)), 0],
])('the difference of %s has two limits', (_, sigma, low) => {
  const difference = (t: number) => sigma(t + 1) - sigma(t);
  expect(difference(-50)).toBeCloseTo(low, 8);
  expect(difference(50)).toBeCloseTo(1, 8);
});
