/**
 * The network of the third plot: dense, one hidden layer of 16 tanh units, trained by gradient descent on all of its 60
 * examples at once. The task is of the same kind, with fewer features, so that there is something to learn; the sliders
 * do not change it.
 */
export const NETWORK = { features: 30, units: 16, examples: 60, noise: 0.5, stepSize: 0.2 } as const;

/** New inputs on which every network is tested: always the same, drawn with this seed. */
export const TEST = { inputs: 500, seed: 20 } as const;

/** How many networks a run trains beside so many data sets for the linear model. */
export function networks(replicas: number): number {
  return Math.max(3, Math.round(replicas / 8));
}

/** Networks that were trained to see what there is to see. */
export const OBSERVED = 2000;

/**
 * What was seen, since no formula gives it: mean, standard deviation and skewness, over so many networks, of a network's
 * squared distance from the truth on the new inputs after so many steps. An observation, obs:network-early-stopping.
 */
export const SEEN = [
  { steps: 2, mean: 0.9547, deviation: 0.205, skewness: 0.56 },
  { steps: 3, mean: 0.8362, deviation: 0.184, skewness: 0.51 },
  { steps: 6, mean: 0.6627, deviation: 0.16, skewness: 0.52 },
  { steps: 12, mean: 0.548, deviation: 0.144, skewness: 0.67 },
  { steps: 25, mean: 0.5156, deviation: 0.138, skewness: 0.78 },
  { steps: 50, mean: 0.5622, deviation: 0.151, skewness: 0.79 },
  { steps: 100, mean: 0.6364, deviation: 0.169, skewness: 0.77 },
] as const;
