/** Step sizes, and the step from which the sharpness is claimed to have arrived: a training time ηt of 200 or more. */
export const STEP_SIZES = [
  { key: 'large', eta: 0.2, arrived: 1200 },
  { key: 'middle', eta: 0.14, arrived: 1600 },
  { key: 'small', eta: 0.1, arrived: 2000 },
] as const;

/** A point is taken over a window of steps that ends at its x, measured every so many steps. */
export const WINDOW = 200;
export const EVERY = 50;
export const ENDS = Array.from({ length: 12 }, (_, i) => (i + 1) * WINDOW);

/** The threshold of linear stability. */
export const threshold = (eta: number): number => 2 / eta;
