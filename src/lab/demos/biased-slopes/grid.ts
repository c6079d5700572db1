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

/** Measured in 3,000 fits at each point, seed 900001. */
export const SCATTER: Record<(typeof DIMENSIONS)[number], Record<Quantity, Scatter>> = {
  8: {
    slope: { shift: 0.014, deviation: 0.137, skewness: 0.26 },
    spread: { shift: 0.033, deviation: 0.568, skewness: 1.27 },
    reported: { shift: 0.011, deviation: 0.054, skewness: 0.38 },
  },
  20: {
    slope: { shift: 0.007, deviation: 0.14, skewness: 0.17 },
    spread: { shift: 0.02, deviation: 0.381, skewness: 1.02 },
    reported: { shift: 0.01, deviation: 0.053, skewness: 0.42 },
  },
  40: {
    slope: { shift: 0.014, deviation: 0.144, skewness: 0.35 },
    spread: { shift: 0.03, deviation: 0.298, skewness: 0.86 },
    reported: { shift: 0.015, deviation: 0.059, skewness: 0.59 },
  },
  60: {
    slope: { shift: 0.013, deviation: 0.153, skewness: 0.36 },
    spread: { shift: 0.036, deviation: 0.281, skewness: 0.94 },
    reported: { shift: 0.017, deviation: 0.069, skewness: 0.62 },
  },
  80: {
    slope: { shift: 0.009, deviation: 0.161, skewness: 0.44 },
    spread: { shift: 0.037, deviation: 0.282, skewness: 0.91 },
    reported: { shift: 0.019, deviation: 0.084, skewness: 0.67 },
  },
  100: {
    slope: { shift: 0.028, deviation: 0.186, skewness: 0.51 },
    spread: { shift: 0.063, deviation: 0.323, skewness: 1.22 },
    reported: { shift: 0.037, deviation: 0.111, skewness: 0.74 },
  },
};
