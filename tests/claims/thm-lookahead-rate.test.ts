import { expect, it } from 'vitest';
import { descend, inner, points, ridged, step, sub, type Vector } from './smooth.ts';

function lookahead(
  gradient: (y: Vector) => Vector,
  start: Vector,
  L: number,
  kappa: number,
  steps: number,
): Vector[] {
  const beta = (Math.sqrt(kappa) - 1) / (Math.sqrt(kappa) + 1);
  const path = [start];
  let before = start;
  for (let t = 0; t < steps; t++) {
    const x = path.at(-1)!;
    const y: Vector = [x[0] + beta * (x[0] - before[0]), x[1] + beta * (x[1] - before[1])];
    before = x;
    path.push(step(y, gradient(y), 1 / L));
  }
  return path;
}

it.each([0.02, 0.3])('the bound, step by step, on functions that are no parabolas: μ = %f', (mu) => {
  const f = ridged(mu);
  const kappa = f.L / f.mu;
  const lowest = descend(f, [0, 0], 1 / f.L, 40_000).at(-1)!;
  for (const start of points(20, 6)) {
    const d = sub(start, lowest);
    const first = f.value(start) - f.value(lowest) + (mu / 2) * inner(d, d);
    lookahead(f.gradient, start, f.L, kappa, 150).forEach((x, t) => {
      const bound = (1 - 1 / Math.sqrt(kappa)) ** t * first;
      expect(f.value(x) - f.value(lowest)).toBeLessThanOrEqual(bound + 1e-12);
    });
  }
});

it('does not cycle where the heavy ball does', () => {
  const slope = (x: number) => (x <= 1 ? 25 * x : x <= 2 ? x + 24 : 25 * x - 24);
  for (const start of [3.3, -5, 2.1]) {
    const end = lookahead((y) => [slope(y[0]), 0], [start, 0], 25, 25, 300).at(-1)!;
    expect(Math.abs(end[0])).toBeLessThan(1e-12);
  }
});
