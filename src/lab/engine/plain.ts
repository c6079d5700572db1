import { gradientOfLayer, layerOf } from './plain-layer.ts';
import { lossOf } from './plain-loss.ts';
import type { Plan } from './plan.ts';
import type { Steps, Trained } from './steps.ts';
import * as tf from './tf.ts';

/**
 * The reference: training in plain tfjs operations, replicas as the first dimension of every tensor, gradients by hand
 * (backpropagation, layer by layer). The other ways are tested against this one. Activations are
 * [replicas, batch, positions, units].
 */
export function trainPlainly(steps: Steps): Trained {
  return tf.tidy(() => {
    let { weights, moments } = steps;
    const losses: tf.Tensor[] = [];
    for (let step = 0; step < steps.steps; step++) {
      const { inputs, targets } = batch(steps, steps.whole ? 0 : step);
      const activations = forward(steps.plan, weights, inputs);
      const { loss, gradient } = lossOf(steps.loss, activations.at(-1)!, targets);
      losses.push(loss);
      const direction = backward(steps.plan, weights, activations, gradient);
      ({ weights, moments } = update(steps, step, weights, moments, direction));
    }
    return {
      weights: tf.clone(weights),
      moments: tf.clone(moments),
      losses: tf.stack(losses) as tf.Tensor2D,
    };
  });
}

/**
 * The outputs of every replica for the same m examples.
 * @param weights float32 [R, parameters]
 * @param inputs float32 [m, inputs]
 * @returns float32 [R, m, outputs]
 */
export function predictPlainly(plan: Plan, weights: Float32Array, inputs: Float32Array): Float32Array {
  const replicas = weights.length / plan.parameters;
  const m = inputs.length / plan.inputs;
  return tf.tidy(() => {
    const repeated = tf.tile(tf.tensor3d(inputs.slice(), [1, m, plan.inputs]), [replicas, 1, 1]);
    const rows = tf.tensor2d(weights.slice(), [replicas, plan.parameters]);
    return Float32Array.from(forward(plan, rows, repeated).at(-1)!.dataSync());
  });
}

/**
 * @param inputs float32 [R, B, inputs]
 * @returns the inputs and the outputs of every layer, [R, B, positions, units] each
 */
export function forward(plan: Plan, weights: tf.Tensor2D, inputs: tf.Tensor): tf.Tensor4D[] {
  const [replicas, size] = inputs.shape as [number, number, number];
  const first = plan.layers[0]!;
  const activations = [
    tf.reshape(inputs, [replicas, size, first.wiring.sources, first.inputs]) as tf.Tensor4D,
  ];
  for (const layer of plan.layers) activations.push(layerOf(layer, weights, activations.at(-1)!));
  return activations;
}

/** The gradient [R, parameters] of the losses, given their gradient in the outputs. */
export function backward(
  plan: Plan,
  weights: tf.Tensor2D,
  activations: readonly tf.Tensor4D[],
  gradient: tf.Tensor4D,
): tf.Tensor2D {
  const parts: tf.Tensor2D[] = [];
  for (const [index, layer] of [...plan.layers.entries()].reverse()) {
    const above = gradientOfLayer(layer, weights, activations[index]!, activations[index + 1]!, gradient);
    parts.unshift(...above.parts);
    gradient = above.inputs;
  }
  return tf.concat(parts, 1);
}

function batch({ inputs, targets, order }: Steps, step: number) {
  const [, replicas, size] = order.shape;
  const rows = tf.reshape(tf.slice(order, [step, 0, 0], [1, replicas, size]), [replicas, size]);
  return { inputs: tf.gather(inputs, rows), targets: tf.gather(targets, rows) };
}

function update(steps: Steps, step: number, weights: tf.Tensor2D, moments: tf.Tensor2D, g: tf.Tensor2D) {
  const { optimiser, plan } = steps;
  const stepSizes = tf.reshape(steps.stepSizes, [-1, 1]);
  const descend = (direction: tf.Tensor): tf.Tensor2D => tf.sub(weights, tf.mul(stepSizes, direction));
  if (optimiser.kind === 'sgd') return { weights: descend(g), moments };
  if (optimiser.kind !== 'adam') {
    const velocity: tf.Tensor2D = tf.add(tf.mul(moments, optimiser.momentum), g);
    const direction =
      optimiser.kind === 'nesterov' ? tf.add(g, tf.mul(velocity, optimiser.momentum)) : velocity;
    return { weights: descend(direction), moments: velocity };
  }
  const { beta1, beta2, epsilon } = optimiser;
  const [first, second] = tf.split(moments, [plan.parameters, plan.parameters], 1) as [
    tf.Tensor2D,
    tf.Tensor2D,
  ];
  const m = tf.add(tf.mul(first, beta1), tf.mul(g, 1 - beta1));
  const v = tf.add(tf.mul(second, beta2), tf.mul(tf.square(g), 1 - beta2));
  const [c1, c2] = [0, 1].map((i) => tf.reshape(tf.slice(steps.corrections, [step, i], [1, 1]), []));
  const direction = tf.div(tf.div(m, c1!), tf.add(tf.sqrt(tf.div(v, c2!)), epsilon));
  return { weights: descend(direction), moments: tf.concat2d([m, v] as tf.Tensor2D[], 1) };
}
