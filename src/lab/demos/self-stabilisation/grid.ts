/** First plot: drives. Map and weights have the same law, so that each is measured between the other's points. */
export const DRIVES = {
  'period-map': [0.00025, 0.001, 0.004, 0.016],
  'period-weights': [0.0005, 0.002, 0.008],
} as const;
/** Second plot: step sizes, at one drive. */
export const STEP_SIZES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7] as const;
export const DRIVE = 0.001;

/** The oscillation's amplitude in the logarithm of the residual, at the start. */
export const SIZE = 0.03;

/** How many turns are followed. */
export const TURNS = 3;
