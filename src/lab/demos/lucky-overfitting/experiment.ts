import type { Delta, Experiment } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import { stream, type Stream } from '../../contract/random.ts';
import { meanAndError } from '../../contract/statistics.ts';
import { createEnsemble } from '../../engine/ensemble.ts';
import { glorot } from '../../engine/initial.ts';
import { adam, dense, type Model } from '../../engine/model.ts';
import { plan as planned } from '../../engine/plan.ts';
import { predictOnTypedArrays } from '../../engine/typed/predict.ts';
import { forceWay, wayName } from '../../engine/way.ts';
import { HIDDEN, sizes, TEST, TRAINING, trials } from './grid.ts';

/** Hypotheses tried, and steps trained, between two yields: a few milliseconds of work. */
const SLICE = { tried: 64, trained: 2 };

/** One run: n examples whose labels are coin flips, more coin flips for testing, and the luckiest hypothesis so far. */
interface Run {
  inputs: Float32Array;
  labels: Float32Array;
  testLabels: Float32Array;
  random: Stream;
  fewest: number;
  weights: Float32Array;
}

/**
 * Tries N random networks on n coin flips, keeps the one with the fewest errors and tests it on fresh coin flips; then
 * trains a larger network on the same coin flips. A random network has no biases: with a bias it would prefer one
 * label, and the hypotheses would share that preference's luck.
 */
export const experiment: Experiment = function* (
  values: Values,
  seed: number,
  engine?: string,
): Generator<Delta | null> {
  if (engine) forceWay(engine);
  yield { kind: 'engine', name: wayName() };
  const [n, most, runs, d] = ['n', 'most', 'runs', 'd'].map((key) => values[key]!) as [
    number,
    number,
    number,
    number,
  ];
  const plan = planned(network(d, HIDDEN.tried, { bias: false }), 'logistic');
  const testInputs = normals(stream(seed, 0), TEST * d);
  const all = Array.from({ length: runs }, (_, run): Run => {
    const random = stream(seed, 1, run);
    return {
      inputs: normals(random, n * d),
      labels: flips(random, n),
      testLabels: flips(random, TEST),
      random: stream(seed, 2, run),
      fewest: Infinity,
      weights: new Float32Array(plan.parameters),
    };
  });

  let tried = 0;
  for (const hypotheses of trials(most)) {
    for (const run of all) {
      for (let done = tried; done < hypotheses; done += SLICE.tried) {
        const count = Math.min(SLICE.tried, hypotheses - done);
        const weights = normals(run.random, count * plan.parameters);
        // Inputs of unit variance times weights of variance 1/d: the hidden units see numbers of order one.
        for (let i = 0; i < weights.length; i++) weights[i]! /= Math.sqrt(d);
        const outputs = predictOnTypedArrays(plan, weights, run.inputs);
        for (let k = 0; k < count; k++) {
          const errors = mistakes(outputs.subarray(k * n, (k + 1) * n), run.labels);
          if (errors < run.fewest) {
            run.fewest = errors;
            run.weights = weights.slice(k * plan.parameters, (k + 1) * plan.parameters);
          }
        }
        yield null;
      }
    }
    tried = hypotheses;
    yield point(
      'train',
      hypotheses,
      all.map(({ fewest }) => fewest / n),
    );
    const tested = all.map(
      ({ weights, testLabels }) =>
        mistakes(predictOnTypedArrays(plan, weights, testInputs), testLabels) / TEST,
    );
    yield point('test', hypotheses, tested);
  }

  for (const examples of sizes(n)) {
    const { train, test } = yield* trained({ seed, d, examples, all, testInputs });
    yield point('fitted', examples, train);
    yield point('fitted-test', examples, test);
  }
};

/** Trains one network a run on its first `examples` coin flips; its errors on those and on the test set. */
function* trained({
  seed,
  d,
  examples,
  all,
  testInputs,
}: {
  seed: number;
  d: number;
  examples: number;
  all: readonly Run[];
  testInputs: Float32Array;
}): Generator<null, { train: number[]; test: number[] }> {
  const train: number[] = [];
  const test: number[] = [];
  for (const [index, { inputs, labels, testLabels }] of all.entries()) {
    const own = { inputs: inputs.slice(0, examples * d), targets: labels.slice(0, examples) };
    const ensemble = createEnsemble({
      model: network(d, HIDDEN.trained, { bias: true }),
      loss: 'logistic',
      optimiser: adam(TRAINING.stepSize),
      weights: glorot(stream(seed, 3, index, examples).below(2 ** 20)),
      examples,
      ...own,
    });
    try {
      for (let step = 0; step < TRAINING.steps; step += SLICE.trained) {
        ensemble.train(SLICE.trained);
        yield null;
      }
      train.push(mistakes(ensemble.predict(own.inputs), own.targets) / examples);
      test.push(mistakes(ensemble.predict(testInputs), testLabels) / TEST);
    } finally {
      ensemble.dispose();
    }
  }
  return { train, test };
}

function network(d: number, hidden: number, { bias }: { bias: boolean }): Model {
  return { input: [d], layers: [dense(hidden, 'tanh', { bias }), dense(1, 'linear', { bias })] };
}

function point(series: string, x: number, sample: readonly number[]): Delta {
  return { kind: 'point', series, x, ...meanAndError(sample), replicas: sample.length };
}

/** How many labels, 0 or 1, the sign of the output gets wrong. */
function mistakes(outputs: Float32Array, labels: Float32Array): number {
  let count = 0;
  for (let i = 0; i < labels.length; i++) if (outputs[i]! > 0 !== labels[i]! > 0.5) count += 1;
  return count;
}

function normals(random: Stream, count: number): Float32Array {
  return Float32Array.from({ length: count }, () => random.normal());
}

function flips(random: Stream, count: number): Float32Array {
  return Float32Array.from({ length: count }, () => random.below(2));
}
