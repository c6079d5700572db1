import {
  apply,
  combine,
  dot,
  identity,
  multiply,
  solve,
  squaredNorm,
  trace,
  type Matrix,
} from '../../contract/linear.ts';
import { stream } from '../../contract/random.ts';

/**
 * The training problem of the demo: logistic regression on n examples x_i of norm 2 in d = 5 dimensions,
 * f_i(w) = log(1 + e^{z}) − y_i z + (λ/2) |w − w_ref|² with z = x_i·w. The labels y_i lie between a hard label,
 * drawn with probability σ(x_i·w_ref), and that probability itself.
 */
export const DIMENSION = 5;
export const NORM = 2;
export const RIDGE = 0.25;

export interface Problem {
  /** The examples, n rows of length d. */
  inputs: readonly (readonly number[])[];
  /** n labels in [0, 1]. */
  labels: readonly number[];
  /** The point the ridge pulls to; length d. */
  reference: readonly number[];
}

export function logistic(z: number): number {
  return 1 / (1 + Math.exp(-z));
}

/**
 * @param n number of examples
 * @param dataset names the draw of examples, reference and hard labels
 * @param interpolation 0: hard labels; 1: y_i = σ(x_i·w_ref), so that every ∇f_i(w_ref) = 0
 */
export function makeProblem(n: number, dataset: number, interpolation: number): Problem {
  const random = stream(dataset, n);
  const normals = () => Array.from({ length: DIMENSION }, () => random.normal());
  const inputs = Array.from({ length: n }, () => {
    const x = normals();
    const length = Math.hypot(...x);
    return x.map((value) => (NORM * value) / length);
  });
  const reference = normals();
  const labels = inputs.map((x) => {
    const soft = logistic(dot(x, reference));
    const hard = random.uniform() < soft ? 1 : 0;
    return hard + interpolation * (soft - hard);
  });
  return { inputs, labels, reference };
}

function gradientOf(problem: Problem, i: number, w: readonly number[]): number[] {
  const x = problem.inputs[i]!;
  const residual = logistic(dot(x, w)) - problem.labels[i]!;
  return x.map((value, k) => residual * value + RIDGE * (w[k]! - problem.reference[k]!));
}

function hessianOf(problem: Problem, i: number, w: readonly number[]): number[][] {
  const x = problem.inputs[i]!;
  const p = logistic(dot(x, w));
  const outer = x.map((a) => x.map((b) => a * b));
  return combine(p * (1 - p), outer, RIDGE, identity(DIMENSION));
}

function average<T>(items: readonly T[], matrix: (item: T) => Matrix): number[][] {
  const sum = matrix(items[0]!).map((row) => row.map(() => 0));
  for (const item of items) {
    matrix(item).forEach((row, i) => row.forEach((value, j) => (sum[i]![j]! += value / items.length)));
  }
  return sum;
}

/** The loss at its minimiser, in the quantities that the chapter's claims speak of. */
export interface Minimum {
  /** w*, length d. */
  w: number[];
  /** ∇f_i(w*), n rows of length d; their mean is 0. */
  gradients: number[][];
  /** ∇²f_i(w*), n matrices d × d. */
  hessians: number[][][];
  /** H, the mean of the Hessians, and C, the mean of g_i g_iᵀ; d × d. */
  H: number[][];
  C: number[][];
  /** The mean of the Kronecker squares A_i ⊗ A_i, d² × d². */
  squares: number[][];
  /** σ*² = tr C. */
  noise: number;
}

/** Newton's method from the reference point; the loss is strongly convex with well-conditioned Hessian. */
export function minimise(problem: Problem): Minimum {
  const n = problem.inputs.length;
  const indices = Array.from({ length: n }, (_, i) => i);
  let w = [...problem.reference];
  for (let iteration = 0; iteration < 30; iteration++) {
    const gradient = average(indices, (i) => gradientOf(problem, i, w).map((value) => [value]));
    const step = solve(
      average(indices, (i) => hessianOf(problem, i, w)),
      gradient,
    );
    w = w.map((value, k) => value - step[k]![0]!);
    if (squaredNorm(step) < 1e-26) break;
  }
  const gradients = indices.map((i) => gradientOf(problem, i, w));
  const hessians = indices.map((i) => hessianOf(problem, i, w));
  const C = average(gradients, (g) => g.map((a) => g.map((b) => a * b)));
  const squares = average(hessians, (A) =>
    A.flatMap((row) => A.map((other) => row.flatMap((a) => other.map((b) => a * b)))),
  );
  return { w, gradients, hessians, H: average(hessians, (A) => A), C, squares, noise: trace(C) };
}

/** Covariance of w − w* in the stationary regime, d × d, linearised at the minimum. */
export interface Covariances {
  replacement: number[][];
  once: number[][];
  each: number[][];
}

/**
 * `replacement`: the fixed point of Σ = mean_i (I − ηA_i) Σ (I − ηA_i) + η²C (lem:noise-floor before the limit of
 * small η). `once`, `each`: thm:equal-curvature for vectors, with H in place of every ∇²f_i, at epoch ends.
 */
export function covariances(minimum: Minimum, eta: number): Covariances {
  const n = minimum.gradients.length;
  const d = minimum.w.length;
  const { H, C } = minimum;
  const I = identity(d);

  // vec Σ solves a linear system of size d², whose matrix is mean (I − ηA)⊗(I − ηA).
  const operator = minimum.squares.map((row, r) =>
    row.map((square, s) => {
      const [i, j, k, l] = [Math.floor(r / d), r % d, Math.floor(s / d), s % d];
      const linear = (i === k ? H[j]![l]! : 0) + (j === l ? H[i]![k]! : 0);
      return (r === s ? 1 : 0) - eta * linear + eta ** 2 * square;
    }),
  );
  const right = C.flat().map((value) => [eta ** 2 * value]);
  const flat = solve(combine(1, identity(d * d), -1, operator), right);
  const replacement = I.map((_, k) => flat.slice(k * d, (k + 1) * d).map((value) => value[0]!));

  // Noise of one shuffled epoch: η²/(n−1) [n Σ P^m C P^m − (Σ P^m) C (Σ P^m)], m = 0 … n − 1, P = I − ηH.
  const P = combine(1, I, -eta, H);
  let power: number[][] = I;
  let squares = combine(0, C, 0, C);
  let sum = combine(0, C, 0, C);
  for (let m = 0; m < n; m++) {
    squares = combine(1, squares, 1, multiply(multiply(power, C), power));
    sum = combine(1, sum, 1, power);
    power = multiply(power, P);
  }
  const factor = eta ** 2 / (n - 1);
  const epochNoise = combine(factor * n, squares, -factor, multiply(multiply(sum, C), sum));

  // The same noise every epoch: (I − Pⁿ)⁻¹ Q (I − Pⁿ)⁻¹.
  const resolvent = solve(combine(1, I, -1, power), I);
  const once = multiply(multiply(resolvent, epochNoise), resolvent);

  // Fresh noise every epoch: Σ_k P^{nk} Q P^{nk}, by doubling the number of terms.
  let each = epochNoise;
  for (let M = power; squaredNorm(M) > 1e-40; M = multiply(M, M)) {
    each = combine(1, each, 1, multiply(multiply(M, each), M));
  }
  return { replacement, once, each };
}

/** The noise floor with replacement to leading order in η, (η/2) tr(H⁻¹C): lem:noise-floor. */
export function noiseFloor(minimum: Minimum, eta: number): number {
  return (eta / 2) * trace(solve(minimum.H, minimum.C));
}

/**
 * Where the mean of the shuffled iterates lies from w*, to leading order: −(η/2) H⁻¹ mean_i A_i g_i, the shift of the
 * minimiser under the modified loss (cor:modified-loss). Length d.
 */
export function shufflingBias({ gradients, hessians, H }: Minimum, eta: number): number[] {
  const mean = average(
    gradients.map((g, i) => apply(hessians[i]!, g)),
    (Ag) => Ag.map((value) => [value]),
  );
  return solve(H, mean).map(([value]) => (-eta / 2) * value!);
}

/**
 * Relative size of the first term that equal Hessians neglect in the noise of a shuffled epoch,
 * (6/n) mean_{i,j} |(A_i − H) g_j|² / mean_j |H g_j|²; the demo's systematic tolerance.
 */
export function hessianScatter(minimum: Minimum): number {
  const { gradients, hessians, H, C } = minimum;
  // mean_j |D g_j|² = tr(D² C) for symmetric D.
  const scatter = average(hessians, (A) => {
    const D = combine(1, A, -1, H);
    return multiply(D, D);
  });
  return ((6 / gradients.length) * trace(multiply(scatter, C))) / trace(multiply(multiply(H, H), C));
}
