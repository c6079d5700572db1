import type { Delta, Experiment } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import { meanAndError } from '../../contract/statistics.ts';
import { logisticSteps, logisticStepsReference } from '../../engine/logistic.ts';
import { reshuffle, shuffleOnce, withReplacement } from '../../engine/schedules.ts';
import * as tf from '../../engine/tf.ts';
import { epochsFor, STEP_SIZES } from './demo.ts';
import { DIMENSION, makeProblem, minimise, RIDGE } from './problem.ts';

const SCHEDULES = { replacement: withReplacement, once: shuffleOnce, each: reshuffle };

/** The same measurement is held against two statements: its own law, and the floor or the bound. */
const ALSO: Record<string, string> = { replacement: 'floor', once: 'bound-once', each: 'bound-each' };

/** Steps of single replicas between two yields: a few milliseconds of work. */
const SLICE = 100_000;

/**
 * Trains R logistic models by SGD with batch size 1, started at 0, and measures the squared
 * distance of the last epoch's end from the minimum of the very loss that was trained. Weights are float32.
 */
export const experiment: Experiment = function* (
  values: Values,
  seed: number,
  engine?: string,
): Generator<Delta | null> {
  const n = values['n'] as number;
  const replicas = values['replicas'] as number;
  const problem = makeProblem(n, values['dataset'] as number, values['interpolation'] as number);
  const { w: minimum } = minimise(problem);

  tf.ready();
  // One way besides the reference: a step's arithmetic is too small to be worth the copy into wasm.
  const train = engine === 'plain' ? logisticStepsReference : logisticSteps;
  yield { kind: 'engine', name: engine === 'plain' ? 'plain' : 'typed' };
  const inputs = tf.tensor2d(problem.inputs.map((row) => [...row]));
  const labels = tf.tensor1d([...problem.labels]);
  const reference = tf.tensor1d([...problem.reference]);
  let weights: tf.Tensor2D | undefined;
  try {
    // The largest step size first: it needs the fewest steps.
    for (const stepSize of STEP_SIZES.toReversed()) {
      const epochs = epochsFor(stepSize, n);
      for (const [index, [key, schedule]] of Object.entries(SCHEDULES).entries()) {
        const orders = schedule({ n, replicas, seed, path: [index, epochs] });
        weights = tf.tensor2d(new Float32Array(replicas * DIMENSION), [replicas, DIMENSION]);
        let steps = 0;
        for (let epoch = 0; epoch < epochs; epoch++) {
          const order = tf.tensor2d(orders.next().slice(), [replicas, n], 'int32');
          const trained = train({
            weights,
            inputs,
            labels,
            reference,
            order,
            stepSize,
            ridge: RIDGE,
          });
          tf.dispose([weights, order]);
          weights = trained;
          steps += replicas * n;
          if (steps >= SLICE) {
            steps = 0;
            yield null;
          }
        }
        const point = { x: stepSize, ...meanAndError(squaredDistances(weights, minimum)), replicas };
        weights.dispose();
        weights = undefined;
        yield { kind: 'point', series: key, ...point };
        yield { kind: 'point', series: ALSO[key]!, ...point };
      }
    }
  } finally {
    tf.dispose([inputs, labels, reference, ...(weights ? [weights] : [])]);
  }
};

/** |w_r − w*|² for each replica r, in double precision. */
function squaredDistances(weights: tf.Tensor2D, minimum: readonly number[]): Float64Array {
  const values = weights.dataSync();
  return Float64Array.from({ length: values.length / DIMENSION }, (_, replica) =>
    minimum.reduce((sum, target, k) => sum + (values[replica * DIMENSION + k]! - target) ** 2, 0),
  );
}
