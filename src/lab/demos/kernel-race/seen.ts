/** Networks of each kernel size that were trained to see what there is to see: two in each of 150 runs, seeds 1001 to 1150. */
export const OBSERVED = 300;

/**
 * What was seen, since no formula gives it: mean, standard deviation and skewness of a network's error on 1000 new images,
 * and the part of that deviation that the networks of one run share, because they are tested on the same images.
 */
export const SEEN = [
  { k: 2, mean: 0.1473, deviation: 0.019, skewness: 1.4, shared: 0.0082 },
  { k: 3, mean: 0.1674, deviation: 0.022, skewness: 0.68, shared: 0.0121 },
  { k: 5, mean: 0.2188, deviation: 0.0514, skewness: 1.87, shared: 0 },
  { k: 7, mean: 0.2824, deviation: 0.039, skewness: 0.66, shared: 0 },
] as const;

/** With neighbours 3 apart, two networks in each of 40 runs, seeds 2001 to 2040: mean error of each size and its standard error. */
export const OBSERVED_APART = 80;
export const SEEN_APART = [
  { k: 2, mean: 0.4899, error: 0.0042 },
  { k: 3, mean: 0.453, error: 0.0037 },
  { k: 5, mean: 0.2373, error: 0.0052 },
  { k: 7, mean: 0.29554, error: 0.0041 },
] as const;
