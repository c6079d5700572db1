/**
 * The exact mean squares of thm:equal-curvature: n parabolas of curvature 1 with slopes b_i = ±1 at the origin
 * (half of each sign, so σ² = 1), started at x_0 = 1, at the end of epoch K.
 */

export const EPOCHS = [8, 16, 32, 64, 128, 256] as const;
export const START = 1;

/** The step size of cor:rates for curvature 1: 2 ln(nK) / (nK). */
export function stepSize(n: number, epochs: number): number {
  return (2 * Math.log(n * epochs)) / (n * epochs);
}

export interface MeanSquares {
  replacement: number;
  once: number;
  each: number;
  worst: number;
}

/**
 * E x_K² of the four schemes.
 * @param n number of examples, even, at least 4
 * @param epochs K, with step size `stepSize(n, K)` below 1
 */
export function meanSquares(n: number, epochs: number): MeanSquares {
  const eta = stepSize(n, epochs);
  const rho = 1 - eta;
  const sum = (base: number, terms: number) => (1 - base ** terms) / (1 - base);
  const epochNoise = (eta ** 2 * (n * sum(rho ** 2, n) - sum(rho, n) ** 2)) / (n - 1);
  const memory = rho ** (n * epochs);
  const start = (memory * START) ** 2;
  const half = rho ** (n / 2);
  return {
    replacement: start + (eta ** 2 / (1 - rho ** 2)) * (1 - memory ** 2),
    once: start + (epochNoise / (1 - rho ** n) ** 2) * (1 - memory) ** 2,
    each: start + (epochNoise / (1 - rho ** (2 * n))) * (1 - memory ** 2),
    // Deterministic: all slopes +1 first, then all −1.
    worst: (memory * START - ((1 - half) / (1 + half)) * (1 - memory)) ** 2,
  };
}

/** The leading-order laws of cor:rates, with ℓ = ln(nK). */
export function rates(n: number, epochs: number): MeanSquares {
  const log = Math.log(n * epochs);
  return {
    replacement: log / (n * epochs),
    once: ((1 + 1 / n) * log ** 2) / (3 * n * epochs ** 2),
    each: ((1 + 1 / n) * log ** 3) / (3 * n * epochs ** 3),
    worst: log ** 2 / (4 * epochs ** 2),
  };
}
