import { excessError } from '../../contract/spectral-filter.ts';

/**
 * Least squares on p of D Gaussian features, n examples, in closed form: prop:weak-features. All features carry the
 * same weight r²/D; those left out act as noise. With s² = σ² + r² (1 − p/D), the estimate β̂ of minimum norm has
 * |β̂ − β|² distributed as s² χ²_p / χ²_{n−p+1} for p < n, and as |β|² Beta((p − n)/2, n/2) + s² χ²_n / χ²_{p−n+1},
 * independent, for p > n. (β̂ − β is a multivariate t vector; the second case adds the part of β outside the row space.)
 */

export const FEATURES = 400;
/** r² = |β|² of all D features together. */
export const SIGNAL = 1;
export const NOISE = 0.25;
export const EXAMPLES = 40;

/** Features used; six on either side of n is as near to the pole as a mean of finitely many fits makes sense. */
export const SIZES = [5, 10, 20, 30, 34, 46, 60, 100, 200, 400] as const;
export const FEWER = SIZES.filter((p) => p < EXAMPLES);
export const MORE = SIZES.filter((p) => p > EXAMPLES);

/** σ_T² = σ² + what the missing features would have explained. */
export function effectiveNoise(p: number): number {
  return NOISE + SIGNAL * (1 - p / FEATURES);
}

/** The ridge that is best for p features, λ = γ σ_T²/|β_T|² with γ = p/n: thm:ridge. Equal weights make it D σ_T²/(n r²). */
export function bestRidge(p: number): number {
  return (FEATURES * effectiveNoise(p)) / (EXAMPLES * SIGNAL);
}

/** Mean and variance of the error E(y − ŷ)² of one fit with that ridge, up to a relative error of order 1/n², 1/n. */
export function tunedError(p: number): { mean: number; variance: number } {
  const ridge = bestRidge(p);
  const task = { n: EXAMPLES, p, signal: (SIGNAL * p) / FEATURES, noise: effectiveNoise(p) };
  const excess = excessError(task, (h) => ridge / (h + ridge));
  return { mean: effectiveNoise(p) + excess.mean, variance: excess.variance };
}

/** First three cumulants of the error E(y − ŷ)² of one fit over the draw of the training data. */
export interface Cumulants {
  mean: number;
  variance: number;
  /** Third central moment. */
  third: number;
}

/**
 * @param p features used, at most n − 6 or at least n + 6: nearer to n the third moment is infinite
 * @param n examples
 */
export function errorOf(p: number, n: number): Cumulants {
  const s = effectiveNoise(p);
  const [top, bottom] = p < n ? [p, n - p + 1] : [n, p - n + 1];
  const noise = scaled(ratio(top, bottom), s);
  const kept = SIGNAL * (p / FEATURES);
  const missed = p > n ? scaled(beta((p - n) / 2, n / 2), kept) : { mean: 0, variance: 0, third: 0 };
  return {
    mean: s + noise.mean + missed.mean,
    variance: noise.variance + missed.variance,
    third: noise.third + missed.third,
  };
}

function scaled({ mean, variance, third }: Cumulants, by: number): Cumulants {
  return { mean: by * mean, variance: by ** 2 * variance, third: by ** 3 * third };
}

/** χ²_a / χ²_b, independent: raw moments are products of raw moments. */
function ratio(a: number, b: number): Cumulants {
  const first = a / (b - 2);
  const second = (a * (a + 2)) / ((b - 2) * (b - 4));
  const third = (a * (a + 2) * (a + 4)) / ((b - 2) * (b - 4) * (b - 6));
  return central(first, second, third);
}

/** Beta(a, b). */
function beta(a: number, b: number): Cumulants {
  const first = a / (a + b);
  const second = (first * (a + 1)) / (a + b + 1);
  const third = (second * (a + 2)) / (a + b + 2);
  return central(first, second, third);
}

function central(first: number, second: number, third: number): Cumulants {
  return { mean: first, variance: second - first ** 2, third: third - 3 * first * second + 2 * first ** 3 };
}
