import { describe, expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { meanAndError } from '../../src/lab/contract/statistics.ts';
import { randomCorners } from '../../src/lab/demos/spline-lines/exact.ts';
import { INPUTS, POINTS, target } from '../../src/lab/demos/spline-lines/problem.ts';
import { meanSquare, through } from '../../src/lab/demos/spline-lines/polygon.ts';

describe('the parabola', () => {
  it.each([1, 2, 5, 20])('with m = %i, by simulation', (m) => {
    const random = stream(63, m);
    const errors = Array.from({ length: 8000 }, () => {
      const corners = [0, 1, ...Array.from({ length: m - 1 }, () => random.uniform())].sort((a, b) => a - b);
      // The chord of x² over a cell of length h: ∫ (x − a)²(b − x)² dx = h⁵/30.
      let sum = 0;
      for (let j = 0; j < m; j++) sum += (corners[j + 1]! - corners[j]!) ** 5 / 30;
      return sum;
    });
    const { mean, standardError } = meanAndError(errors);
    const printed = 4 / ((m + 1) * (m + 2) * (m + 3) * (m + 4));
    expect(Math.abs(mean - printed)).toBeLessThanOrEqual(4 * standardError + 1e-12);
  });
});

it('a general target: m⁴ E∫(f − g)² tends to ∫f″²', () => {
  // By the density of neighbouring corners; e^{2x}, whose cells are integrated exactly.
  const m = 400;
  const f = (x: number) => Math.exp(2 * x);
  const cell = (a: number, s: number) => {
    let sum = 0;
    for (let i = 0; i < 24; i++) {
      const y = (i + 0.5) / 24;
      sum += (f(a + y * s) - (1 - y) * f(a) - y * f(a + s)) ** 2 / 24;
    }
    return s * sum;
  };
  let total = 0;
  const [rows, columns] = [40, 120];
  for (let i = 0; i < columns; i++) {
    const s = ((i + 0.5) / columns) * (30 / m);
    const weight = (m - 1) * (m - 2) * (1 - s) ** (m - 3) * (30 / m / columns);
    for (let k = 0; k < rows; k++) total += (weight * cell(((k + 0.5) / rows) * (1 - s), s) * (1 - s)) / rows;
  }
  const limit = (16 * (Math.exp(4) - 1)) / 4;
  expect((m ** 4 * total) / limit).toBeGreaterThan(0.95);
  expect((m ** 4 * total) / limit).toBeLessThan(1.02);
});

describe('the recursion over all sets of kinks', () => {
  it('is the mean over all sets, where they can be listed', () => {
    const all: number[] = [];
    for (let i = 1; i < POINTS - 1; i++) all.push(meanSquare(through(Float64Array.from([0, INPUTS[i]!, 1]))));
    const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
    const moment = (power: number) =>
      all.reduce((sum, value) => sum + (value - mean) ** power, 0) / all.length;
    const { variance, skewness, ...exact } = randomCorners(2);
    expect(exact.mean / mean).toBeCloseTo(1, 9);
    expect(variance / moment(2)).toBeCloseTo(1, 9);
    expect(skewness).toBeCloseTo(moment(3) / moment(2) ** 1.5, 7);
  });

  it('agrees with draws for eight units', () => {
    const random = stream(64);
    const errors = Array.from({ length: 2000 }, () => {
      const chosen = new Set<number>();
      while (chosen.size < 7) chosen.add(1 + random.below(POINTS - 2));
      const corners = Float64Array.from([0, ...chosen, POINTS - 1], (i) => i / (POINTS - 1)).sort();
      let sum = 0;
      let cell = 0;
      for (const x of INPUTS) {
        while (cell < 7 && corners[cell + 1]! <= x) cell += 1;
        const [a, b] = [corners[cell]!, corners[cell + 1]!];
        sum += (target(a) + ((target(b) - target(a)) * (x - a)) / (b - a) - target(x)) ** 2;
      }
      return sum / POINTS;
    });
    const { mean, standardError } = meanAndError(errors);
    expect(Math.abs(mean - randomCorners(8).mean)).toBeLessThan(4 * standardError);
  });
});
