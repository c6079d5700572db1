import { describe, expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { meanAndError } from '../../src/lab/contract/statistics.ts';
import { pair, ellipse } from '../../src/site/figures/stationary-current/pair.ts';
import { prints, scientific } from './chapter.ts';

const CHAPTER = 'sgd/noise';
const { eta, h, C } = pair;

/** A long run of the pair with Gaussian noise of covariance C. */
function* run(steps: number, correlation: number) {
  const random = stream(11);
  let [x, y] = [0, 0];
  for (let t = -300; t < steps; t++) {
    const [u, v] = [random.normal(), random.normal()];
    const next = [
      (1 - eta * h[0]) * x + eta * u,
      (1 - eta * h[1]) * y + eta * (correlation * u + Math.sqrt(1 - correlation ** 2) * v),
    ] as const;
    if (t >= 0) yield [x, y, ...next] as const;
    [x, y] = next;
  }
}

describe('the area swept per step', () => {
  it.each([C[0][1], 0])('correlation %f: as predicted, by simulation in blocks', (correlation) => {
    const blocks: number[] = [];
    let [sum, count] = [0, 0];
    for (const [x, y, x1, y1] of run(400_000, correlation)) {
      sum += (x * y1 - y * x1) / 2;
      if (++count === 4000) {
        blocks.push(sum / count);
        [sum, count] = [0, 0];
      }
    }
    const { mean, standardError } = meanAndError(blocks);
    const printed = (eta ** 2 * (h[0] - h[1]) * correlation) / (2 * (h[0] + h[1] - eta * h[0] * h[1]));
    expect(standardError).toBeLessThan(0.001);
    expect(Math.abs(mean - printed)).toBeLessThan(4 * standardError);
  });
});

it('the mean velocity is ΩΣ⁻¹x, by regression of forward and backward increments', () => {
  // Least squares of ½(x_{t+1} − x_{t−1}) on x_t, in two dimensions.
  const sums = { xx: 0, xy: 0, yy: 0, vx: [0, 0], vy: [0, 0] };
  let before: readonly [number, number] | undefined;
  let count = 0;
  for (const [x, y, x1, y1] of run(400_000, C[0][1])) {
    if (before) {
      const v = [(x1 - before[0]) / 2, (y1 - before[1]) / 2];
      sums.xx += x * x;
      sums.xy += x * y;
      sums.yy += y * y;
      [0, 1].forEach((k) => {
        sums.vx[k]! += v[k]! * x;
        sums.vy[k]! += v[k]! * y;
      });
      count += 1;
    }
    before = [x, y];
  }
  // E v xᵀ is Ω itself: antisymmetric, and of the predicted size.
  const omega = [0, 1].map((k) => [sums.vx[k]! / count, sums.vy[k]! / count]);
  expect(Math.abs(omega[0]![0]!)).toBeLessThan(1e-3);
  expect(Math.abs(omega[1]![1]!)).toBeLessThan(1e-3);
  expect(omega[1]![0]!).toBeCloseTo(ellipse.area, 3);
  expect(omega[0]![1]!).toBeCloseTo(-ellipse.area, 3);
});

it('prints area and period of the figure', () => {
  expect(prints(CHAPTER, ellipse.area.toFixed(4), 'area')).toBe(true);
  expect(prints(CHAPTER, ellipse.period.toFixed(0), 'steps')).toBe(true);
  expect(scientific(ellipse.area, 2)).toBe('1.2\\times10^{-2}');
  expect(1 / (eta * h[1])).toBeCloseTo(25, 12);
  expect(prints(CHAPTER, '25', 'slow mode forgets')).toBe(true);
});

it('the area per step is that of the mean way home after one kick', () => {
  // Swept from x to A x: half of x_1 y_2 − y_1 x_2, with the mean of the product of the two kicks.
  let area = 0;
  for (let t = 0; t < 4000; t++) {
    const [x, y] = h.map((value) => eta * (1 - eta * value) ** t);
    area += (C[0][1] * x! * y! * (1 - eta * h[1] - (1 - eta * h[0]))) / 2;
  }
  expect(area / ellipse.area).toBeCloseTo(1, 9);
});
