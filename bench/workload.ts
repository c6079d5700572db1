import { stream, type Stream } from '../src/lab/contract/random.ts';
import { gaussian } from '../src/lab/engine/initial.ts';
import { convolution, dense, meanPooling, type Loss, type Model } from '../src/lab/engine/model.ts';
import { plan } from '../src/lab/engine/plan.ts';

/** Everything that an engine needs to do the same steps as ours from the same point. The README has it in words. */
export interface Workload {
  name: string;
  /** In words: "2-4-2-1 tanh, batch 10". */
  words: string;
  model: Model;
  loss: Loss;
  /** Plain SGD on the mean loss over the batch. */
  stepSize: number;
  /** Models that are trained side by side; a step is one step of each. */
  replicas: number;
  /** Step k = 0, 1, … sees the examples (k · batch + i) mod examples, i = 0, …, batch − 1. */
  batch: number;
  examples: number;
  /** float32 [examples, …] where the replicas share them, [replicas, examples, …] where `own`. */
  own: boolean;
  inputs: Float32Array;
  targets: Float32Array;
  /** float32 [replicas, parameters]: layer after layer the kernel [rows, columns, in, out] or [in, out], then the bias. */
  weights: Float32Array;
  /** Multiply-adds of one step: forwards, and backwards in weights and (but for the first layer) in inputs. */
  multiplyAdds: number;
}

interface Shape {
  words: string;
  model: Model;
  loss: Loss;
  stepSize: number;
  examples: number;
  batch: number;
  replicas?: number;
  own?: boolean;
}

const tanh = (...widths: number[]) => [
  ...widths.slice(0, -1).map((width) => dense(width, 'tanh')),
  dense(widths.at(-1)!),
];
const relu = (...widths: number[]) => [
  ...widths.slice(0, -1).map((width) => dense(width, 'relu')),
  dense(widths.at(-1)!),
];
const w2: Shape = {
  words: '2-8-8-1 tanh, batch 10',
  model: { input: [2], layers: tanh(8, 8, 1) },
  loss: 'squared',
  stepSize: 0.03,
  examples: 200,
  batch: 10,
};

const SHAPES: Record<string, Shape> = {
  w1: { ...w2, words: '2-4-2-1 tanh, batch 10', model: { input: [2], layers: tanh(4, 2, 1) } },
  w2,
  w3: {
    words: '2-32-32-32-1 ReLU, batch 64',
    model: { input: [2], layers: relu(32, 32, 32, 1) },
    loss: 'squared',
    stepSize: 0.02,
    examples: 512,
    batch: 64,
  },
  w4: {
    words: '1-256-1 tanh, full batch 128',
    model: { input: [1], layers: tanh(256, 1) },
    loss: 'squared',
    stepSize: 0.02,
    examples: 128,
    batch: 128,
  },
  w5: {
    words: '64-128-10 ReLU, cross-entropy, batch 64',
    model: { input: [64], layers: relu(128, 10) },
    loss: 'cross-entropy',
    stepSize: 0.05,
    examples: 512,
    batch: 64,
  },
  w6: {
    words: 'CNN 28×28, 3×3×8, pool, 3×3×16, pool, dense 10, batch 32',
    model: {
      input: [28, 28, 1],
      layers: [
        convolution(8, 3, { activation: 'relu' }),
        meanPooling(2),
        convolution(16, 3, { activation: 'relu' }),
        meanPooling(2),
        dense(10),
      ],
    },
    loss: 'cross-entropy',
    stepSize: 0.05,
    examples: 128,
    batch: 32,
  },
  w7: {
    words: '100 linear regressions, d = 20, n = 50, full batch',
    model: { input: [20], layers: [dense(1)] },
    loss: 'squared',
    stepSize: 0.05,
    examples: 50,
    batch: 50,
    replicas: 100,
    own: true,
  },
  w8: { ...w2, words: 'w2 as 200 replicas', replicas: 200 },
};

export const NAMES = Object.keys(SHAPES);

/** Gaussian inputs, labels of a fixed rule, kernels of variance 2/(fan in), biases 0; all from the seed 1. */
export function workload(name: string): Workload {
  const shape = SHAPES[name];
  if (!shape) throw new RangeError(`There is no workload "${name}"; there are: ${NAMES.join(', ')}.`);
  const { model, loss, examples, replicas = 1, own = false } = shape;
  const planned = plan(model, loss);
  const random = stream(1, 0);
  const count = own ? replicas * examples : examples;
  const inputs = Float32Array.from({ length: count * planned.inputs }, () => random.normal());
  return {
    name,
    ...shape,
    replicas,
    own,
    inputs,
    targets: targets(loss, inputs, count, planned.outputs, random),
    weights: gaussian(1, (_, fanIn) => 2 / fanIn)(planned, replicas),
    multiplyAdds: replicas * shape.batch * multiplyAddsOf(model, loss),
  };
}

/**
 * squared: y = sin(x₁ + 2 x₂ + … + d x_d) + noise of deviation 0.1. cross-entropy: the class is the index of the largest
 * of the first ten inputs, one-hot.
 */
function targets(loss: Loss, inputs: Float32Array, count: number, outputs: number, random: Stream) {
  const values = new Float32Array(count * outputs);
  const width = inputs.length / count;
  for (let e = 0; e < count; e++) {
    const x = inputs.subarray(e * width, (e + 1) * width);
    if (loss === 'cross-entropy') {
      const ten = Array.from(x.subarray(0, outputs));
      values[e * outputs + ten.indexOf(Math.max(...ten))] = 1;
    } else
      values[e] = Math.sin(x.reduce((sum, value, i) => sum + (i + 1) * value, 0)) + 0.1 * random.normal();
  }
  return values;
}

function multiplyAddsOf(model: Model, loss: Loss): number {
  let sum = 0;
  for (const [index, { kind, wiring, inputs, units }] of plan(model, loss).layers.entries()) {
    const links = wiring.byPosition.pairs.length / 2;
    if (kind === 'affine') sum += links * inputs * units * (index === 0 ? 2 : 3);
  }
  return sum;
}

/** The mean loss over all examples and replicas, from outputs [replicas][examples][outputs] (logits for cross-entropy). */
export function meanLoss(
  { loss, targets: y, replicas, examples }: Workload,
  outputs: ArrayLike<number>,
): number {
  const width = outputs.length / (replicas * examples);
  let sum = 0;
  for (let row = 0; row < replicas * examples; row++) {
    const at = (row * width) % y.length;
    let highest = -Infinity;
    for (let i = 0; i < width; i++) highest = Math.max(highest, outputs[row * width + i]!);
    let total = 0;
    for (let i = 0; i < width; i++) total += Math.exp(outputs[row * width + i]! - highest);
    for (let i = 0; i < width; i++) {
      const a = outputs[row * width + i]!;
      sum += loss === 'squared' ? (a - y[at + i]!) ** 2 / 2 : y[at + i]! * (highest + Math.log(total) - a);
    }
  }
  return sum / (replicas * examples);
}
