import { describe, expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { meanAndError } from '../../src/lab/contract/statistics.ts';
import { contraction, floor, largestStep } from '../../src/lab/demos/sgd-noise/exact.ts';
import { prints } from './chapter.ts';
import { gaussianMean } from './gauss-hermite.ts';
import { squaredErrorAfter } from './least-squares.ts';

const CHAPTER = 'sgd/noise';

/** The recursion of the theorem, as printed. */
const printed = (s: number, d: number, q: number, batch: number, eta: number, sigma: number) =>
  (1 - 2 * eta + eta ** 2 * (1 + (q - 1) / batch)) * s + (eta ** 2 * sigma ** 2 * d) / batch;

describe('one step, by Gauss–Hermite quadrature over the batch (exact for its polynomial)', () => {
  it.each([
    [1, 1, 0.3, 0.7],
    [2, 1, 0.2, 1.1],
    [2, 2, 0.5, 0.4],
    [4, 1, 0.1, 0],
    [1, 3, 0.9, 2],
  ])('d = %i, B = %i, η = %f, σ = %f', (d, batch, eta, sigma) => {
    for (const s of [0.3, 2]) {
      const mean = gaussianMean(batch * (d + 1), (z) => squaredErrorAfter({ d, batch, eta, sigma }, s, z));
      expect(mean).toBeCloseTo(printed(s, d, d + 2, batch, eta, sigma), 10);
    }
  });
});

it('other inputs enter by their q alone: signs have q = d, and so has the sphere', () => {
  const [d, eta, sigma, s] = [3, 0.4, 0.5, 1.3];
  // All 2³ sign vectors and two values of ε.
  let mean = 0;
  for (let code = 0; code < 16; code++) {
    const z = [0, 1, 2, 3].map((bit) => ((code >> bit) & 1 ? 1 : -1));
    mean += squaredErrorAfter({ d, batch: 1, eta, sigma }, s, z) / 16;
  }
  expect(mean).toBeCloseTo(printed(s, d, d, 1, eta, sigma), 12);
});

it('the floor is the fixed point, and the largest step is where it ceases to exist', () => {
  for (const [d, batch] of [
    [20, 1],
    [20, 16],
    [3, 50],
  ] as const) {
    const top = largestStep(d, batch);
    for (const fraction of [0.1, 0.5, 0.9]) {
      const eta = fraction * top;
      const rest = floor({ d, batch, eta, noise: 1.7 });
      expect(printed(rest, d, d + 2, batch, eta, Math.sqrt(1.7))).toBeCloseTo(rest, 9);
    }
    expect(contraction({ d, batch, eta: 0.999 * top })).toBeLessThan(1);
    expect(contraction({ d, batch, eta: 1.001 * top })).toBeGreaterThan(1);
    expect(contraction({ d, batch, eta: top / 2 })).toBeCloseTo((d + 1) / (batch + d + 1), 12);
  }
});

it('the simple noise scale, by simulation of single gradients', () => {
  const [d, sigma, s] = [5, 0.8, 0.6];
  const random = stream(2018);
  // With η = 1 and B = 1, δ' = δ − g, so |g|² is read off from |δ'|² and ⟨δ, g⟩ has mean s.
  const squares = Float64Array.from({ length: 200_000 }, () => {
    const z = Array.from({ length: d + 1 }, () => random.normal());
    const residual = z[0]! * Math.sqrt(s) - sigma * z[d]!;
    return residual ** 2 * z.slice(0, d).reduce((sum, value) => sum + value ** 2, 0);
  });
  const { mean, standardError } = meanAndError(squares);
  const scale = d + 1 + (d * sigma ** 2) / s;
  expect(Math.abs((mean - s) / s - scale)).toBeLessThan((4 * standardError) / s);
});

it('prints its numbers', () => {
  expect(largestStep(20, 1).toFixed(3)).toBe('0.091');
  expect(prints(CHAPTER, '0.091', '$d=20$')).toBe(true);
  for (const [batch, value] of [
    [1, '0.955'],
    [5, '0.808'],
    [21, '0.500'],
    [84, '0.200'],
  ] as const) {
    expect(contraction({ d: 20, batch, eta: batch / (batch + 21) }).toFixed(3)).toBe(value);
    expect(prints(CHAPTER, value, `| ${batch} |`)).toBe(true);
  }
});
