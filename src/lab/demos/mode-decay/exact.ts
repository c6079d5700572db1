/**
 * What thm:mode-decay says of a dense layer trained on all shifts of some signals: the error of mode k is multiplied
 * by 1 − ηP_k in every step, and so is the part of the layer that is no convolution.
 */
export const LENGTH = 32;
/** Signals in a data set, each with all its shifts. */
export const SIGNALS = 2;
/** Largest power is 1, so that every step halves the error of the strongest modes. */
export const STEP_SIZE = 0.5;
/** When the first plot is taken. */
export const MOMENT = 8;
export const TIMES = [1, 2, 4, 8, 16, 32, 64, 128, 256] as const;
/** Mode k and mode N − k belong together, since the signals are real. */
export const MODES = Array.from({ length: LENGTH / 2 + 1 }, (_, k) => k);

/** The layer that training should find: a random convolution, or a random matrix. */
export const TARGETS = ['convolution', 'matrix'] as const;
export type Target = (typeof TARGETS)[number];

export interface Spectrum {
  /** P_k falls as k^{-slope} … */
  slope: number;
  /** … up to this k, and is 0 beyond. */
  cut: number;
}

/** The power P_k of mode k, −N/2 < k ≤ N/2. */
export function power({ slope, cut }: Spectrum, k: number): number {
  const size = Math.abs(k);
  return size > cut ? 0 : Math.max(1, size) ** -slope;
}

/** What t steps leave of the error of mode k. */
export function remaining(spectrum: Spectrum, k: number, t: number): number {
  return (1 - STEP_SIZE * power(spectrum, k)) ** t;
}

/** Modes as linearly independent real directions: 1 for k = 0 and N/2, a cosine and a sine for the others. */
export const multiplicity = (k: number): number => (k === 0 || k === LENGTH / 2 ? 1 : 2);

/**
 * Mean and variance of the squared distance from the nearest convolution after t steps, in units of its mean at the
 * start. Start and random target have independent Gaussian entries of the same variance. The answer of a
 * matrix to mode k has N components, of which a convolution has one, the one along the mode. So the distance is a
 * weighted sum of squares of N (N − 1) independent normal variables.
 */
export function distance(spectrum: Spectrum, target: Target, t: number): { mean: number; variance: number } {
  let mean = 0;
  let variance = 0;
  for (const k of MODES) {
    const q = remaining(spectrum, k, t);
    const share = target === 'convolution' ? q ** 2 : q ** 2 + (1 - q) ** 2;
    const squares = multiplicity(k) * (LENGTH - 1);
    mean += squares * share;
    variance += 2 * squares * share ** 2;
  }
  const start = LENGTH * (LENGTH - 1);
  return { mean: mean / start, variance: variance / start ** 2 };
}

/** Third plot: means of so many networks, which are trained in groups that share their data. */
export const AVERAGED = [2, 4, 8, 16] as const;
export const GROUP = 16;
/** So many groups beside R layers of the other plots. */
export const groups = (replicas: number): number => Math.ceil(replicas / 2);
/**
 * (tr Σ)²/tr Σ² for the covariance Σ of one network's deviation from invariance: the number of independent directions
 * it has. There is no formula for it; in 96 data sets with slopes from 0
 * to 3 and last modes from 6 to 16 no fewer than 12 were counted.
 */
export const DIRECTIONS = 6;
