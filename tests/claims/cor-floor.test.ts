import { expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { floor } from '../../src/lab/demos/spline-lines/exact.ts';
import { randomNetwork } from '../../src/lab/demos/spline-lines/polygon.ts';
import { INPUTS, POINTS, target } from '../../src/lab/demos/spline-lines/problem.ts';
import { relu } from './runge.ts';

/** Mean squared residual of the best line through points from … to − 1, by the normal equations. */
function residual(from: number, to: number): number {
  const xs = Array.from(INPUTS.subarray(from, to));
  const mean = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  const ys = xs.map((x) => target(x));
  const [mx, my] = [mean(xs), mean(ys)];
  const slope =
    xs.reduce((sum, x, i) => sum + (x - mx) * (ys[i]! - my), 0) /
    (xs.reduce((sum, x) => sum + (x - mx) ** 2, 0) || 1);
  return xs.reduce((sum, x, i) => sum + (ys[i]! - my - slope * (x - mx)) ** 2, 0) / POINTS;
}

it('the recursion finds the best of all single cuts', () => {
  const all = Array.from({ length: POINTS - 1 }, (_, k) => residual(0, k + 1) + residual(k + 1, POINTS));
  expect(floor(1)).toBeCloseTo(Math.min(...all), 12);
  expect(floor(0)).toBeCloseTo(residual(0, POINTS), 12);
});

it('and of pairs of cuts, every other point tried', () => {
  const left = Array.from({ length: POINTS + 1 }, (_, i) => (i % 2 ? 0 : residual(0, i || 1)));
  const right = Array.from({ length: POINTS + 1 }, (_, k) =>
    k % 2 ? 0 : residual(Math.min(k, POINTS - 1), POINTS),
  );
  let best = Infinity;
  for (let i = 2; i < POINTS; i += 2)
    for (let k = i + 2; k < POINTS; k += 2)
      if (left[i]! + right[k]! < best) best = Math.min(best, left[i]! + residual(i, k) + right[k]!);
  expect(floor(2)).toBeLessThanOrEqual(best * (1 + 1e-9));
  expect(best).toBeLessThan(1.01 * floor(2));
});

it('a network has at most one kink a unit', () => {
  for (let seed = 0; seed < 20; seed++) {
    const m = 5;
    const w = randomNetwork(m, stream(62, seed));
    const g = (x: number) =>
      Array.from({ length: m }, (_, j) => w[2 * m + j]! * relu(w[j]! * x + w[m + j]!)).reduce(
        (a, b) => a + b,
        0,
      );
    let [bends, before] = [0, false];
    for (let i = 1; i < 2000; i++) {
      const second = g((i + 1) / 2000) - 2 * g(i / 2000) + g((i - 1) / 2000);
      const bent = Math.abs(second) > 1e-9;
      // A kink between two points bends at one or at both of them.
      if (bent && !before) bends += 1;
      before = bent;
    }
    expect(bends).toBeLessThanOrEqual(m);
  }
});

it('the floor falls with the width, and the construction stays above it', () => {
  for (const m of [4, 8, 16, 32]) expect(floor(m)).toBeLessThan(floor(m - 1));
});
