import type { Delta, Experiment } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import { stream } from '../../contract/random.ts';
import { meanAndError } from '../../contract/statistics.ts';
import { logisticSteps, logisticStepsReference } from '../../engine/logistic.ts';
import * as tf from '../../engine/tf.ts';
import { SHORT, stepsUntil, TIMES } from './demo.ts';
import { stateOf } from './exact.ts';

/** Steps of single replicas between two yields: a few milliseconds of work. */
const SLICE = 100_000;

/**
 * R runs of SGD from 0 with batch size 1 on the two examples (a, 0) and (0, b), both with label 1, drawn with
 * replacement. Every run is looked at on its way; the weights are float32.
 */
export const experiment: Experiment = function* (
  values: Values,
  seed: number,
  engine?: string,
): Generator<Delta | null> {
  const { a, eta, replicas, decay } = values as Record<'a' | 'eta' | 'replicas' | 'decay', number>;
  tf.ready();
  // One way besides the reference: a step's arithmetic is too small to be worth the copy into wasm.
  const train = engine === 'plain' ? logisticStepsReference : logisticSteps;
  yield { kind: 'engine', name: engine === 'plain' ? 'plain' : 'typed' };
  const fixed = {
    inputs: tf.tensor2d([a, 0, 0, SHORT], [2, 2]),
    labels: tf.tensor1d([1, 1]),
    reference: tf.tensor1d([0, 0]),
  };
  const randoms = Array.from({ length: replicas }, (_, replica) => stream(seed, replica));
  const most = Math.max(1, Math.floor(SLICE / replicas));
  let weights = tf.tensor2d(new Float32Array(replicas * 2), [replicas, 2]);
  try {
    let done = 0;
    for (const time of TIMES) {
      const until = stepsUntil(time, eta);
      while (done < until) {
        const count = Math.min(most, until - done);
        const order = new Int32Array(replicas * count);
        for (const [replica, random] of randoms.entries()) {
          for (let step = 0; step < count; step++) order[replica * count + step] = random.below(2);
        }
        const drawn = tf.tensor2d(order, [replicas, count], 'int32');
        const trained = train({ weights, order: drawn, stepSize: eta, ridge: decay, ...fixed });
        tf.dispose([weights, drawn]);
        weights = trained;
        done += count;
        yield null;
      }
      const w = weights.dataSync();
      const states = randoms.map((_, replica) =>
        stateOf(a * w[2 * replica]!, SHORT * w[2 * replica + 1]!, { a, b: SHORT }),
      );
      for (const key of ['angle', 'loss'] as const) {
        const measured = meanAndError(states.map((state) => state[key]));
        yield { kind: 'point', series: key, x: time, ...measured, replicas };
      }
    }
  } finally {
    tf.dispose([weights, ...Object.values(fixed)]);
  }
};
