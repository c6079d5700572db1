/** Which fits the demo makes; shared by prediction and experiment. */

/** n, examples in a data set. */
export const EXAMPLES = 400;

/** r, the norm of the true weights. */
export const SIGNAL = 1;

/** Weights in the model; d/n = 0.02 … 0.25. */
export const DIMENSIONS = [8, 20, 40, 60, 80, 100] as const;

/** What one fit measures: the slope, and n times the variance of a zero weight, true and as printed. */
export type Quantity = 'slope' | 'spread' | 'reported';

/** Of a single fit, as fractions of the limit for infinitely many examples. */
export interface Scatter {
  /** How far the mean may lie above the limit: as measured, and twice the standard error of that. */
  shift: number;
  /** Standard deviation. */
  deviation: number;
  skewness: number;
}

type Triple = readonly [shift: number, deviation: number, skewness: number];

function scatters(
  ...measured: readonly [slope: Triple, spread: Triple, reported: Triple]
): Record<Quantity, Scatter> {
  const [slope, spread, reported] = measured.map(([shift, deviation, skewness]) => ({
    shift,
    deviation,
    skewness,
  }));
  return { slope: slope!, spread: spread!, reported: reported! };
}

/** Measured in 3,000 fits at each point, seed 900001: of the slope, the spread, and the spread as printed. */
export const SCATTER: Record<(typeof DIMENSIONS)[number], Record<Quantity, Scatter>> = {
  8: scatters([0.014, 0.137, 0.26], [0.033, 0.568, 1.27], [0.011, 0.054, 0.38]),
  20: scatters([0.007, 0.14, 0.17], [0.02, 0.381, 1.02], [0.01, 0.053, 0.42]),
  40: scatters([0.014, 0.144, 0.35], [0.03, 0.298, 0.86], [0.015, 0.059, 0.59]),
  60: scatters([0.013, 0.153, 0.36], [0.036, 0.281, 0.94], [0.017, 0.069, 0.62]),
  80: scatters([0.009, 0.161, 0.44], [0.037, 0.282, 0.91], [0.019, 0.084, 0.67]),
  100: scatters([0.028, 0.186, 0.51], [0.063, 0.323, 1.22], [0.037, 0.111, 0.74]),
};
