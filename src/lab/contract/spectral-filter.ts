/**
 * Least squares through a filter, on n examples with p independent standard normal features: the estimate
 * ŵ = (1 − q(S)) S⁺ Xᵀy/n, S = XᵀX/n, misses the fraction q(h) of the truth in a direction of curvature h. Ridge:
 * q = λ/(h + λ). After s steps of gradient descent from 0: q = (1 − ηh)ˢ. In the limit of large n and p = γn the
 * curvatures, eigenvalues of S, follow the law of Marchenko and Pastur: (1 − 1/γ)₊ of them are 0, the others have the
 * density √((b − h)(h − a))/(2πγh) between a, b = (1 ∓ √γ)².
 */

/** Points at which the law is sampled: its means are trapezoidal sums, whose error falls geometrically. */
const NODES = 400;
/** Cosine coefficients used for fluctuations. */
const COEFFICIENTS = 120;

/** The mean of f over the law, with h = 1 + γ + 2√γ cos θ. */
export function spectralMean(gamma: number, f: (h: number) => number): number {
  let sum = 0;
  for (const { theta, h } of nodes(gamma)) sum += ((2 * Math.sin(theta) ** 2) / h) * f(h);
  const atom = Math.max(0, 1 - 1 / gamma);
  return sum / NODES + (atom > 0 ? atom * f(0) : 0);
}

/** m(λ) = the mean of 1/(h + λ), λ > 0: the positive root of λγm² + (1 − γ + λ)m = 1. */
export function resolvent(gamma: number, lambda: number): number {
  const linear = 1 - gamma + lambda;
  const root = Math.sqrt(linear ** 2 + 4 * gamma * lambda);
  // Of the two ways to write the root, the one in which nothing cancels.
  return linear > 0 ? 2 / (linear + root) : (root - linear) / (2 * gamma * lambda);
}

/**
 * Mean and variance of Σ_j f(h_j) over the p curvatures of one data set, up to terms of order 1/n: with the cosine
 * coefficients c_k of f(h(θ)), ½(c_2 + c_4 + …) is added to p times the mean over the law, and the variance is ½ Σ k c_k²,
 * small because the curvatures repel each other (the central limit theorem of Bai and Silverstein, 2004).
 */
export function spectralSum(n: number, p: number, f: (h: number) => number) {
  const coefficients = new Float64Array(COEFFICIENTS);
  for (const { theta, h } of nodes(p / n)) {
    const value = (2 / NODES) * f(h);
    // cos kθ by its recursion.
    const cosine = Math.cos(theta);
    let [before, now] = [1, cosine];
    for (let k = 1; k < COEFFICIENTS; k++) {
      coefficients[k]! += value * now;
      [before, now] = [now, 2 * cosine * now - before];
    }
  }
  let correction = 0;
  let variance = 0;
  for (const [k, c] of coefficients.entries()) {
    if (k > 0 && k % 2 === 0) correction += c / 2;
    variance += (k * c ** 2) / 2;
  }
  return { mean: p * spectralMean(p / n, f) + correction, variance };
}

/** Examples and features, |β|² of the truth, and the variance of a label's noise. */
export interface Task {
  n: number;
  p: number;
  signal: number;
  noise: number;
}

/**
 * Mean and variance, for one data set, of Q = Σ_j (√a(h_j) β_j ± √b(h_j) ε_j)², where β_j and ε_j are the parts of the truth
 * and of the noise that belong to the curvature h_j; where h = 0 there is no ε_j. Relative error of
 * order 1/n² in the mean, 1/n in the variance.
 */
export function quadraticError(
  { n, p, signal, noise }: Task,
  a: (h: number) => number,
  b: (h: number) => number,
): { mean: number; variance: number } {
  const average = (f: (h: number) => number) => p * spectralMean(p / n, f);
  const noisy = (h: number) => (h > 0 ? noise * b(h) : 0);
  const sum = spectralSum(n, p, (h) => (signal / p) * a(h) + noisy(h));
  // Given the curvatures: the truth has a fixed length and a random direction, the noise is Gaussian, and they mix.
  const direction = average((h) => a(h) ** 2) - average(a) ** 2 / p;
  const given =
    ((2 * signal ** 2) / (p * (p + 2))) * direction +
    2 * average((h) => noisy(h) ** 2) +
    4 * (signal / p) * average((h) => a(h) * noisy(h));
  return { mean: sum.mean, variance: given + sum.variance };
}

/** Of |ŵ − β|², the error on new data beyond their noise. `keep` is q, with q(0) = 1. */
export function excessError(task: Task, keep: (h: number) => number) {
  return quadraticError(
    task,
    (h) => keep(h) ** 2,
    (h) => (1 - keep(h)) ** 2 / (task.n * h),
  );
}

/** Of |y − Xŵ|²/n, the error on the training data. */
export function trainingError(task: Task, keep: (h: number) => number) {
  const { n, p, noise } = task;
  const seen = quadraticError(
    task,
    (h) => h * keep(h) ** 2,
    (h) => keep(h) ** 2 / n,
  );
  // Noise in directions that p < n features cannot reach.
  const beyond = Math.max(0, n - p);
  return {
    mean: seen.mean + (beyond * noise) / n,
    variance: seen.variance + 2 * beyond * (noise / n) ** 2,
  };
}

function nodes(gamma: number): { theta: number; h: number }[] {
  return Array.from({ length: NODES }, (_, j) => {
    const theta = ((j + 0.5) * Math.PI) / NODES;
    // Equal to 1 + γ + 2√γ cos θ, and positive in rounded arithmetic as well.
    return { theta, h: (1 - Math.sqrt(gamma)) ** 2 + 4 * Math.sqrt(gamma) * Math.cos(theta / 2) ** 2 };
  });
}
