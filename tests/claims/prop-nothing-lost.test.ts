import { expect, it } from 'vitest';
import { randomMatrix } from './equivariance.ts';

const N = 4;
const shift = (x: readonly number[], s: number) => x.map((_, i) => x[(i - s + 2 * N) % N]!);
const distance = (x: readonly number[], y: readonly number[]) =>
  x.reduce((sum, value, i) => sum + (value - y[i]!) ** 2, 0);

const inputs = randomMatrix(3, N, 21);
const targets = randomMatrix(3, N, 22);
const weights = [0.5, 0.2, 0.3];
/** The law: three pairs with their probabilities, each in all its shifts alike. */
const law = inputs.flatMap((u, b) =>
  Array.from({ length: N }, (_, s) => ({
    u: shift(u, s),
    y: shift(targets[b]!, s),
    probability: weights[b]! / N,
  })),
);
const [first, second] = [randomMatrix(5, N, 23), randomMatrix(N, 5, 24)];
/** A network without any symmetry. */
const phi = (u: readonly number[]) => {
  const hidden = first.map((row) => Math.tanh(row.reduce((sum, value, i) => sum + value * u[i]!, 0.3)));
  return second.map((row) => row.reduce((sum, value, i) => sum + value * hidden[i]!, 0));
};
const average = (f: (u: readonly number[]) => number[]) => (u: readonly number[]) => {
  const all = Array.from({ length: N }, (_, s) => shift(f(shift(u, s)), -s));
  return u.map((_, i) => all.reduce((sum, x) => sum + x[i]! / N, 0));
};
const expectation = (f: (pair: { u: number[]; y: number[] }) => number) =>
  law.reduce((sum, { probability, ...pair }) => sum + probability * f(pair), 0);

it('the error splits, for a network on an invariant law of 12 pairs', () => {
  const bar = average(phi);
  const left = expectation(({ u, y }) => distance(phi(u), y));
  const right =
    expectation(({ u, y }) => distance(bar(u), y)) + expectation(({ u }) => distance(phi(u), bar(u)));
  expect(left).toBeCloseTo(right, 12);
  expect(expectation(({ u }) => distance(phi(u), bar(u)))).toBeGreaterThan(0.1);
});

it('it does not split when the law is not invariant', () => {
  const bar = average(phi);
  const some = law.filter((_, i) => i % N === 0);
  const over = (f: (pair: { u: number[]; y: number[] }) => number) =>
    some.reduce((sum, { probability, ...pair }) => sum + N * probability * f(pair), 0);
  const left = over(({ u, y }) => distance(phi(u), y));
  const right = over(({ u, y }) => distance(bar(u), y)) + over(({ u }) => distance(phi(u), bar(u)));
  expect(Math.abs(left - right)).toBeGreaterThan(0.01);
});
