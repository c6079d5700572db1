import type { Delta, Experiment } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import { stream } from '../../contract/random.ts';
import { meanAndError } from '../../contract/statistics.ts';
import { minibatches } from '../../engine/batches.ts';
import { createEnsemble } from '../../engine/ensemble.ts';
import { he, type Initialiser } from '../../engine/initial.ts';
import { adam, dense } from '../../engine/model.ts';
import { reshuffle } from '../../engine/schedules.ts';
import { forceWay, wayName } from '../../engine/way.ts';
import { FOUND, SHAPES, TRAINING, type Shape } from './networks.ts';
import { built, explained, FOLDS, GRID, POINTS, sawtooth, TARGETS, WIDTHS } from './target.ts';

/** Half the width of the standardised inputs. */
const REACH = Math.sqrt(3);
/** Steps between two yields, and networks trained side by side: a few milliseconds of work. */
const SLICE = 20;
const SIDE_BY_SIDE = 8;

/**
 * Networks for the sawtooth on 512 inputs: built by hand, trained with one hidden layer of growing width, and trained with
 * 64 units in one layer or in four. `folds` layers that fold the input, as the deep construction does, may stand before all
 * of them.
 */
export const experiment: Experiment = function* (
  values: Values,
  seed: number,
  engine?: string,
): Generator<Delta | null> {
  if (engine) forceWay(engine);
  yield { kind: 'engine', name: wayName() };
  const [replicas, folds] = [values['replicas']!, values['folds']!];
  const folded = GRID.map((x) => sawtooth(folds, x));
  for (const m of WIDTHS) {
    const network = built(m, Math.max(0, FOLDS - folds));
    const outputs = folded.map(network);
    yield { kind: 'point', series: 'built', x: m, ...exactly(explained(FOLDS, outputs)) };
  }
  for (const k of TARGETS) {
    yield {
      kind: 'point',
      series: 'witness',
      x: k,
      ...exactly(explained(k, GRID.map(witness(k))) > FOUND ? 1 : 0),
    };
  }
  for (const [index, m] of WIDTHS.entries()) {
    const sample = (yield* trained([m], FOLDS, folded, replicas, [seed, 0, index])).map((value) =>
      Math.max(0, value),
    );
    yield { kind: 'point', series: 'trained', x: m, ...meanAndError(sample), replicas };
  }
  for (const k of TARGETS) {
    for (const [index, shape] of (Object.keys(SHAPES) as Shape[]).entries()) {
      const sample = yield* trained(SHAPES[shape], k, folded, replicas, [seed, 1 + index, k]);
      const found = sample.filter((value) => value > FOUND).length / replicas;
      const standardError = Math.sqrt((found * (1 - found)) / replicas);
      yield { kind: 'point', series: shape, x: k, mean: found, standardError, replicas };
    }
  }
};

function exactly(mean: number) {
  return { mean, standardError: 0, replicas: 1 };
}

/** The network of lem:sawtooth, two units in each of k layers, in single precision. */
function witness(k: number): (x: number) => number {
  return (x) => {
    let value = Math.fround(x);
    for (let layer = 0; layer < k; layer++) {
      const first = Math.fround(Math.max(value, 0));
      const second = Math.fround(Math.max(value - 0.5, 0));
      value = Math.fround(2 * first - 4 * second);
    }
    return value;
  };
}

/**
 * What each of so many networks explains of s_k after training from random weights.
 * @param folded the inputs, perhaps folded already
 * @param training another schedule than the demo's
 */
export function* trained(
  widths: readonly number[],
  k: number,
  folded: readonly number[],
  replicas: number,
  path: readonly [number, number, number],
  training: Readonly<Record<keyof typeof TRAINING, number>> = TRAINING,
): Generator<null, Float64Array> {
  const sample = new Float64Array(replicas);
  const inputs = Float32Array.from(folded, (x) => REACH * (2 * x - 1));
  const targets = Float32Array.from(GRID, (x) => 2 * sawtooth(k, x) - 1);
  for (let from = 0; from < replicas; from += SIDE_BY_SIDE) {
    const count = Math.min(SIDE_BY_SIDE, replicas - from);
    const own = stream(...path, from).below(2 ** 20);
    const size = { n: POINTS, replicas: count };
    const ensemble = createEnsemble({
      model: { input: [1], layers: [...widths.map((m) => dense(m, 'relu')), dense(1)] },
      loss: 'squared',
      optimiser: adam(training.stepSize),
      replicas: count,
      weights: spreadKinks(own),
      examples: POINTS,
      inputs,
      targets,
      batches: minibatches(reshuffle({ ...size, seed: own }), training.batch, size),
    });
    try {
      while (ensemble.steps < training.steps) {
        if (ensemble.steps === training.slower) ensemble.setStepSize(training.stepSize / 5);
        ensemble.train(SLICE);
        yield null;
      }
      const outputs = ensemble.predict(inputs);
      for (let replica = 0; replica < count; replica++) {
        const answers = outputs.subarray(replica * POINTS, (replica + 1) * POINTS);
        sample[from + replica] = explained(
          k,
          answers.map((value) => (value + 1) / 2),
        );
      }
    } finally {
      ensemble.dispose();
    }
  }
  return sample;
}

/** He's initialiser, with the biases of the first layer such that its kinks lie evenly spread over the inputs. */
function spreadKinks(seed: number): Initialiser {
  return (plan, replicas) => {
    const weights = he(seed)(plan, replicas);
    const first = plan.layers[0]!;
    for (let replica = 0; replica < replicas; replica++) {
      const random = stream(seed, 1, replica);
      const start = replica * plan.parameters;
      for (let unit = 0; unit < first.units; unit++) {
        const kink = REACH * (2 * random.uniform() - 1);
        weights[start + first.bias + unit] = -kink * weights[start + first.kernel + unit]!;
      }
    }
    return weights;
  };
}
