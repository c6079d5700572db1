/**
 * The network of the third plot: dense, one hidden layer of 16 tanh units, trained by gradient descent on all of its 60
 * examples at once. The task is of the same kind, with fewer features, so that there is something to learn; the sliders
 * do not change it.
 */
export const NETWORK = { features: 30, units: 16, examples: 60, noise: 0.5, stepSize: 0.2 } as const;

/** New inputs on which each network is tested; each has its own. */
export const NEW_INPUTS = 500;

/** How many networks a run trains beside so many data sets for the linear model. */
export function networks(replicas: number): number {
  return Math.max(3, Math.round(replicas / 8));
}

/** Networks that were trained to see what there is to see. */
export const OBSERVED = 2000;

/**
 * What was seen, since no formula gives it: mean, standard deviation and skewness, over so many networks, of a network's
 * squared distance from the truth on 500 new inputs of its own after so many steps. An observation, obs:network-early-stopping.
 */
export const SEEN = [
  { steps: 2, mean: 1.0364, deviation: 0.228, skewness: 0.56 },
  { steps: 3, mean: 0.904, deviation: 0.206, skewness: 0.53 },
  { steps: 6, mean: 0.7065, deviation: 0.177, skewness: 0.56 },
  { steps: 12, mean: 0.5719, deviation: 0.152, skewness: 0.71 },
  { steps: 25, mean: 0.52754, deviation: 0.14, skewness: 0.85 },
  { steps: 50, mean: 0.5696, deviation: 0.151, skewness: 0.84 },
  { steps: 100, mean: 0.64154, deviation: 0.168, skewness: 0.83 },
] as const;
