import { kernelSize } from './initial.ts';
import type { Activation } from './model.ts';
import type { PlannedLayer } from './plan.ts';
import type { Wiring } from './wiring.ts';
import * as tf from './tf.ts';

/** One layer of the reference, forwards. `below` is [R, B, sources, inputs]; the result [R, B, positions, units]. */
export function layerOf(layer: PlannedLayer, weights: tf.Tensor2D, below: tf.Tensor4D): tf.Tensor4D {
  const [replicas, size] = below.shape;
  const { wiring, inputs, units } = layer;
  // A dense layer reads all that is below as one position.
  const seen = seenByTaps(wiring, tf.reshape(below, [replicas, size, wiring.sources, inputs]));
  if (layer.kind === 'mean') return tf.mean(seen, 3);
  const rows = tf.reshape(seen, [replicas, size * wiring.positions, wiring.taps * inputs]);
  let sums: tf.Tensor = tf.matMul(rows, kernelOf(layer, weights));
  if (layer.bias >= 0) {
    sums = tf.add(sums, tf.reshape(tf.slice(weights, [0, layer.bias], [-1, units]), [replicas, 1, units]));
  }
  return tf.reshape(activate(layer.activation, sums), [replicas, size, wiring.positions, units]);
}

/**
 * The same layer backwards, from the gradient in its outputs.
 * @returns the gradients in its weights (kernel, bias: [R, …] each) and in its inputs
 */
export function gradientOfLayer(
  layer: PlannedLayer,
  weights: tf.Tensor2D,
  below: tf.Tensor4D,
  above: tf.Tensor4D,
  gradient: tf.Tensor4D,
): { parts: tf.Tensor2D[]; inputs: tf.Tensor4D } {
  const [replicas, size] = below.shape;
  const { wiring, inputs, units } = layer;
  const { positions, taps, sources } = wiring;
  below = tf.reshape(below, [replicas, size, sources, inputs]);
  gradient = tf.reshape(gradient, above.shape);
  if (layer.kind === 'mean') {
    const share = tf.reshape(tf.div(gradient, taps), [replicas, size, positions, 1, units]);
    return { parts: [], inputs: sentBack(wiring, tf.tile(share, [1, 1, 1, taps, 1])) };
  }
  const delta = tf.reshape(tf.mul(gradient, slope(layer.activation, above)), [
    replicas,
    size * positions,
    units,
  ]);
  const rows = tf.reshape(seenByTaps(wiring, below), [replicas, size * positions, taps * inputs]);
  const parts = [tf.reshape(tf.matMul(rows, delta, true), [replicas, kernelSize(layer)]) as tf.Tensor2D];
  if (layer.bias >= 0) parts.push(tf.sum(delta, 1));
  const sent = tf.matMul(delta, kernelOf(layer, weights), false, true);
  return { parts, inputs: sentBack(wiring, tf.reshape(sent, [replicas, size, positions, taps, inputs])) };
}

function kernelOf(layer: PlannedLayer, weights: tf.Tensor2D): tf.Tensor3D {
  const kernel = tf.slice(weights, [0, layer.kernel], [-1, kernelSize(layer)]);
  return tf.reshape(kernel, [weights.shape[0], layer.wiring.taps * layer.inputs, layer.units]);
}

/** What each position sees through each tap: [R, B, sources, C] → [R, B, positions, taps, C]; 0 through a tap that sees nothing. */
function seenByTaps({ byPosition, sources, positions, taps }: Wiring, below: tf.Tensor4D): tf.Tensor5D {
  const [replicas, size, , channels] = below.shape;
  const shape: [number, number, number, number, number] = [replicas, size, positions, taps, channels];
  if (positions * taps * sources === 1) return tf.reshape(below, shape);
  const table = new Int32Array(positions * taps).fill(sources);
  const { start, pairs } = byPosition;
  for (let p = 0; p < positions; p++) {
    for (let j = start[p]!; j < start[p + 1]!; j++) table[p * taps + pairs[2 * j + 1]!] = pairs[2 * j]!;
  }
  const padded = tf.concat([below, tf.zeros([replicas, size, 1, channels])], 2);
  return tf.reshape(tf.gather(padded, tf.tensor1d(table, 'int32'), 2), shape);
}

/**
 * The transpose of seenByTaps: sums what came through the taps at the source it came from. A source is linked at most
 * once through each tap, so a table of [sources, taps] is enough.
 */
function sentBack({ bySource, sources, positions, taps }: Wiring, sent: tf.Tensor): tf.Tensor4D {
  const [replicas, size, , , channels] = sent.shape as [number, number, number, number, number];
  const flat = tf.reshape(sent, [replicas, size, positions * taps, channels]);
  if (positions * taps * sources === 1) return flat as tf.Tensor4D;
  const table = new Int32Array(sources * taps).fill(positions * taps);
  const { start, pairs } = bySource;
  for (let s = 0; s < sources; s++) {
    for (let j = start[s]!; j < start[s + 1]!; j++) {
      const [position, tap] = [pairs[2 * j]!, pairs[2 * j + 1]!];
      table[s * taps + tap] = position * taps + tap;
    }
  }
  const padded = tf.concat([flat, tf.zeros([replicas, size, 1, channels])], 2);
  const gathered = tf.gather(padded, tf.tensor1d(table, 'int32'), 2);
  return tf.sum(tf.reshape(gathered, [replicas, size, sources, taps, channels]), 3);
}

function activate(activation: Activation, x: tf.Tensor): tf.Tensor {
  if (activation === 'tanh') return tf.tanh(x);
  if (activation === 'relu') return tf.relu(x);
  if (activation === 'logistic') return tf.sigmoid(x);
  return x;
}

/** The activation's derivative, written in terms of its value. */
function slope(activation: Activation, value: tf.Tensor): tf.Tensor {
  if (activation === 'tanh') return tf.sub(1, tf.square(value));
  if (activation === 'relu') return tf.step(value);
  if (activation === 'logistic') return tf.mul(value, tf.sub(1, value));
  return tf.onesLike(value);
}
