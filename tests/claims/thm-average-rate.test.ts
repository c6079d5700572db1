import { describe, expect, it } from 'vitest';

/**
 * f(x) = |x| in one variable with subgradients sign(x) + ξ, ξ = ±a: every path enumerated. E g² = 1 + a² (at 0, a²).
 * @returns E f(x̄_T), f_* = 0
 */
function averaged(start: number, steps: number, eta: number, a: number): number {
  const walk = (x: number, sum: number, left: number): number => {
    const total = sum + x;
    if (left === 1) return Math.abs(total / steps);
    const slope = Math.sign(x);
    if (a === 0) return walk(x - eta * slope, total, left - 1);
    return (walk(x - eta * (slope + a), total, left - 1) + walk(x - eta * (slope - a), total, left - 1)) / 2;
  };
  return walk(start, 0, steps);
}

describe('the average of all iterates, on every path', () => {
  it.each([0, 0.5, 1, 3])('noise ±%f: below DG/√T', (a) => {
    const G = Math.sqrt(1 + a * a);
    for (const steps of [1, 2, 5, 10, 14]) {
      for (const D of [0.3, 1, 4]) {
        const value = averaged(D, steps, D / (G * Math.sqrt(steps)), a);
        expect(value).toBeLessThanOrEqual((D * G) / Math.sqrt(steps) + 1e-12);
      }
    }
  });

  it('and not far below: without noise the constant cannot be halved', () => {
    const D = 1;
    const worst = [4, 9, 16, 100, 400].map((T) => averaged(D, T, D / Math.sqrt(T), 0) / (D / Math.sqrt(T)));
    expect(Math.max(...worst)).toBeGreaterThan(0.5);
    // At T = 1 the bound is attained.
    expect(averaged(D, 1, D, 0)).toBe(D);
  });
});
