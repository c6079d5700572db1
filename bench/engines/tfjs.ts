import '@tensorflow/tfjs-core/dist/register_all_gradients.js';
import * as tf from '@tensorflow/tfjs-core';
import type { Trainer } from '../engine.ts';
import { meanLoss, type Workload } from '../workload.ts';

tf.env().set('PROD', true);

/** Stock tfjs: `optimizer.minimize` on the tape, a model for each replica, batches cut beforehand. */
export function create(workload: Workload): Trainer {
  const { replicas, examples, batch, stepSize, own } = workload;
  const optimiser = tf.train.sgd(stepSize);
  const size = workload.inputs.length / (own ? replicas * examples : examples);
  const outputs = workload.targets.length / (own ? replicas * examples : examples);
  const rows = (values: Float32Array, from: number, count: number, shape: readonly number[]) => {
    const width = shape.reduce((all, n) => all * n, 1);
    return tf.tensor(values.slice(from * width, (from + count) * width), [count, ...shape]);
  };
  const first = (replica: number) => (own ? replica * examples : 0);
  const models = Array.from({ length: replicas }, (_, replica) => ({
    ...makeModel(workload, replica),
    batches: Array.from({ length: own || replica === 0 ? examples / batch : 0 }, (_, k) => ({
      x: rows(workload.inputs, first(replica) + k * batch, batch, workload.model.input),
      y: rows(workload.targets, first(replica) + k * batch, batch, [outputs]) as tf.Tensor2D,
    })),
  }));
  let done = 0;
  return {
    step(k) {
      for (let step = 0; step < k; step++, done++) {
        for (const model of models) {
          const batches = own ? model.batches : models[0]!.batches;
          const { x, y } = batches[done % batches.length]!;
          optimiser.minimize(() => lossOf(workload, model.apply(x), y), false, model.variables);
        }
      }
    },
    loss() {
      const all = models.flatMap(({ apply }, replica) =>
        tf.tidy(() => {
          const x = tf.tensor(
            workload.inputs.slice(first(replica) * size, (first(replica) + examples) * size),
            [examples, ...workload.model.input],
          );
          return Array.from(apply(x).dataSync());
        }),
      );
      return meanLoss(workload, all);
    },
  };
}

function makeModel({ model, weights, replicas }: Workload, replica: number) {
  const variables: tf.Variable[] = [];
  let at = (replica * weights.length) / replicas;
  const variable = (shape: number[]) => {
    const size = shape.reduce((all, n) => all * n, 1);
    variables.push(tf.variable(tf.tensor(weights.slice(at, at + size), shape)));
    at += size;
    return variables.at(-1) as tf.Tensor;
  };
  const layers: ((below: tf.Tensor) => tf.Tensor)[] = [];
  let shape = [...model.input];
  for (const layer of model.layers) {
    if (layer.kind === 'mean-pooling') {
      layers.push((below) => tf.avgPool(below as tf.Tensor4D, layer.window[0]!, layer.stride[0]!, 'valid'));
      shape = [shape[0]! / 2, shape[1]! / 2, shape[2]!];
      continue;
    }
    const width = shape.reduce((all, n) => all * n, 1);
    const act = layer.activation === 'tanh' ? tf.tanh : layer.activation === 'relu' ? tf.relu : undefined;
    const then = (z: tf.Tensor) => (act ? act(z) : z);
    if (layer.kind === 'dense') {
      const [kernel, bias] = [variable([width, layer.units]), variable([layer.units])];
      layers.push((below) => {
        const flat = below.rank === 2 ? below : tf.reshape(below, [-1, width]);
        return then(tf.add(tf.matMul(flat, kernel), bias));
      });
      shape = [layer.units];
    } else {
      const kernel = variable([layer.window[0]!, layer.window[0]!, shape[2]!, layer.channels]) as tf.Tensor4D;
      const bias = variable([layer.channels]);
      layers.push((below) => then(tf.add(tf.conv2d(below as tf.Tensor4D, kernel, 1, 'same'), bias)));
      shape = [shape[0]!, shape[1]!, layer.channels];
    }
  }
  return { variables, apply: (x: tf.Tensor) => layers.reduce((value, apply) => apply(value), x) };
}

function lossOf({ loss }: Workload, a: tf.Tensor, y: tf.Tensor2D): tf.Scalar {
  if (loss === 'cross-entropy') return tf.losses.softmaxCrossEntropy(y, a);
  return tf.mul(tf.mean(tf.squaredDifference(a, y)), 0.5);
}
