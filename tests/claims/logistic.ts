import { solve } from '../../src/lab/contract/linear.ts';
import type { Stream } from '../../src/lab/contract/random.ts';

/** Logistic regression for the claims' tests, in double precision, by means that share nothing with the demos. */
export const s = (t: number) => 1 / (1 + Math.exp(-t));

export function dot(u: readonly number[], v: readonly number[]): number {
  let sum = 0;
  for (let k = 0; k < u.length; k++) sum += u[k]! * v[k]!;
  return sum;
}

export interface Data {
  /** n rows of length d. */
  x: number[][];
  /** 0 or 1. */
  y: number[];
}

/** Standard normal inputs and labels from the logistic model with weights w. */
export function draw(random: Stream, n: number, w: readonly number[]): Data {
  const x = Array.from({ length: n }, () => w.map(() => random.normal()));
  return { x, y: x.map((row) => (random.uniform() < s(dot(row, w)) ? 1 : 0)) };
}

/** ln(1 + e^{−q}) without overflow. */
export const softplus = (q: number) => Math.max(-q, 0) + Math.log1p(Math.exp(-Math.abs(q)));

/** F(w), the sum over the examples. */
export function loss({ x, y }: Data, w: readonly number[]): number {
  return x.reduce((sum, row, i) => sum + softplus((2 * y[i]! - 1) * dot(row, w)), 0);
}

export function information({ x }: Data, w: readonly number[]): number[][] {
  const d = w.length;
  const H = new Float64Array(d * d);
  for (const row of x) {
    const p = s(dot(row, w));
    for (let j = 0; j < d; j++) {
      const scaled = p * (1 - p) * row[j]!;
      for (let k = 0; k < d; k++) H[j * d + k]! += scaled * row[k]!;
    }
  }
  return w.map((_, j) => [...H.subarray(j * d, (j + 1) * d)]);
}

export function gradient({ x, y }: Data, w: readonly number[]): number[] {
  const g = w.map(() => 0);
  x.forEach((row, i) => row.forEach((value, k) => (g[k]! += (s(dot(row, w)) - y[i]!) * value)));
  return g;
}

/** The minimiser of F, by Newton's method with halved steps where F would rise. */
export function fit(data: Data, start?: readonly number[]): number[] {
  let w = [...(start ?? data.x[0]!.map(() => 0))];
  for (let iteration = 0; iteration < 50; iteration++) {
    const step = solve(
      information(data, w),
      gradient(data, w).map((value) => [value]),
    ).map(([v]) => v!);
    // Near the minimum the whole step is taken; a long one is shortened until F falls.
    let size = 1;
    if (dot(step, step) > 0.5) {
      const before = loss(data, w);
      while (
        size > 1e-6 &&
        loss(
          data,
          w.map((v, k) => v - size * step[k]!),
        ) > before
      )
        size /= 2;
    }
    w = w.map((v, k) => v - size * step[k]!);
    if (dot(step, step) < 1e-18) break;
  }
  return w;
}

/** Composite Simpson rule for ∫ f over [from, to]. */
export function simpson(f: (x: number) => number, from: number, to: number, steps = 400): number {
  const h = (to - from) / steps;
  let sum = f(from) + f(to);
  for (let i = 1; i < steps; i++) sum += (i % 2 === 1 ? 4 : 2) * f(from + i * h);
  return (sum * h) / 3;
}

/** E f(Z), Z standard normal, by Simpson's rule. */
export const mean = (f: (z: number) => number) =>
  simpson((z) => (f(z) * Math.exp((-z * z) / 2)) / Math.sqrt(2 * Math.PI), -9, 9);
