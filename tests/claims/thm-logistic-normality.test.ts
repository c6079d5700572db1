import { expect, it } from 'vitest';
import { combine, multiply, solve } from '../../src/lab/contract/linear.ts';
import { stream, type Stream } from '../../src/lab/contract/random.ts';
import { dot, fit, information, s, type Data } from './logistic.ts';

/** Inputs that are not Gaussian: an intercept, a coin, an exponential variable. */
const truth = [-0.6, 0.9, 0.5];
const input = (random: Stream) => [1, random.below(2), -Math.log(1 - random.uniform())];

function sample(random: Stream, n: number): Data {
  const x = Array.from({ length: n }, () => input(random));
  return { x, y: x.map((row) => (random.uniform() < s(dot(row, truth)) ? 1 : 0)) };
}

it('the covariance of 1,000 fits to 250 examples is the inverse information over n', () => {
  const [n, fits] = [250, 1000];
  // The expectation by a large sample of inputs; labels play no part in it.
  const inputs = Array.from({ length: 20_000 }, (_, i) => input(stream(3, i)));
  const I = combine(1 / inputs.length, information({ x: inputs, y: [] }, truth), 0, truth.map(() => truth.map(() => 0))); // prettier-ignore
  const covariance = truth.map(() => truth.map(() => 0));
  for (let k = 0; k < fits; k++) {
    const w = fit(sample(stream(11, k), n), truth);
    const error = w.map((value, j) => Math.sqrt(n) * (value - truth[j]!));
    error.forEach((a, j) => error.forEach((b, l) => (covariance[j]![l]! += (a * b) / fits)));
  }
  // I · covariance should be the identity: scatter √(2/1000), and some per cent for finite n.
  const product = multiply(I, covariance);
  const inverse = solve(I, [[1, 0, 0], [0, 1, 0], [0, 0, 1]]); // prettier-ignore
  for (let j = 0; j < 3; j++) {
    expect(Math.abs(product[j]![j]! - 1)).toBeLessThan(0.2);
    expect(Math.abs(covariance[j]![j]! / inverse[j]![j]! - 1)).toBeLessThan(0.2);
  }
});
