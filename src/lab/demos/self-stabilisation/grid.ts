/** First plot: drives. Second plot: step sizes, at one drive. */
export const DRIVES = [0.00025, 0.001, 0.004, 0.016] as const;
export const STEP_SIZES = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7] as const;
export const DRIVE = 0.001;

/** The oscillation's amplitude in the logarithm of the residual, at the start. */
export const SIZE = 0.03;

/** How many turns are followed. */
export const TURNS = 3;
