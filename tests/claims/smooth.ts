import { stream } from '../../src/lab/contract/random.ts';

/** Smooth functions of two variables for the tests of sgd/gradient-descent, with what is known about them. */
export type Vector = readonly [number, number];

export interface Smooth {
  value(x: Vector): number;
  gradient(x: Vector): Vector;
  L: number;
  /** Strong convexity; 0 for convex, negative for neither. */
  mu: number;
}

export const sub = (x: Vector, y: Vector): Vector => [x[0] - y[0], x[1] - y[1]];
export const step = (x: Vector, g: Vector, eta: number): Vector => [x[0] - eta * g[0], x[1] - eta * g[1]];
export const inner = (x: Vector, y: Vector) => x[0] * y[0] + x[1] * y[1];
export const norm = (x: Vector) => Math.hypot(...x);

/** (μ/2)|x|² + Σ s φ(⟨v, x⟩ − c) with φ = log cosh, whose curvature is in (0, 1]; Σ s |v|² = 4. */
export function ridged(mu: number): Smooth {
  const terms = [
    { v: [1, 0.5], c: 0.3, s: 1.6 },
    { v: [-0.5, 1], c: -0.8, s: 1.6 },
  ] as const;
  const at = (x: Vector) => terms.map(({ v, c }) => v[0] * x[0] + v[1] * x[1] - c);
  return {
    // Orthogonal directions with s |v|² = 2 each.
    L: mu + 2,
    mu,
    value: (x) =>
      (mu / 2) * inner(x, x) + at(x).reduce((sum, a, i) => sum + terms[i]!.s * Math.log(Math.cosh(a)), 0),
    gradient: (x) => {
      const slopes = at(x).map((a, i) => terms[i]!.s * Math.tanh(a));
      return [
        mu * x[0] + slopes.reduce((sum, slope, i) => sum + slope * terms[i]!.v[0], 0),
        mu * x[1] + slopes.reduce((sum, slope, i) => sum + slope * terms[i]!.v[1], 0),
      ];
    },
  };
}

/** sin x + cos(x + y)/2 + 0.05 |x|²: bounded below, not convex. Hessian entries bounded, L by its Frobenius norm. */
export const wavy: Smooth = {
  L: 0.1 + 1 + 1,
  mu: -2,
  value: ([x, y]) => Math.sin(x) + Math.cos(x + y) / 2 + 0.05 * (x * x + y * y),
  gradient: ([x, y]) => [Math.cos(x) - Math.sin(x + y) / 2 + 0.1 * x, -Math.sin(x + y) / 2 + 0.1 * y],
};

/** Points of the plane, within 4 or so. */
export function points(count: number, seed: number): Vector[] {
  const random = stream(seed);
  return Array.from({ length: count }, () => [2 * random.normal(), 2 * random.normal()] as const);
}

export function descend(f: Smooth, start: Vector, eta: number, steps: number): Vector[] {
  const path = [start];
  for (let t = 0; t < steps; t++) path.push(step(path.at(-1)!, f.gradient(path.at(-1)!), eta));
  return path;
}
