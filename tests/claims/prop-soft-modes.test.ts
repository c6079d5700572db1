import { describe, expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { prints } from './chapter.ts';

/** The loss for ν(h) = h^s on [0, 1] by the midpoint rule in h = y⁶, each mode iterated, at some times. */
function loss(s: number, eta: number, beta: number, times: readonly number[]): number[] {
  const nodes = 3000;
  const last = Math.max(...times);
  const sums = times.map(() => 0);
  for (let i = 0; i < nodes; i++) {
    const y = (i + 0.5) / nodes;
    const h = y ** 6;
    const weight = (s * h ** (s - 1) * 6 * y ** 5) / nodes;
    let [before, x] = [1, 1];
    for (let t = 1; t <= last; t++) {
      [before, x] = [x, x - eta * h * x + beta * (x - before)];
      const at = times.indexOf(t);
      if (at >= 0) sums[at]! += (weight * h * x * x) / 2;
    }
  }
  return sums;
}

describe.each([0.5, 1, 2])('ν ∝ h^s, s = %f', (s) => {
  it.each([
    [1, 0],
    [1.6, 0],
    [0.8, 0.6],
  ])('η = %f, β = %f: exponent s + 1 and the constant', (eta, beta) => {
    const times = [200, 400];
    const effective = eta / (1 - beta);
    const constant = (s * gammaOfNext(s)) / 2;
    const [first, second] = loss(s, eta, beta, times).map((value, i) =>
      Math.abs(value / (constant * (2 * effective * times[i]!) ** -(s + 1)) - 1),
    );
    // The corrections are of order 1/t.
    expect(second).toBeLessThan(0.04);
    expect(second).toBeLessThan(first! + 1e-3);
  });
});

/** Γ(s + 1) by its integral. */
function gammaOfNext(s: number): number {
  let sum = 0;
  for (let i = 0; i < 40_000; i++) {
    const u = (i + 0.5) / 1000;
    sum += (u ** s * Math.exp(-u)) / 1000;
  }
  return sum;
}

it('as many Gaussian examples as weights: t^(−3/2), and the coefficient 1/(4√π), from a random matrix', () => {
  const [n, starts, eta] = [150, 16, 0.4];
  const random = stream(17);
  const A = Float64Array.from({ length: n * n }, () => random.normal() / Math.sqrt(n));
  const values = new Float64Array(81);
  for (let k = 0; k < starts; k++) {
    // A random start of unit length in the mean; the loss is ½|Ax|².
    const x = Float64Array.from({ length: n }, () => random.normal() / Math.sqrt(n));
    for (let t = 0; t <= 80; t++) {
      const change = new Float64Array(n);
      for (let i = 0; i < n; i++) {
        let sum = 0;
        for (let j = 0; j < n; j++) sum += A[i * n + j]! * x[j]!;
        values[t]! += (sum * sum) / 2 / starts;
        for (let j = 0; j < n; j++) change[j]! += eta * sum * A[i * n + j]!;
      }
      for (let j = 0; j < n; j++) x[j]! -= change[j]!;
    }
  }
  for (const t of [40, 80]) {
    const ratio = values[t]! * (2 * eta * t) ** 1.5 * 4 * Math.sqrt(Math.PI);
    expect(ratio).toBeGreaterThan(0.85);
    expect(ratio).toBeLessThan(1.15);
  }
  expect((1 / (4 * Math.sqrt(Math.PI))).toFixed(3)).toBe('0.141');
  expect(prints('sgd/gradient-descent', '0.141', '1/(4\\sqrt\\pi)')).toBe(true);
  expect((10 ** 1.5).toFixed(0)).toBe('32');
});
