/** What the demo measures; shared by prediction and experiment. */

/** N, the numbers of hypotheses tried: the powers of four up to `most`. */
export function trials(most: number): number[] {
  const numbers = [1];
  while (numbers.at(-1)! * 4 <= most) numbers.push(numbers.at(-1)! * 4);
  return numbers;
}

/** Fresh coin flips on which each chosen hypothesis and each trained network is tested. */
export const TEST = 1000;

/** Hidden units of a hypothesis, and of the network that is trained. */
export const HIDDEN = { tried: 4, trained: 64 };

/** Steps of Adam on all examples at once, and their size. */
export const TRAINING = { steps: 100, stepSize: 0.02 };

/** How many examples the network is trained on. */
export function sizes(n: number): number[] {
  return [Math.round(n / 4), Math.round(n / 2), n];
}
