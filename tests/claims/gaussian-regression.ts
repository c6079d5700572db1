import { stream, type Stream } from '../../src/lab/contract/random.ts';
import { meanAndError } from '../../src/lab/contract/statistics.ts';
import { minimumNorm } from '../../src/lab/engine/minimum-norm.ts';

/** The model of the chapter on double descent, simulated: nothing of its formulas enters. */

export interface Data {
  n: number;
  p: number;
  /** n × p, row by row. */
  x: Float64Array;
  y: Float64Array;
  beta: readonly number[];
}

/** y = Xβ + ξ; the features standard normal, or with the given standard deviations. */
export function draw(
  random: Stream,
  n: number,
  beta: readonly number[],
  sigma: number,
  scales?: readonly number[],
): Data {
  const p = beta.length;
  const x = new Float64Array(n * p);
  const y = new Float64Array(n);
  for (let i = 0; i < n; i++) {
    let sum = sigma * random.normal();
    for (let j = 0; j < p; j++) {
      const value = (scales?.[j] ?? 1) * random.normal();
      x[i * p + j] = value;
      sum += value * beta[j]!;
    }
    y[i] = sum;
  }
  return { n, p, x, y, beta };
}

/** Least squares of minimum norm, or with a ridge. */
export function fit({ x, y, n, p }: Data, ridge = 0): Float64Array {
  return minimumNorm(x, y, n, p, ridge);
}

/** Σ v_j (w_j − β_j)², v_j = 1 unless given. */
export function excess(w: ArrayLike<number>, beta: readonly number[], variances?: readonly number[]): number {
  return beta.reduce((sum, b, j) => sum + (variances?.[j] ?? 1) * (w[j]! - b) ** 2, 0);
}

/** A vector of length r that prefers no axis and is not aligned with any. */
export function truth(p: number, r = 1): number[] {
  const raw = Array.from({ length: p }, (_, j) => Math.cos(1 + 2.3 * j));
  const norm = Math.hypot(...raw);
  return raw.map((value) => (r * value) / norm);
}

/** K steps of gradient descent on |y − Xw|²/(2n) from 0; `look` sees the weights after each. */
export function descend(
  data: Data,
  eta: number,
  steps: number,
  look?: (step: number, w: Float64Array) => void,
) {
  const { n, p, x, y } = data;
  const w = new Float64Array(p);
  for (let step = 1; step <= steps; step++) {
    const gradient = new Float64Array(p);
    for (let i = 0; i < n; i++) {
      let residual = -y[i]!;
      for (let j = 0; j < p; j++) residual += x[i * p + j]! * w[j]!;
      for (let j = 0; j < p; j++) gradient[j]! += (residual * x[i * p + j]!) / n;
    }
    for (let j = 0; j < p; j++) w[j]! -= eta * gradient[j]!;
    look?.(step, w);
  }
  return w;
}

/** Mean of a quantity over so many data sets, with its standard error. */
export function over(count: number, seed: number, quantity: (random: Stream, index: number) => number) {
  return meanAndError(Float64Array.from({ length: count }, (_, i) => quantity(stream(seed, i), i)));
}

/** Simpson's rule on 2 m intervals. */
export function simpson(f: (x: number) => number, from: number, to: number, m = 400): number {
  const step = (to - from) / (2 * m);
  let sum = f(from) + f(to);
  for (let i = 1; i < 2 * m; i++) sum += (i % 2 === 1 ? 4 : 2) * f(from + i * step);
  return (sum * step) / 3;
}

/** The mean of f over the law of Marchenko and Pastur as printed: density on [h₋, h₊], and the mass at 0. */
export function overCurvatures(gamma: number, f: (h: number) => number): number {
  const [low, high] = [(1 - Math.sqrt(gamma)) ** 2, (1 + Math.sqrt(gamma)) ** 2];
  // h = low + (high − low) s², then 1 − (1 − s)², so that the roots at both ends become smooth.
  const density = (h: number) => Math.sqrt(Math.max(0, (high - h) * (h - low))) / (2 * Math.PI * gamma * h);
  const bulk = simpson(
    (angle) => {
      const h = low + (high - low) * Math.sin(angle) ** 2;
      // Only for γ = 1; the integrand there is 4 cos²/π.
      if (h === 0) return (4 / Math.PI) * f(0);
      return density(h) * f(h) * (high - low) * 2 * Math.sin(angle) * Math.cos(angle);
    },
    0,
    Math.PI / 2,
  );
  return bulk + Math.max(0, 1 - 1 / gamma) * (gamma > 1 ? f(0) : 0);
}

/** m(λ) by iterating its equation as m = 1/(λ + 1/(1 + γm)). */
export function response(gamma: number, lambda: number): number {
  let m = 1 / (1 + lambda);
  for (let i = 0; i < 5000; i++) m = 1 / (lambda + 1 / (1 + gamma * m));
  return m;
}

/** The median of a sample. */
export function median(sample: readonly number[]): number {
  const sorted = [...sample].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}
