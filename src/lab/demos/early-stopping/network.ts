/**
 * The network of the third plot: dense, one hidden layer of 16 tanh units, trained by gradient descent on all of its 60
 * examples at once. The task is of the same kind, with fewer features, so that there is something to learn; the sliders
 * do not change it.
 */
export const NETWORK = { features: 30, units: 16, examples: 60, noise: 0.5, stepSize: 0.1 } as const;

/** New inputs on which every network is tested: always the same, drawn with this seed. */
export const TEST = { inputs: 500, seed: 20 } as const;

/** How many networks a run trains: each costs as much as twenty linear fits. */
export function networks(replicas: number): number {
  return Math.max(3, Math.round(replicas / 20));
}

/**
 * What was seen, since no formula gives it: mean and standard deviation, over 2,000 networks, of a network's squared
 * distance from the truth on the new inputs after so many steps. An observation, obs:network-early-stopping.
 */
export const SEEN = [
  { steps: 3, mean: 1, deviation: 0.1 },
  { steps: 6, mean: 1, deviation: 0.1 },
  { steps: 12, mean: 1, deviation: 0.1 },
  { steps: 25, mean: 1, deviation: 0.1 },
  { steps: 50, mean: 1, deviation: 0.1 },
  { steps: 100, mean: 1, deviation: 0.1 },
  { steps: 200, mean: 1, deviation: 0.1 },
] as const;
