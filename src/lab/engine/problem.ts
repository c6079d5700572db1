import type { Batches } from './batches.ts';
import type { Initialiser } from './initial.ts';
import type { Loss, Model, Optimiser, StepSize } from './model.ts';
import type { WayName } from './way.ts';

/** A training problem, R times. */
export interface Problem {
  model: Model;
  loss: Loss;
  optimiser: Optimiser;
  /** R; 1 where it is left out. */
  replicas?: number;
  /** Where each replica starts: an initialiser, or float32 [R, parameters]. */
  weights: Initialiser | Float32Array;
  /** n, the number of examples. */
  examples: number;
  /** [n, …] where the replicas share their examples, [R, n, …] where each has its own; targets alike. */
  inputs: Float32Array;
  targets: Float32Array;
  /** Left out: every step sees all examples. */
  batches?: Batches;
  /** A batch loss above it counts as divergence, as does one that is no number. 10⁸ where it is left out. */
  ceiling?: number;
  /** Forces a way of training; otherwise way.ts decides. */
  way?: WayName;
}

/** One step size for each replica. */
export function eachReplica(stepSize: StepSize, replicas: number): Float32Array {
  if (typeof stepSize === 'number') return new Float32Array(replicas).fill(stepSize);
  expectLength('step sizes', stepSize, replicas);
  return Float32Array.from(stepSize);
}

/** The examples' numbers, and whether each replica has its own. */
export function rows(name: string, given: Float32Array, width: number, examples: number, replicas: number) {
  const own = given.length === replicas * examples * width && replicas > 1;
  if (!own) expectLength(name, given, examples * width);
  return { values: Float32Array.from(given), own };
}

/** @throws RangeError with the length that was expected */
export function expectLength(name: string, given: ArrayLike<number>, length: number): void {
  if (given.length !== length) {
    throw new RangeError(`The ${name} are ${given.length} numbers; the model wants ${length}.`);
  }
}
