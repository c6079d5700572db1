/** The networks that are trained: 64 hidden units, all in one layer, or in four. */
export const SHAPES = { shallow: [64], deep: [16, 16, 16, 16] } as const;
export type Shape = keyof typeof SHAPES;

/** Adam, batches of 32, a fifth of the step size for the last third. Inputs and targets are standardised. */
export const TRAINING = { batch: 32, stepSize: 0.01, steps: 2000, slower: 1400 } as const;

/** A network counts as having found the target when it explains so much of it. */
export const FOUND = 0.5;
