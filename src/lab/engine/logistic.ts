import type { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu/dist/backend_cpu';
import * as tf from './tf.ts';

/**
 * Logistic regression, batch size 1, for an ensemble of R replicas that share the n examples and differ in the order
 * in which they see them: f_i(w) = log(1 + e^z) − y_i z + (ridge/2) |w − reference|², z = x_i·w.
 */
export interface LogisticSteps {
  /** float32 [R, d]: one row of weights a replica. Not changed. */
  weights: tf.Tensor2D;
  /** float32 [n, d] */
  inputs: tf.Tensor2D;
  /** float32 [n], in [0, 1] */
  labels: tf.Tensor1D;
  /** float32 [d] */
  reference: tf.Tensor1D;
  /** int32 [R, K]: the example of replica r in step k. */
  order: tf.Tensor2D;
  stepSize: number;
  ridge: number;
}

/**
 * K steps w ← w − η ∇f_i(w) for every replica, in plain tfjs operations with the gradient written by hand.
 * @returns float32 [R, d], the caller's to dispose
 */
export function logisticStepsReference(request: LogisticSteps): tf.Tensor2D {
  const { inputs, labels, reference, order, stepSize, ridge } = request;
  const [replicas, steps] = order.shape;
  return tf.tidy(() => {
    let weights: tf.Tensor2D = tf.clone(request.weights);
    for (let step = 0; step < steps; step++) {
      const chosen = tf.reshape(tf.slice(order, [0, step], [replicas, 1]), [replicas]);
      const x = tf.gather(inputs, chosen);
      const residual = tf.sub(tf.sigmoid(tf.sum(tf.mul(x, weights), 1)), tf.gather(labels, chosen));
      const pull = tf.mul(tf.sub(weights, reference), ridge);
      const gradient = tf.add(tf.mul(x, tf.reshape(residual, [replicas, 1])), pull);
      weights = tf.sub(weights, tf.mul(gradient, stepSize));
    }
    return weights;
  });
}

const KERNEL = 'LogisticSgdSteps';

/**
 * The same in one kernel call, some fifty times faster: the reference pays for ten kernel launches and several
 * broadcasts a step. Sums run in double precision and are stored in float32 once a step.
 * @returns float32 [R, d], the caller's to dispose
 */
export function logisticSteps({ stepSize, ridge, ...tensors }: LogisticSteps): tf.Tensor2D {
  return tf.engine().runKernel(KERNEL, tensors, { stepSize, ridge }) as tf.Tensor as tf.Tensor2D;
}

tf.registerKernel({
  kernelName: KERNEL,
  backendName: 'cpu',
  kernelFunc({ inputs: given, backend, attrs }) {
    const cpu = backend as MathBackendCPU;
    const info = (name: string) => given[name] as tf.TensorInfo;
    const values = (name: string) => cpu.data.get(info(name).dataId).values as Float32Array;
    const { stepSize, ridge } = attrs as unknown as { stepSize: number; ridge: number };
    const [replicas, d] = info('weights').shape as [number, number];
    const steps = info('order').shape[1] as number;
    const x = values('inputs');
    const y = values('labels');
    const reference = values('reference');
    const order = values('order');
    // A copy: the caller's weights stay as they are.
    const w = Float32Array.from(values('weights'));
    for (let replica = 0; replica < replicas; replica++) {
      const row = replica * d;
      for (let step = 0; step < steps; step++) {
        const example = order[replica * steps + step]!;
        const from = example * d;
        let z = 0;
        for (let k = 0; k < d; k++) z += x[from + k]! * w[row + k]!;
        const residual = 1 / (1 + Math.exp(-z)) - y[example]!;
        for (let k = 0; k < d; k++) {
          const old = w[row + k]!;
          w[row + k] = old - stepSize * (residual * x[from + k]! + ridge * (old - reference[k]!));
        }
      }
    }
    return cpu.makeTensorInfo([replicas, d], 'float32', w);
  },
});
