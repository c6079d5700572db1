import { describe, expect, it } from 'vitest';
import { combine, identity, multiply, solve, squaredNorm, trace } from '../../src/lab/contract/linear.ts';
import { stream } from '../../src/lab/contract/random.ts';
import { prints } from './chapter.ts';
import { randomSymmetric, settle } from './quadratic.ts';

const d = 4;
const commutator = (A: number[][], B: number[][]) => combine(1, multiply(A, B), -1, multiply(B, A));

describe('random pairs that do not commute', () => {
  it.each([1, 2, 3, 4, 5])('pair %i: the covariance and its trace formula', (pair) => {
    const random = stream(24, pair);
    const H = randomSymmetric([0.3, 0.8, 1.7, 2.9], random);
    const C = randomSymmetric([0, 0.2, 1.5, 4], random);
    expect(squaredNorm(commutator(H, C))).toBeGreaterThan(0.1);
    for (const eta of [0.01, 0.3, 0.65]) {
      const Sigma = settle(H, C, eta, Math.ceil(20 / (0.3 * eta)));
      const HS = multiply(H, Sigma);
      const loss = trace(HS) / 2;
      const twoMinus = combine(2, identity(d), -eta, H);
      expect(loss / ((eta / 2) * trace(multiply(C, solve(twoMinus, identity(d)))))).toBeCloseTo(1, 9);
      const left = combine(1, combine(1, HS, 1, multiply(Sigma, H)), -eta, multiply(HS, H));
      expect(Math.sqrt(squaredNorm(combine(1, left, -eta, C)))).toBeLessThan(1e-7);
    }
  });

  it('entries in the eigenbasis of H', () => {
    const h = [0.4, 1.1, 2.2];
    const H = h.map((value, i) => h.map((_, j) => (i === j ? value : 0)));
    const C = randomSymmetric([0.1, 1, 3], stream(5));
    const eta = 0.4;
    const Sigma = settle(H, C, eta, 400);
    for (let j = 0; j < 3; j++) {
      for (let k = 0; k < 3; k++) {
        const printed = (eta * C[j]![k]!) / (h[j]! + h[k]! - eta * h[j]! * h[k]!);
        expect(Sigma[j]![k]!).toBeCloseTo(printed, 10);
      }
    }
  });
});

it('by simulation with noise that is not Gaussian', () => {
  // h = 1, η = 0.5, ξ = ±1 with probability 1/2: a Bernoulli convolution, E f = η/(2(2 − η)).
  const random = stream(1);
  const [eta, steps] = [0.5, 400_000];
  let [x, sum] = [0, 0];
  for (let t = 0; t < steps; t++) {
    x += -eta * x + eta * (random.below(2) === 0 ? 1 : -1);
    sum += x * x;
  }
  expect(Math.abs(sum / steps / (eta / (2 - eta)) - 1)).toBeLessThan(0.01);
});

it('prints the excess over the small-step value', () => {
  for (const [etaH, excess] of [
    [0.1, '5'],
    [1, '100'],
  ] as const) {
    expect((100 * (1 / (1 - etaH / 2) - 1)).toFixed(0)).toBe(excess);
    expect(prints('sgd/noise', excess, 'per cent', `$\\eta h=${etaH}$`)).toBe(true);
  }
});
