import { expect, it } from 'vitest';
import { apply, dot, type Matrix } from '../../src/lab/contract/linear.ts';
import { stream } from '../../src/lab/contract/random.ts';
import { randomSymmetric } from './quadratic.ts';

/** Gradient descent on ½ xᵀHx as matrix arithmetic, in a random basis. */
function run(H: Matrix, start: readonly number[], eta: number, steps: number): number[] {
  let x = [...start];
  for (let t = 0; t < steps; t++) {
    const g = apply(H, x);
    x = x.map((value, i) => value - eta * g[i]!);
  }
  return x;
}

const start = [1.2, -0.7, 0.4];

/** Squared components of the start, from projections: lim of powers of H would do as well; here by interpolation. */
function components(H: Matrix, h: readonly number[], x: readonly number[]): number[] {
  return h.map((own, j) => {
    let y = [...x];
    let scale = 1;
    h.forEach((other, i) => {
      if (i === j) return;
      const Hy = apply(H, y);
      y = Hy.map((value, k) => value - other * y[k]!);
      scale *= own - other;
    });
    return dot(y, y) / scale ** 2;
  });
}

it('the loss is the sum over modes', () => {
  const h = [2, 0.7, 0.05];
  const H = randomSymmetric(h, stream(21));
  const c2 = components(H, h, start);
  expect(c2.reduce((a, b) => a + b)).toBeCloseTo(dot(start, start), 10);
  for (const eta of [0.3, 0.9]) {
    for (const t of [1, 5, 40]) {
      const x = run(H, start, eta, t);
      const sum = h.reduce((all, value, j) => all + (value * c2[j]! * (1 - eta * value) ** (2 * t)) / 2, 0);
      expect(dot(x, apply(H, x)) / 2 / sum).toBeCloseTo(1, 9);
    }
  }
});

it('converges for ηh < 2, to the nearest minimum when H is singular, and not at 2', () => {
  const H = randomSymmetric([2, 0.5, 0], stream(22));
  const x = run(H, start, 0.99, 2000);
  const residue = apply(H, x);
  expect(Math.hypot(...residue)).toBeLessThan(1e-12);
  // What was lost is orthogonal to the kernel, which is where x is.
  expect(
    dot(
      x,
      start.map((value, i) => value - x[i]!),
    ),
  ).toBeCloseTo(0, 10);
  const at2 = run(H, start, 1, 2001);
  expect(Math.hypot(...apply(H, at2))).toBeGreaterThan(0.1);
  expect(Math.hypot(...run(H, start, 1.01, 2000))).toBeGreaterThan(1e3);
});
