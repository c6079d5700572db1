import { expect, it, test } from 'vitest';
import { equal, network } from '../../src/lab/demos/spline-lines/polygon.ts';
import { curvature } from '../../src/lab/demos/spline-lines/problem.ts';
import { bell, integral, relu, secondDerivative } from './runge.ts';

/** eq:polygon, as it is printed. */
function printed(f: (x: number) => number, m: number): (x: number) => number {
  const h = 1 / m;
  const slope = (j: number) => (j < 0 ? 0 : (f((j + 1) * h) - f(j * h)) / h);
  return (x) => {
    let sum = f(0);
    for (let j = 0; j < m; j++) sum += (slope(j) - slope(j - 1)) * relu(x - j * h);
    return sum;
  };
}

test.each([1, 3, 8])('the sum of %i ReLUs passes through the graph and is straight between', (m) => {
  const g = printed(bell, m);
  for (let j = 0; j <= m; j++) expect(g(j / m)).toBeCloseTo(bell(j / m), 12);
  for (let j = 0; j < m; j++) {
    const [a, b] = [j / m, (j + 1) / m];
    expect(g(a + 0.3 * (b - a))).toBeCloseTo(0.7 * bell(a) + 0.3 * bell(b), 12);
  }
});

it('the weights that the demo writes down are the same network', () => {
  const m = 8;
  const weights = network(equal(m));
  const g = printed(bell, m);
  for (const x of [0, 0.21, 0.5, 0.77, 1]) {
    let sum = weights[3 * m]!;
    for (let j = 0; j < m; j++) sum += weights[2 * m + j]! * relu(weights[j]! * x + weights[m + j]!);
    expect(sum).toBeCloseTo(g(x), 5);
  }
});

it.each([4, 16, 64])('the largest error with %i units is below h² max|f″|/8', (m) => {
  const g = printed(bell, m);
  let worst = 0;
  for (let i = 0; i <= 2000; i++) worst = Math.max(worst, Math.abs(bell(i / 2000) - g(i / 2000)));
  expect(worst).toBeLessThan(200 / (8 * m * m));
  // At a peak that is a corner of the polygon the neighbouring cells come near it.
  if (m === 64) expect(worst).toBeGreaterThan((0.8 * 200) / (8 * m * m));
});

it('the mean square has the constant ∫f″²/120', () => {
  const m = 128;
  const g = printed(bell, m);
  const constant = integral((x) => secondDerivative(bell, x) ** 2) / 120;
  expect((m ** 4 * integral((x) => (bell(x) - g(x)) ** 2, 0, 1, 128 * 12)) / constant).toBeCloseTo(1, 1.7);
});

it("the demo's second derivative is one", () => {
  for (const x of [0, 0.3, 0.47, 0.5, 0.9]) expect(curvature(x)).toBeCloseTo(secondDerivative(bell, x), 3);
});
