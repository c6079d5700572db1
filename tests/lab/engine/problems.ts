import { stream } from '../../../src/lab/contract/random.ts';
import { minibatches } from '../../../src/lab/engine/batches.ts';
import type { Problem } from '../../../src/lab/engine/ensemble.ts';
import { gaussian } from '../../../src/lab/engine/initial.ts';
import {
  adam,
  convolution,
  dense,
  heavyBall,
  meanPooling,
  nesterov,
  sgd,
  type Loss,
  type Model,
  type Optimiser,
} from '../../../src/lab/engine/model.ts';
import { plan } from '../../../src/lab/engine/plan.ts';
import { reshuffle } from '../../../src/lab/engine/schedules.ts';

/** A model of every kind, with the loss that it is trained on. */
export const MODELS: Record<string, { model: Model; loss: Loss }> = {
  'linear regression': { model: { input: [5], layers: [dense(1)] }, loss: 'squared' },
  'linear regression without bias': {
    model: { input: [6], layers: [dense(2, 'linear', { bias: false })] },
    loss: 'squared',
  },
  'logistic regression': { model: { input: [5], layers: [dense(1)] }, loss: 'logistic' },
  'two labels at once': { model: { input: [3], layers: [dense(4, 'tanh'), dense(2)] }, loss: 'logistic' },
  'tanh 2-8-8-1': {
    model: { input: [2], layers: [dense(8, 'tanh'), dense(8, 'tanh'), dense(1)] },
    loss: 'squared',
  },
  'tanh 3-5-7-3': {
    model: { input: [3], layers: [dense(5, 'tanh'), dense(7, 'tanh'), dense(3)] },
    loss: 'squared',
  },
  'relu 2-9-6-1, logistic output': {
    model: { input: [2], layers: [dense(9, 'relu'), dense(6, 'relu'), dense(1, 'logistic')] },
    loss: 'squared',
  },
  'softmax 7-10-5': { model: { input: [7], layers: [dense(10, 'tanh'), dense(5)] }, loss: 'cross-entropy' },
  'convolution 1-D': {
    model: { input: [9, 2], layers: [convolution(3, 3, { activation: 'tanh' }), dense(2)] },
    loss: 'squared',
  },
  'convolution 1-D, circular, even, dilation 2': {
    model: {
      input: [8, 1],
      layers: [convolution(4, 4, { activation: 'tanh', padding: 'circular', dilation: 2 }), dense(1)],
    },
    loss: 'squared',
  },
  'convolution 2-D, stride 2': {
    model: {
      input: [7, 6, 2],
      layers: [convolution(5, 3, { activation: 'tanh', stride: 2 }), dense(3)],
    },
    loss: 'cross-entropy',
  },
  'convolution 2-D, even sizes, dilation 2, no padding': {
    model: {
      input: [8, 6, 1],
      layers: [
        convolution(4, [2, 3], { activation: 'logistic', dilation: [2, 1], padding: 'none' }),
        convolution(2, 2, { activation: 'tanh', stride: [1, 2], bias: false }),
      ],
    },
    loss: 'squared',
  },
  'two convolutions with pooling': {
    model: {
      input: [8, 8, 1],
      layers: [
        convolution(3, 3, { activation: 'relu' }),
        meanPooling(2),
        convolution(4, 3, { activation: 'relu' }),
        meanPooling([2, 1]),
        dense(4),
      ],
    },
    loss: 'cross-entropy',
  },
};

export const OPTIMISERS: Record<string, Optimiser> = {
  sgd: sgd(0.05),
  'heavy ball': heavyBall(0.02, 0.9),
  nesterov: nesterov(0.02, 0.9),
  adam: adam(0.01),
};

export interface Size {
  replicas?: number;
  examples?: number;
  /** Left out: all examples in every step. */
  batch?: number | undefined;
  own?: boolean;
}

/** Gaussian inputs, targets fit for the loss, kernels of variance 1/(fan in) and biases that are not 0. */
export function problem(
  seed: number,
  { model, loss }: { model: Model; loss: Loss },
  optimiser: Optimiser,
  { replicas = 1, examples = 12, batch, own = false }: Size = {},
): Problem {
  const planned = plan(model, loss);
  const random = stream(seed, 99);
  const count = own ? replicas * examples : examples;
  const weights = gaussian(seed, (_, fanIn) => 1 / fanIn)(planned, replicas);
  for (let i = 0; i < weights.length; i++) if (weights[i] === 0) weights[i] = 0.1 * random.normal();
  const n = { n: examples, replicas };
  return {
    model,
    loss,
    optimiser,
    replicas,
    weights,
    examples,
    inputs: Float32Array.from({ length: count * planned.inputs }, () => random.normal()),
    targets: targets(loss, count, planned.outputs, random),
    ...(batch && { batches: minibatches(reshuffle({ ...n, seed, path: [5] }), batch, n) }),
  };
}

function targets(loss: Loss, count: number, outputs: number, random: ReturnType<typeof stream>) {
  const values = new Float32Array(count * outputs);
  for (let i = 0; i < count; i++) {
    if (loss === 'cross-entropy') values[i * outputs + random.below(outputs)] = 1;
    else {
      for (let j = 0; j < outputs; j++) {
        values[i * outputs + j] = loss === 'logistic' ? random.below(2) : random.normal();
      }
    }
  }
  return values;
}

/** max |a − b| / max |b| */
export function relativeDifference(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let difference = 0;
  let scale = 0;
  for (let i = 0; i < b.length; i++) {
    // A NaN has to count: comparisons with it are false.
    if (!(Math.abs(a[i]! - b[i]!) <= difference)) difference = Math.abs(a[i]! - b[i]!);
    scale = Math.max(scale, Math.abs(b[i]!));
  }
  return a.length === b.length ? difference / scale : Infinity;
}
