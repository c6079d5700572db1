import { stream } from '../../contract/random.ts';
import { minibatches } from '../../engine/batches.ts';
import { createEnsemble } from '../../engine/ensemble.ts';
import { he, type Initialiser } from '../../engine/initial.ts';
import { adam, dense } from '../../engine/model.ts';
import { reshuffle } from '../../engine/schedules.ts';
import { TRAINING } from './networks.ts';
import { explained, GRID, POINTS, sawtooth } from './target.ts';

/** Half the width of the standardised inputs. */
const REACH = Math.sqrt(3);
/** Steps between two yields, and networks trained side by side: a few milliseconds of work. */
const SLICE = 20;
const SIDE_BY_SIDE = 8;

/**
 * What each of so many networks explains of s_k after training from random weights.
 * @param folded the inputs, perhaps folded already
 */
export function* trained(
  widths: readonly number[],
  k: number,
  folded: readonly number[],
  replicas: number,
  path: readonly [number, number, number],
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
      optimiser: adam(TRAINING.stepSize),
      replicas: count,
      weights: spreadKinks(own),
      examples: POINTS,
      inputs,
      targets,
      batches: minibatches(reshuffle({ ...size, seed: own }), TRAINING.batch, size),
    });
    try {
      while (ensemble.steps < TRAINING.steps) {
        if (ensemble.steps === TRAINING.slower) ensemble.setStepSize(TRAINING.stepSize / 5);
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
