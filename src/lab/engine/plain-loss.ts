import type { Loss } from './model.ts';
import * as tf from './tf.ts';

/**
 * The mean loss over the batch and its gradient in the outputs.
 * @param above the last layer's outputs, [R, B, positions, units]
 * @param targets [R, B, outputs]
 * @returns loss [R]; gradient in the shape of `above`
 */
export function lossOf(kind: Loss, above: tf.Tensor4D, targets: tf.Tensor) {
  const [, size] = targets.shape as [number, number, number];
  const outputs = tf.reshape(above, targets.shape);
  const { each, gradient } = LOSSES[kind](outputs, targets);
  return {
    loss: tf.mean(tf.sum(each, 2), 1),
    gradient: tf.reshape(tf.div(gradient, size), above.shape) as tf.Tensor4D,
  };
}

/** Terms whose sum over the outputs is one example's loss, and its gradient; [R, B, outputs] both. */
const LOSSES: Record<Loss, (a: tf.Tensor, y: tf.Tensor) => { each: tf.Tensor; gradient: tf.Tensor }> = {
  squared(a, y) {
    const gradient = tf.sub(a, y);
    return { each: tf.mul(tf.square(gradient), 0.5), gradient };
  },
  logistic(a, y) {
    return { each: tf.sub(tf.softplus(a), tf.mul(y, a)), gradient: tf.sub(tf.sigmoid(a), y) };
  },
  'cross-entropy'(a, y) {
    const shifted = tf.sub(a, tf.max(a, 2, true));
    const exponentials = tf.exp(shifted);
    const sum = tf.sum(exponentials, 2, true);
    const logProbabilities = tf.sub(shifted, tf.log(sum));
    return {
      each: tf.neg(tf.mul(y, logProbabilities)),
      gradient: tf.sub(tf.div(exponentials, sum), y),
    };
  },
};
