import { describe, expect, it } from 'vitest';
import { combine, identity, multiply, solve, trace, type Matrix } from '../../src/lab/contract/linear.ts';
import { stream } from '../../src/lab/contract/random.ts';
import { contraction, largestStep } from '../../src/lab/demos/sgd-noise/exact.ts';
import { prints } from './chapter.ts';
import { gaussianMean } from './gauss-hermite.ts';
import { randomSymmetric } from './quadratic.ts';

const CHAPTER = 'sgd/noise';

it('prints an epoch in numbers', () => {
  expect(60_000 / 32).toBe(1875);
  expect(Math.sqrt(1875).toFixed(0)).toBe('43');
  expect((0.01 / 32).toExponential(0)).toBe('3e-4');
});

it('prints steps and examples for a factor of a hundred, counted step by step', () => {
  for (const batch of [1, 5, 21, 84]) {
    const left = contraction({ d: 20, batch, eta: batch / (batch + 21) });
    const steps = Math.log(100) / -Math.log(left);
    expect(steps).toBeCloseTo(Math.log(100) / Math.log1p(batch / 21), 9);
    expect(prints(CHAPTER, steps.toFixed(1), `| ${batch} |`)).toBe(true);
    expect(prints(CHAPTER, (steps * batch).toFixed(0), `| ${batch} |`)).toBe(true);
    // Whole steps bracket it.
    expect(left ** Math.floor(steps)).toBeGreaterThan(0.01 - 1e-12);
    expect(left ** Math.ceil(steps)).toBeLessThanOrEqual(0.01 + 1e-12);
  }
});

it('the linear rule gains nothing at B = d + 3, and loses at 32', () => {
  const linear = (batch: number) => contraction({ d: 20, batch, eta: batch / 22 });
  expect(linear(23)).toBeCloseTo(1, 12);
  expect(linear(32)).toBeGreaterThan(1);
  for (const batch of [1, 2, 5]) {
    expect(
      Math.abs(linear(batch) / contraction({ d: 20, batch, eta: batch / (batch + 21) }) - 1),
    ).toBeLessThan(0.01);
  }
});

it('the broken demo: q grows by the factor exp(τ²)', () => {
  expect((Math.E * 22 - 1).toFixed(1)).toBe('58.8');
  const random = stream(4);
  let [first, second] = [0, 0];
  for (let i = 0; i < 400_000; i++) {
    const omega = Math.exp(0.5 * random.normal() - 0.125);
    first += omega / 400_000;
    second += omega ** 2 / 400_000;
  }
  expect(first).toBeCloseTo(1, 2);
  expect(second).toBeCloseTo(Math.exp(0.25), 1);
  expect(prints(CHAPTER, '58.8', 'tau=1')).toBe(true);
});

describe('ex:polyak', () => {
  it('the average has excess tr(H⁻¹C)/(2T), whatever the step', () => {
    const H = randomSymmetric([0.5, 1.5], stream(8));
    const C = randomSymmetric([0.2, 2], stream(9));
    const printed = trace(solve(H, C)) / 2;
    for (const eta of [0.1, 0.8]) {
      const T = 4000;
      // Exact: x_T and Σ x_t as one linear recursion of their covariances.
      const A = combine(1, identity(2), -eta, H);
      const zero: Matrix = combine(0, H, 0, H);
      let [xx, sx, ss] = [zero, zero, zero] as [Matrix, Matrix, Matrix];
      for (let t = 0; t < T; t++) {
        // S ← S + x, then x ← A x + η ξ.
        const cross = combine(1, sx, 1, xx);
        ss = combine(1, combine(1, ss, 1, xx), 1, combine(1, sx, 1, transposed(sx)));
        sx = multiply(cross, A);
        xx = combine(1, multiply(multiply(A, xx), A), eta ** 2, C);
      }
      const excess = trace(multiply(H, ss)) / 2 / T ** 2;
      expect((excess * T) / printed).toBeCloseTo(1, 1);
      expect(Math.abs((excess * T) / printed - 1)).toBeLessThan(0.02);
    }
  });
});

const transposed = (A: Matrix) => A[0]!.map((_, j) => A.map((row) => row[j]!));

describe('ex:anisotropic', () => {
  const h = [3, 1, 0.2];

  it('E aaᵀSaaᵀ = 2HSH + H tr(HS), by quadrature', () => {
    const scales = [1.3, 0.6];
    const S = [
      [1, 0.4],
      [0.4, 2],
    ];
    const H = scales.map((value, i) => scales.map((_, j) => (i === j ? value ** 2 : 0)));
    const printed = combine(2, multiply(multiply(H, S), H), trace(multiply(H, S)), H);
    for (const [i, j] of [
      [0, 0],
      [0, 1],
      [1, 1],
    ] as const) {
      const mean = gaussianMean(2, (z) => {
        const a = z.map((value, k) => scales[k]! * value);
        return a[i]! * a[j]! * a.reduce((sum, x, k) => sum + x * (S[k]![0]! * a[0]! + S[k]![1]! * a[1]!), 0);
      });
      expect(mean).toBeCloseTo(printed[i]![j]!, 10);
    }
  });

  const Q = (eta: number, batch: number) =>
    (eta / batch) * h.reduce((sum, value) => sum + value / (2 - eta * value * (1 + 1 / batch)), 0);
  /** E⟨δ, Hδ⟩ at rest, by the recursion of the diagonal, iterated from zero. */
  const rest = (eta: number, batch: number, steps: number) => {
    let s = [0, 0, 0];
    for (let t = 0; t < steps; t++) {
      const total = s.reduce((sum, value, i) => sum + h[i]! * value, 0);
      s = s.map(
        (value, i) =>
          (1 - eta * h[i]!) ** 2 * value +
          (eta ** 2 / batch) * (h[i]! ** 2 * value + h[i]! * total + 0.7 * h[i]!),
      );
    }
    return s.reduce((sum, value, i) => sum + h[i]! * value, 0);
  };

  it('the excess is σ²Q/(1 − Q), and Q = 1 is the limit of stability', () => {
    for (const batch of [1, 4, 30]) {
      let [low, high] = [0, 2 / (h[0]! * (1 + 1 / batch))];
      for (let k = 0; k < 60; k++) {
        const eta = (low + high) / 2;
        if (Q(eta, batch) < 1) low = eta;
        else high = eta;
      }
      expect(rest(0.5 * low, batch, 5000)).toBeCloseTo(
        (0.7 * Q(0.5 * low, batch)) / (1 - Q(0.5 * low, batch)),
        8,
      );
      expect(rest(1.02 * low, batch, 20_000)).toBeGreaterThan(1e6);
    }
  });

  it('H = I gives back the theorem', () => {
    const [d, batch] = [7, 3];
    const top = largestStep(d, batch);
    expect((top * d) / (batch * (2 - top * (1 + 1 / batch)))).toBeCloseTo(1, 12);
  });
});

it('ex:schedule', () => {
  expect(((2 * 128) / 628).toFixed(2)).toBe('0.41');
  expect(((2 * 1280) / 1780).toFixed(2)).toBe('1.44');
  expect(prints(CHAPTER, '0.41', '1.44')).toBe(true);
});
