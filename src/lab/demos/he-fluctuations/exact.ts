import { logGamma, polygamma } from './gamma.ts';

/**
 * thm:norm-product: at He's variance a ReLU layer of width m multiplies the mean square of the activations by
 * F = (2/m) χ²_K, with K, the number of live units, binomial (m, ½), and the factors of the layers are independent.
 * Everything about ln s after ℓ layers follows, given that no layer is dead (K ≥ 1).
 */

/** Depths at which the demo measures. */
export const DEPTHS = [1, 2, 4, 8, 16, 32] as const;
/** "More than ten times too small." */
export const SMALL = 0.1;

/** P(K = k | K ≥ 1) for k = 1, …, m. */
function live(m: number): number[] {
  const all: number[] = [];
  let log = -m * Math.LN2;
  for (let k = 1; k <= m; k++) {
    log += Math.log((m - k + 1) / k);
    all.push(Math.exp(log) / -Math.expm1(-m * Math.LN2));
  }
  return all;
}

/** ln of a factor, given k live units: for Gaussian matrices ln χ²_k/m, for orthogonal ones ln of a Beta variable. */
export type Matrices = 'gaussian' | 'orthogonal';

/** Mean, variance, third central moment and fourth cumulant of ln F, given F > 0. */
export function logFactor(
  m: number,
  matrices: Matrices = 'gaussian',
): { mean: number; variance: number; third: number; fourth: number } {
  // Orthogonal: the squares of the live units are a share χ²_k/(χ²_k + χ²_{m−k}) of all, and ln of that is
  // distributed as ln χ²_k less, in cumulants, ln χ²_m.
  const whole = matrices === 'orthogonal' ? polygamma(m / 2) : ([Math.log(m / 2), 0, 0, 0] as const);
  const parts = live(m).map((weight, index) => {
    const [first, second, third, fourth] = polygamma((index + 1) / 2).map(
      (value, i) => value - whole[i]!,
    ) as [number, number, number, number];
    return { weight, first: first + Math.LN2, second, third, fourth };
  });
  const over = (f: (part: (typeof parts)[number]) => number) =>
    parts.reduce((sum, part) => sum + part.weight * f(part), 0);
  const mean = over(({ first }) => first);
  const variance = over(({ first, second }) => (first - mean) ** 2 + second);
  const third = over(({ first, second, third }) => (first - mean) ** 3 + 3 * (first - mean) * second + third);
  const moment = over(({ first, second, third, fourth }) => {
    const away = first - mean;
    return away ** 4 + 6 * away ** 2 * second + 4 * away * third + fourth + 3 * second ** 2;
  });
  return { mean, variance, third, fourth: moment - 3 * variance ** 2 };
}

/** E s², E s³ after ℓ layers (E s = 1): the powers of 1 + 5/m and of 1 + 15/m + 44/m². */
export function moments(m: number, depth: number): { second: number; third: number } {
  return { second: (1 + 5 / m) ** depth, third: (1 + 15 / m + 44 / m ** 2) ** depth };
}

/** P(ln s ≤ a) after ℓ layers, given that none is dead, by inverting the characteristic function E F^{it}. */
export function below(
  m: number,
  a: number,
  depths: readonly number[],
  matrices: Matrices = 'gaussian',
): number[] {
  const weights = live(m);
  const base = weights.map((_, index) => logGamma((index + 1) / 2, 0)[0]);
  const integrals = depths.map(() => 0);
  const step = 0.1;
  const [size0] = matrices === 'orthogonal' ? logGamma(m / 2, 0) : [0];
  for (let t = step / 2; t < 45; t += step) {
    let [x, y] = [0, 0];
    const [real0, phase0] = matrices === 'orthogonal' ? logGamma(m / 2, t) : [0, t * Math.log(m / 2)];
    weights.forEach((weight, index) => {
      const [real, phase] = logGamma((index + 1) / 2, t);
      const size = weight * Math.exp(real - base[index]!);
      x += size * Math.cos(phase);
      y += size * Math.sin(phase);
    });
    const [size, phase] = [
      Math.log(Math.hypot(x, y)) - (real0 - size0),
      Math.atan2(y, x) - phase0 + t * Math.LN2,
    ];
    depths.forEach((depth, index) => {
      integrals[index]! += (Math.exp(depth * size) * Math.sin(depth * phase - t * a) * step) / t;
    });
  }
  return integrals.map((integral) => Math.min(1, Math.max(0, 0.5 - integral / Math.PI)));
}
