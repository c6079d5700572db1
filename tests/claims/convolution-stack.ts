import { stream } from '../../src/lab/contract/random.ts';
import '../../src/lab/engine/gradients.ts';
import * as tf from '../../src/lab/engine/tf.ts';

/** A layer in one dimension: output p reads the inputs s p − a + δ j, j = 0 … k − 1. */
export interface StackLayer {
  k: number;
  stride?: number;
  dilation?: number;
  /** a; the window's own middle, rounded down, where it is left out. */
  before?: number;
}

/**
 * The gradient of output 0 at every input, by automatic differentiation of a random linear stack on the tape.
 * @returns squared gradients summed over the channels, by position; positions 0 … 2 · margin, output 0 looks at `margin`
 */
export function tapeGradient(layers: readonly StackLayer[], channels: number, seed: number, margin: number) {
  tf.ready();
  const random = stream(seed);
  const sites = 2 * margin + 1;
  const kernels = layers.map(({ k }) =>
    Array.from({ length: k }, () =>
      tf.tensor2d(
        Float32Array.from({ length: channels ** 2 }, () => random.normal() / Math.sqrt(k * channels)),
        [channels, channels],
      ),
    ),
  );
  // Which inputs each needed output reads, from the last layer down.
  const needed: number[][] = [[0]];
  for (const { k, stride = 1, dilation = 1, before = Math.floor((k - 1) / 2) } of layers.toReversed()) {
    const outputs = needed[0]!;
    const inputs = outputs.flatMap((p) =>
      Array.from({ length: k }, (_, j) => stride * p - before + dilation * j),
    );
    needed.unshift([...new Set(inputs)].sort((a, b) => a - b));
  }
  const values = tf.tensor2d(
    Float32Array.from({ length: needed[0]!.length * channels }, () => random.normal()),
    [needed[0]!.length, channels],
  );
  const output = (x: tf.Tensor) => {
    let activations = x as tf.Tensor2D;
    layers.forEach(({ k, stride = 1, dilation = 1, before = Math.floor((k - 1) / 2) }, l) => {
      const parts = Array.from({ length: k }, (_, j) => {
        const rows = needed[l + 1]!.map((p) => needed[l]!.indexOf(stride * p - before + dilation * j));
        return tf.matMul(tf.gather(activations, tf.tensor1d(rows, 'int32')), kernels[l]![j]!);
      });
      activations = tf.addN(parts) as tf.Tensor2D;
    });
    return tf.sum(tf.slice(activations, [0, 0], [1, 1])) as tf.Scalar;
  };
  const squares = tf.tidy(() => {
    const gradient = tf.grad(output)(values);
    return tf.sum(tf.mul(gradient, gradient), 1).dataSync();
  });
  tf.dispose([...kernels.flat(), values]);
  const result = new Float64Array(sites);
  needed[0]!.forEach((u, i) => (result[margin + u]! += squares[i]!));
  return result;
}
