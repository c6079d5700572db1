import '@tensorflow/tfjs-backend-cpu/dist/register_all_kernels.js';
import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import type { Convolution, Loss, Model } from '../../../src/lab/engine/model.ts';
import * as tf from '../../../src/lab/engine/tf.ts';

/**
 * One replica of a model in tfjs's own layers of operations (conv2d, avgPool, losses), to be differentiated on the
 * tape. Kernels and biases are variables of their own, in the engine's order.
 */
export interface Taped {
  variables: tf.Variable[];
  loss(): tf.Scalar;
  /** All weights in one row. */
  weights(): Float32Array;
  dispose(): void;
}

export function taped(
  { model, loss }: { model: Model; loss: Loss },
  weights: Float32Array,
  inputs: Float32Array,
  targets: Float32Array,
  examples: number,
): Taped {
  const x = tf.tensor(inputs.slice(), [examples, ...model.input]);
  const y = tf.tensor2d(targets.slice(), [examples, targets.length / examples]);
  const variables: tf.Variable[] = [];
  let at = 0;
  const variable = (shape: number[]) => {
    const size = shape.reduce((all, n) => all * n, 1);
    const values = tf.tensor(weights.slice(at, at + size), shape);
    variables.push(tf.variable(values));
    values.dispose();
    at += size;
    return variables.at(-1)!;
  };
  const layers: ((below: tf.Tensor) => tf.Tensor)[] = [];
  let shape: number[] = [...model.input];
  for (const layer of model.layers) {
    const apply = make(layer, shape, variable);
    layers.push(apply);
    shape = tf.tidy(() => apply(tf.zeros([1, ...shape])).shape.slice(1));
  }
  return {
    variables,
    loss: () =>
      tf.tidy(() =>
        lossOf(
          loss,
          layers.reduce((value, apply) => apply(value), x as tf.Tensor),
          y,
        ),
      ),
    weights: () => Float32Array.from(variables.flatMap((v) => Array.from(v.dataSync()))),
    dispose: () => tf.dispose([x, y, ...variables]),
  };
}

type Variables = (shape: number[]) => tf.Variable;

function make(layer: Model['layers'][number], shape: number[], variable: Variables) {
  const flat = shape.length === 2;
  const image = (below: tf.Tensor) =>
    (flat ? tf.reshape(below, [below.shape[0]!, 1, shape[0]!, shape[1]!]) : below) as tf.Tensor4D;
  const back = (above: tf.Tensor4D) =>
    flat ? tf.reshape(above, [above.shape[0], above.shape[2], above.shape[3]]) : above;
  const both = (sizes: readonly number[]): [number, number] =>
    flat ? [1, sizes[0]!] : [sizes[0]!, sizes.at(-1)!];
  if (layer.kind === 'mean-pooling') {
    return (below: tf.Tensor) =>
      back(tf.avgPool(image(below), both(layer.window), both(layer.stride), 'valid'));
  }
  const act = { linear: (z: tf.Tensor) => z, tanh: tf.tanh, relu: tf.relu, logistic: tf.sigmoid }[
    layer.activation
  ] as (z: tf.Tensor) => tf.Tensor;
  if (layer.kind === 'dense') {
    const width = shape.reduce((all, n) => all * n, 1);
    const kernel = variable([width, layer.units]) as tf.Tensor as tf.Tensor2D;
    const bias = layer.bias ? variable([layer.units]) : 0;
    return (below: tf.Tensor) =>
      act(tf.add(tf.matMul(tf.reshape(below, [-1, width]) as tf.Tensor2D, kernel), bias));
  }
  const window = both(layer.window);
  const channels = shape.at(-1)!;
  const kernel: tf.Tensor = variable([...window, channels, layer.channels]);
  const bias = layer.bias ? variable([layer.channels]) : 0;
  const dilation = both(layer.dilation);
  return (below: tf.Tensor) => {
    // tfjs has no gradient for dilated convolutions: spread the kernel instead.
    const spread = dilated(kernel, dilation);
    const padded = layer.padding === 'circular' ? wrapped(image(below), layer, spread, flat) : image(below);
    const padding = layer.padding === 'zero' ? 'same' : 'valid';
    const sums = tf.conv2d(padded as tf.Tensor4D, spread, both(layer.stride), padding);
    return back(act(tf.add(sums, bias)) as tf.Tensor4D);
  };
}

function dilated(kernel: tf.Tensor, [dh, dw]: [number, number]): tf.Tensor4D {
  const [h, w, i, o] = kernel.shape as [number, number, number, number];
  const [H, W] = [(h - 1) * dh + 1, (w - 1) * dw + 1];
  const place = new Float32Array(H * W * h * w);
  for (let r = 0; r < h; r++) {
    for (let c = 0; c < w; c++) place[(r * dh * W + c * dw) * h * w + r * w + c] = 1;
  }
  const flat = tf.matMul(
    tf.tensor2d(place, [H * W, h * w]),
    tf.reshape(kernel, [h * w, i * o]) as tf.Tensor2D,
  );
  return tf.reshape(flat, [H, W, i, o]);
}

function wrapped(
  image: tf.Tensor4D,
  { stride }: Convolution,
  kernel: tf.Tensor4D,
  flat: boolean,
): tf.Tensor4D {
  let result = image;
  for (const axis of flat ? [2] : [1, 2]) {
    const length = image.shape[axis]!;
    const step = flat ? stride[0]! : stride.length === 1 ? stride[0]! : stride[axis - 1]!;
    const outputs = Math.ceil(length / step);
    const total = Math.max(0, (outputs - 1) * step + kernel.shape[axis - 1]! - length);
    const before = Math.floor(total / 2);
    const indices = Int32Array.from(
      { length: length + total },
      (_, i) => (((i - before) % length) + length) % length,
    );
    result = tf.gather(result, tf.tensor1d(indices, 'int32'), axis);
  }
  return result;
}

function lossOf(loss: Loss, above: tf.Tensor, y: tf.Tensor2D): tf.Scalar {
  const a = tf.reshape(above, y.shape);
  if (loss === 'squared') return tf.mul(0.5, tf.mean(tf.sum(tf.squaredDifference(a, y), 1)));
  if (loss === 'cross-entropy') return tf.losses.softmaxCrossEntropy(y, a);
  return tf.mul(y.shape[1], tf.losses.sigmoidCrossEntropy(y, a));
}
