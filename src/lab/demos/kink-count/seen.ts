/** Standard deviation and skewness, over networks, of a layer's kinks a unit. */
export interface Scatter {
  deviation: number;
  skewness: number;
}

/**
 * How the kinks a unit of one network scatter about the theorem's mean, in layers 2 to 6: measured on 40,000, 8,000, 3,000
 * and 1,500 untrained networks of 4, 8, 16 and 32 units a layer, seed 1001. No formula gives these.
 */
export const SCATTER: Readonly<Record<number, readonly Scatter[]>> = {
  4: [
    { deviation: 0.564, skewness: 0.18 },
    { deviation: 0.6609, skewness: 0.72 },
    { deviation: 0.6632, skewness: 1.26 },
    { deviation: 0.6117, skewness: 1.88 },
    { deviation: 0.5598, skewness: 2.82 },
  ],
  8: [
    { deviation: 0.4053, skewness: 0.01 },
    { deviation: 0.6236, skewness: 0.38 },
    { deviation: 0.806, skewness: 0.56 },
    { deviation: 0.9715, skewness: 0.75 },
    { deviation: 1.1165, skewness: 0.94 },
  ],
  16: [
    { deviation: 0.2833, skewness: 0.16 },
    { deviation: 0.443, skewness: 0.22 },
    { deviation: 0.5987, skewness: 0.41 },
    { deviation: 0.7375, skewness: 0.45 },
    { deviation: 0.8736, skewness: 0.62 },
  ],
  32: [
    { deviation: 0.1924, skewness: 0.11 },
    { deviation: 0.3031, skewness: 0.14 },
    { deviation: 0.3968, skewness: 0.21 },
    { deviation: 0.4894, skewness: 0.34 },
    { deviation: 0.5871, skewness: 0.38 },
  ],
};

/** Networks that were trained on each target to see what there is to see. */
export const TRAINED_SEEN_NETWORKS = 600;

/** Their kinks a unit, mean, standard deviation and skewness: an observation, obs:kinks-in-training. */
export const TRAINED_SEEN = {
  slow: [
    { steps: 10, mean: 1.9261, deviation: 0.1321, skewness: -0.18 },
    { steps: 30, mean: 1.8627, deviation: 0.1244, skewness: -0.09 },
    { steps: 100, mean: 1.8469, deviation: 0.1208, skewness: -0.19 },
    { steps: 300, mean: 1.8564, deviation: 0.12, skewness: -0.15 },
  ],
  fast: [
    { steps: 10, mean: 1.9466, deviation: 0.1401, skewness: -0.1 },
    { steps: 30, mean: 1.9008, deviation: 0.136, skewness: -0.12 },
    { steps: 100, mean: 1.892, deviation: 0.1309, skewness: -0.07 },
    { steps: 300, mean: 1.9763, deviation: 0.1383, skewness: 0.1 },
  ],
} as const;
