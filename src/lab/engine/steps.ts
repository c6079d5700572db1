import type { Loss, Optimiser } from './model.ts';
import type { Plan } from './plan.ts';
import type * as tf from './tf.ts';

/** What every way of training is asked for: K steps of R replicas. R, K and the batch size B are read off the shapes. */
export interface Steps {
  plan: Plan;
  loss: Loss;
  optimiser: Optimiser;
  /** float32 [R, parameters]. Not changed, like all that is given. */
  weights: tf.Tensor2D;
  /** float32 [R, moments · parameters]: the first moments of all weights, then the second. */
  moments: tf.Tensor2D;
  /** float32 [n, inputs] where the replicas share their examples, [R n, inputs] where each has its own. */
  inputs: tf.Tensor2D;
  /** float32 [n, outputs] or [R n, outputs] */
  targets: tf.Tensor2D;
  /** int32 [K, R, B]: rows of `inputs`. [1, R, B] with `whole`. */
  order: tf.Tensor3D;
  /** Whether every step sees the same batch, the only one in `order`. */
  whole: boolean;
  steps: number;
  /** float32 [R] */
  stepSizes: tf.Tensor1D;
  /** float32 [K, 2]: what Adam divides its two moments by in each step. */
  corrections: tf.Tensor2D;
}

/** New tensors, the caller's to dispose. */
export interface Trained {
  weights: tf.Tensor2D;
  moments: tf.Tensor2D;
  /** float32 [K, R]: the mean loss over the batch, before the step. After one that is not finite nothing counts. */
  losses: tf.Tensor2D;
}

/** One way of training, and of evaluating: see predict() of ensemble.ts. */
export interface Way {
  train(steps: Steps): Trained;
  predict(plan: Plan, weights: Float32Array, inputs: Float32Array): Float32Array;
}

/** The tensors of a request, as a kernel's inputs. */
export function tensorsOf(steps: Steps) {
  const { weights, moments, inputs, targets, order, stepSizes, corrections } = steps;
  return { weights, moments, inputs, targets, order, stepSizes, corrections };
}

/** 1 − β₁ᵗ and 1 − β₂ᵗ for t = 1, 2, …, in the float32 arithmetic of tfjs's Adam; 1 for other optimisers. */
export function biasCorrections(optimiser: Optimiser): { next(steps: number): Float32Array<ArrayBuffer> } {
  const { beta1, beta2 } = optimiser.kind === 'adam' ? optimiser : { beta1: 0, beta2: 0 };
  const betas = [Math.fround(beta1), Math.fround(beta2)];
  const powers = [...betas];
  return {
    next(steps) {
      const corrections = new Float32Array(2 * steps);
      for (let i = 0; i < corrections.length; i++) {
        corrections[i] = 1 - powers[i % 2]!;
        powers[i % 2] = Math.fround(powers[i % 2]! * betas[i % 2]!);
      }
      return corrections;
    },
  };
}
