import { stream } from '../../../lab/contract/random.ts';
import { contraction, floor } from '../../../lab/demos/sgd-noise/exact.ts';

/** A training of the chapter's solvable model: least squares on fresh Gaussian inputs, label noise of variance 1. */
export const training = { d: 20, batch: 1, eta: 1 / 22, start: 20, change: 200, steps: 800 } as const;

/** What is done at the change: nothing, a tenth of the step size, or ten times the batch. */
export type Change = 'none' | 'step' | 'batch';

export function setting(change: Change) {
  const { d, batch, eta } = training;
  return {
    d,
    batch: change === 'batch' ? 10 * batch : batch,
    eta: change === 'step' ? eta / 10 : eta,
    noise: 1,
  };
}

/** The excess loss at rest. */
export const rest = (change: Change) => floor(setting(change)) / 2;

/** The mean excess loss after t steps, in closed form: eq:radius-mean is affine. */
export function meanExcess(change: Change, t: number): number {
  const { start, change: at } = training;
  const relax = (from: number, to: Change, steps: number) =>
    rest(to) + (from - rest(to)) * contraction(setting(to)) ** steps;
  const before = relax(start / 2, 'none', Math.min(t, at));
  return t <= at ? before : relax(before, change, t - at);
}

/** The excess loss of one run, after every step. */
export function oneRun(change: Change, seed: number): number[] {
  const { d, start, change: at, steps } = training;
  const random = stream(seed);
  const error = new Float64Array(d).fill(Math.sqrt(start / d));
  const excess = () => error.reduce((sum, value) => sum + value ** 2, 0) / 2;
  const all = [excess()];
  for (let t = 0; t < steps; t++) {
    const { batch, eta } = setting(t < at ? 'none' : change);
    const gradient = new Float64Array(d);
    for (let i = 0; i < batch; i++) {
      const input = Float64Array.from({ length: d }, () => random.normal());
      const residual = input.reduce((sum, value, k) => sum + value * error[k]!, 0) - random.normal();
      input.forEach((value, k) => (gradient[k]! += (residual * value) / batch));
    }
    gradient.forEach((value, k) => (error[k]! -= eta * value));
    all.push(excess());
  }
  return all;
}
