import { excessError, trainingError, type Task } from '../../contract/spectral-filter.ts';
import type { Values } from '../../contract/parameter.ts';

/** n examples; the truth has length 1. */
export const EXAMPLES = 60;
export const SIGNAL = 1;

/** The step size of gradient descent, and the times t, step size times steps, at which it is looked at. */
export const STEP_SIZE = 0.25;
export const TIMES = [0.25, 0.5, 1, 2, 4, 8, 16, 32] as const;
/**
 * Later the training error is exponentially small, and hangs on the softest direction of the data set at hand: the law of
 * all of them says nothing about it.
 */
export const TRAINING_TIMES: readonly number[] = TIMES.filter((t) => t <= 8);

export function taskOf(values: Values): Task {
  return { n: EXAMPLES, p: values['features']!, signal: SIGNAL, noise: values['noise']! };
}

/** What gradient descent has not yet learned, at time t, of a direction of curvature h; what the ridge 1/t never learns. */
export const descent = (t: number) => (h: number) => (1 - STEP_SIZE * h) ** Math.round(t / STEP_SIZE);
export const ridge = (t: number) => (h: number) => 1 / (1 + t * h);

/** Mean and variance for one data set of the three errors at time t: thm:early-stopping and lem:filters. */
export function errorsAt(task: Task, t: number) {
  return {
    test: excessError(task, descent(t)),
    train: trainingError(task, descent(t)),
    ridge: excessError(task, ridge(t)),
  };
}
