import { describe, expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { placed } from '../../src/lab/demos/spline-lines/polygon.ts';
import { bell, bestLineResidual, integral } from './runge.ts';

describe('part (a): no line leaves less than h⁵F²/720', () => {
  const f = (x: number) => Math.sin(7 * x) + x ** 3;
  const second = (x: number) => -49 * Math.sin(7 * x) + 6 * x;
  it.each([0, 1, 2, 3, 4, 5])('on random interval %i', (seed) => {
    const random = stream(61, seed);
    const [a, b] = [random.uniform(), random.uniform()].sort((x, y) => x - y) as [number, number];
    const h = b - a;
    const F = integral((x) => second(x) * 30 * (((x - a) ** 2 * (b - x) ** 2) / h ** 5), a, b);
    expect(bestLineResidual(f, a, b)).toBeGreaterThan((0.9999 * (h ** 5 * F ** 2)) / 720);
  });

  it('with equality for a parabola', () => {
    expect(bestLineResidual((x) => x ** 2, 0.2, 0.7) / ((0.5 ** 5 * 4) / 720)).toBeCloseTo(1, 3);
  });
});

/** The least error of N affine pieces with cuts on a grid, by the recursion over the last cut. */
function least(f: (x: number) => number, pieces: number, grid: number): number {
  const cost = Array.from({ length: grid + 1 }, (_, b) =>
    Array.from({ length: b }, (_, a) => {
      // Two-point Gauss is not enough for residuals; four points a cell of length (b − a)/grid.
      const [left, h] = [a / grid, (b - a) / grid];
      const [nodes, weights] = [
        [-0.9061798459, -0.5384693101, 0, 0.5384693101, 0.9061798459],
        [0.2369268851, 0.4786286705, 0.5688888889, 0.4786286705, 0.2369268851],
      ];
      let [s0, s1, s2] = [0, 0, 0];
      for (const [k, node] of nodes!.entries()) {
        const value = f(left + (h * (1 + node)) / 2);
        const w = weights![k]! / 2;
        s0 += w * value;
        s1 += w * value * node;
        s2 += w * value * value;
      }
      return Math.max(0, h * (s2 - s0 ** 2 - 3 * s1 ** 2));
    }),
  );
  let best = cost.map((row) => row[0] ?? 0);
  for (let piece = 2; piece <= pieces; piece++) {
    best = best.map((_, b) => {
      let value = Infinity;
      for (let a = 1; a < b; a++) value = Math.min(value, best[a]! + cost[b]![a]!);
      return value;
    });
  }
  return best[grid]!;
}

describe('part (b)', () => {
  it('the least error over cuts on a fine grid has the limit, for an exponential', () => {
    const f = (x: number) => Math.exp(3 * x);
    // ∫|f″|^{2/5} = 9^{2/5} ∫ e^{6x/5}
    const share = 9 ** 0.4 * ((Math.exp(1.2) - 1) / 1.2);
    const N = 12;
    expect((N ** 4 * least(f, N, 240)) / (share ** 5 / 720)).toBeCloseTo(1, 1.5);
    // Equal cells of the same number would have ∫f″²/720.
    const equalCells = (81 * (Math.exp(6) - 1)) / 6 / 720;
    expect(share ** 5 / 720).toBeLessThan(0.6 * equalCells);
  });

  it('the construction has the printed constant for the bell', () => {
    const N = 256;
    const { corners, heights } = placed(N);
    let sum = 0;
    for (let j = 0; j < N; j++) {
      const [a, b] = [corners[j]!, corners[j + 1]!];
      const line = (x: number) => heights[j]! + ((heights[j + 1]! - heights[j]!) * (x - a)) / (b - a);
      sum += integral((x) => (bell(x) - line(x)) ** 2, a, b, 30);
    }
    // Above the limit, because of the number added to |f″|, by a few per cent.
    const ratio = (N ** 4 * sum) / 0.2838;
    expect(ratio).toBeGreaterThan(0.99);
    expect(ratio).toBeLessThan(1.06);
  });
});

it('part (c): equal cells, lines chosen freely', () => {
  const N = 64;
  let sum = 0;
  for (let j = 0; j < N; j++) sum += bestLineResidual(bell, j / N, (j + 1) / N);
  expect((N ** 4 * sum) / 3.272).toBeCloseTo(1, 1.2);
});
