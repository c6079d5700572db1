import { expect, it } from 'vitest';
import { sawtooth } from '../../src/lab/demos/sawtooth/target.ts';
import { prints } from './chapter.ts';

/**
 * The least ∫(s_k − g)² over all g that are affine on each of N intervals, by dynamic programming over breakpoints on a grid
 * of G cells. `least` has them on the grid; `below` leaves the cell after each breakpoint out of the integral, so that
 * wherever in a cell the breakpoint stands, no g does better.
 */
function optimum(k: number, most: number, G: number): { least: number[]; below: number[] } {
  // Integrals of 1, x, x², s, xs, s² up to each grid point; s is affine on every cell.
  const sums = Array.from({ length: 6 }, () => new Float64Array(G + 1));
  for (let i = 0; i < G; i++) {
    const [x, w] = [(i + 0.5) / G, 1 / G];
    const [left, right] = [sawtooth(k, i / G), sawtooth(k, (i + 1) / G)];
    const [s, rise] = [(left + right) / 2, right - left];
    const cell = [1, x, x * x + (w * w) / 12, s, x * s + (w * rise) / 12, s * s + (rise * rise) / 12];
    cell.forEach((value, j) => (sums[j]![i + 1] = sums[j]![i]! + value * w));
  }
  const [S0, S1, S2, T0, T1, T2] = sums as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array, Float64Array]; // prettier-ignore
  const cost = (i: number, j: number) => {
    const n = S0[j]! - S0[i]!;
    const x = S1[j]! - S1[i]!;
    const t = T0[j]! - T0[i]!;
    const xx = S2[j]! - S2[i]! - (x * x) / n;
    const xt = T1[j]! - T1[i]! - (x * t) / n;
    return T2[j]! - T2[i]! - (t * t) / n - (xt * xt) / xx;
  };
  const table = new Float64Array((G + 1) * (G + 1));
  for (let i = 0; i < G; i++) for (let j = i + 1; j <= G; j++) table[i * (G + 1) + j] = cost(i, j);
  const solve = (skip: boolean) => {
    let best = table.slice(0, G + 1);
    const results = [best[G]!];
    for (let N = 2; N <= most; N++) {
      const next = new Float64Array(G + 1).fill(Infinity);
      for (let i = 0; i <= G; i++) {
        const start = skip && i > 0 ? Math.min(best[i]!, best[i - 1]!) : best[i]!;
        for (let j = i; j <= G; j++) {
          const value = start + table[i * (G + 1) + j]!;
          if (value < next[j]!) next[j] = value;
        }
      }
      best = next;
      results.push(best[G]!);
    }
    return results;
  };
  return { least: solve(false), below: solve(true) };
}

it('no function of N pieces beats the floor, and the best possible is as printed', () => {
  const k = 4;
  const { least, below } = optimum(k, 9, 1024);
  for (let N = 1; N <= 9; N++) {
    const floor = (1 / 12) * (1 - (N - 1) / 2 ** (k - 1));
    expect(below[N - 1]).toBeGreaterThanOrEqual(floor - 1e-9);
    expect(least[N - 1]).toBeGreaterThanOrEqual(below[N - 1]! - 1e-12);
  }
  for (const [m, digits] of [
    [2, '0.17'],
    [4, '0.30'],
    [8, '0.61'],
  ] as const) {
    // The true optimum lies between the two.
    expect(Math.abs(1 - 12 * least[m]! - Number(digits))).toBeLessThan(0.008);
    expect(Math.abs(1 - 12 * below[m]! - Number(digits))).toBeLessThan(0.008);
    expect(((1 - 12 * least[m]! + (1 - 12 * below[m]!)) / 2).toFixed(2)).toBe(digits);
    expect(prints('depth/depth-separation', digits, `| ${m} |`)).toBe(true);
  }
});

it('the constants: one half is the best constant on a tooth, with errors 1/4 and 1/12', () => {
  const cells = 4000;
  const tooth = Array.from({ length: cells }, (_, i) => sawtooth(1, (i + 0.5) / cells));
  const mean = (f: (s: number) => number) => tooth.reduce((sum, s) => sum + f(s), 0) / cells;
  for (const c of [0.3, 0.45, 0.5, 0.62]) {
    expect(mean((s) => Math.abs(s - c))).toBeGreaterThanOrEqual(0.25 - 1e-6);
    expect(mean((s) => (s - c) ** 2)).toBeGreaterThanOrEqual(1 / 12 - 1e-6);
  }
  expect(mean((s) => Math.abs(s - 0.5))).toBeCloseTo(0.25, 5);
  expect(mean((s) => (s - 0.5) ** 2)).toBeCloseTo(1 / 12, 5);
});
