import { NORMAL_NODES, normalMean } from '../../contract/normal-mean.ts';
import { normalTail } from '../../contract/statistics.ts';

/**
 * Maximum likelihood for logistic regression with n examples x ~ N(0, 1) in d = c n dimensions, |w*| = r: the three
 * equations of thm:logistic-high-dimension. With V the true margin y x·w*, Z an independent standard normal and
 * Q = αV + √c σ Z the margin of an example that was left out, q = Q + λ s(−q) is its margin once it is learnt, and
 *   E V s(−q) = 0,   σ² c² = λ² E s(−q)²,   1 − c = E 1/(1 + λ s'(q)).
 */
export interface HighDimension {
  /** Mean slope of the estimates on the true weights. */
  alpha: number;
  /** √n times the standard deviation of the estimate of a weight that is zero. */
  sigma: number;
  /** How far an example moves its own margin, per unit of force. */
  lambda: number;
}

export function logistic(t: number): number {
  return 1 / (1 + Math.exp(-t));
}

/** Fisher information per example in a direction across w* (τ₀ = E s'(rZ)) and along it (τ₂ = E s'(rZ) Z²). */
export function fisher(r: number): { across: number; along: number } {
  const slope = (z: number) => logistic(r * z) * logistic(-r * z);
  return { across: normalMean(slope), along: normalMean((z) => slope(z) * z * z) };
}

/** q = Q + λ s(−q), by Newton's method; the left side minus the right increases with slope at least 1. */
export function learnt(Q: number, lambda: number): number {
  let q = Q + lambda * logistic(-Q) * (Q > 0 ? 1 : 0.5);
  for (let i = 0; i < 50; i++) {
    const force = logistic(-q);
    const step = (q - Q - lambda * force) / (1 + lambda * force * (1 - force));
    q -= step;
    if (Math.abs(step) < 1e-13 * (1 + Math.abs(q))) break;
  }
  return q;
}

/** What the three equations leave over, each of order 1. */
function residuals(c: number, r: number, [alpha, sigma, lambda]: readonly number[]): number[] {
  const [a, s, l] = [alpha!, sigma!, lambda!];
  let [along, spread, count] = [0, 0, 0];
  for (const { z: u, weight } of NORMAL_NODES) {
    // V = rU with density 2 s(rU): the label turns the margin towards the positive.
    const outer = weight * 2 * logistic(r * u);
    for (const { z, weight: inner } of NORMAL_NODES) {
      const force = logistic(-learnt(a * r * u + Math.sqrt(c) * s * z, l));
      const product = outer * inner;
      along += product * u * force;
      spread += product * force * force;
      count += product / (1 + l * force * (1 - force));
    }
  }
  return [along, (l * l * spread) / (c * c) / (s * s) - 1, (count - 1 + c) / c];
}

/**
 * Solves the three equations by Newton's method along c, from the classical theory at c = 0.
 * @param c d/n, below the threshold of thm:logistic-threshold
 * @throws RangeError above it
 */
export function highDimension(c: number, r: number): HighDimension {
  const classical = fisher(r);
  const steps = Math.max(1, Math.ceil(c / 0.05));
  let x: number[] = [1, 1 / Math.sqrt(classical.across), c / steps / classical.across];
  for (let k = 1; k <= steps; k++) {
    const here = (c * k) / steps;
    if (k > 1) x = [x[0]!, x[1]!, (x[2]! * k) / (k - 1)];
    x = newton((y) => residuals(here, r, y), x);
  }
  return { alpha: x[0]!, sigma: x[1]!, lambda: x[2]! };
}

function newton(f: (x: readonly number[]) => number[], start: readonly number[]): number[] {
  let x = [...start];
  for (let i = 0; i < 40; i++) {
    const value = f(x);
    const columns = x.map((entry, j) => {
      const h = 1e-6 * Math.max(1, Math.abs(entry));
      return f(x.map((other, k) => (k === j ? other + h : other))).map((v, k) => (v - value[k]!) / h);
    });
    const step = solve3(columns, value);
    // Never more than a third of the way to zero: all three unknowns are positive.
    const damping = Math.min(1, ...step.map((s, j) => (s > 0 ? x[j]! / 3 / s : 1)));
    x = x.map((entry, j) => entry - damping * step[j]!);
    if (!x.every(Number.isFinite)) break;
    if (Math.max(...step.map((s, j) => Math.abs(s / x[j]!))) < 1e-9) return x;
  }
  throw new RangeError('The equations have no solution: the examples are separable.');
}

/** Cramer's rule; `columns` of the matrix. */
function solve3(columns: readonly (readonly number[])[], right: readonly number[]): number[] {
  const determinant = ([a, b, c]: readonly (readonly number[])[]) =>
    a![0]! * (b![1]! * c![2]! - b![2]! * c![1]!) -
    b![0]! * (a![1]! * c![2]! - a![2]! * c![1]!) +
    c![0]! * (a![1]! * b![2]! - a![2]! * b![1]!);
  const whole = determinant(columns);
  return columns.map((_, j) => determinant(columns.map((column, k) => (k === j ? right : column))) / whole);
}

/** The threshold h(r) = min over t of E (tV + Z)₊²: at d/n above it no estimate exists. */
export function threshold(r: number): number {
  const objective = (t: number) =>
    NORMAL_NODES.reduce(
      (sum, { z, weight }) => sum + weight * 2 * logistic(r * z) * squaredExcess(t * r * z),
      0,
    );
  // Convex in t; the minimum lies at t ≤ 0.
  let [low, high] = [-60, 0];
  const golden = (Math.sqrt(5) - 1) / 2;
  for (let i = 0; i < 100; i++) {
    const [one, other] = [high - golden * (high - low), low + golden * (high - low)];
    if (objective(one) < objective(other)) high = other;
    else low = one;
  }
  return objective((low + high) / 2);
}

/** E (m + Z)₊² = (1 + m²) Φ(m) + m φ(m). */
function squaredExcess(m: number): number {
  const density = Math.exp((-m * m) / 2) / Math.sqrt(2 * Math.PI);
  return (1 + m * m) * cumulative(m) + m * density;
}

function cumulative(m: number): number {
  return normalTail(-m);
}
