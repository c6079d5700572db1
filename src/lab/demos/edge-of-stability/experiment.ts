import type { Delta, Experiment } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import { stream } from '../../contract/random.ts';
import { meanAndError } from '../../contract/statistics.ts';
import { curvatureOf, powerIteration } from '../../engine/curvature.ts';
import { createEnsemble, type Divergence } from '../../engine/ensemble.ts';
import { glorot } from '../../engine/initial.ts';
import { dense, sgd, type Model } from '../../engine/model.ts';
import { forceWay, wayName } from '../../engine/way.ts';
import { ENDS, EVERY, STEP_SIZES, WINDOW } from './grid.ts';
import { EXAMPLES, inputs, targets } from './setting.ts';

/** Two hidden layers of twelve tanh units. */
export const MODEL: Model = { input: [1], layers: [dense(12, 'tanh'), dense(12, 'tanh'), dense(1)] };

/** Products of a power iteration: from a random start, and from where the last one ended. */
const FIRST = 40;
const NEXT = 12;
const TOLERANCE = 1e-3;

/**
 * Full-batch gradient descent on a small network, R times from different weights. Every 50 steps the largest eigenvalue
 * of the Hessian is measured at the midpoint of a step, by power iteration on Hessian–vector products.
 */
export const experiment: Experiment = function* (
  values: Values,
  seed: number,
  engine?: string,
): Generator<Delta | null> {
  if (engine) forceWay(engine);
  yield { kind: 'engine', name: wayName() };
  const replicas = values['replicas'] as number;
  const slow = values['slow'] as number;
  const landscape = { model: MODEL, loss: 'squared', examples: EXAMPLES } as const;
  const curvature = curvatureOf({ ...landscape, inputs: inputs(), targets: targets() });
  const { parameters } = curvature;

  for (const { key, eta } of STEP_SIZES) {
    const ensemble = createEnsemble({
      ...landscape,
      optimiser: sgd(eta / slow),
      replicas,
      weights: glorot(seed),
      inputs: inputs(),
      targets: targets(),
    });
    const directions = Array.from({ length: replicas }, (_, replica) => {
      const random = stream(seed, 1, replica);
      return Float64Array.from({ length: parameters }, () => random.normal());
    });
    try {
      for (const end of ENDS) {
        const measured = directions.map((): number[] => []);
        while (ensemble.steps < end) {
          const before = ensemble.train(EVERY - 1);
          const here = ensemble.weights();
          const diverged = before.diverged ?? ensemble.train(1).diverged;
          if (diverged) {
            yield runaway(eta / slow, diverged);
            return;
          }
          yield null;
          const there = ensemble.weights();
          for (const [replica, direction] of directions.entries()) {
            const from = replica * parameters;
            const midpoint = Float64Array.from(
              { length: parameters },
              (_, i) => (here[from + i]! + there[from + i]!) / 2,
            );
            curvature.at(midpoint);
            const products = ensemble.steps === EVERY ? FIRST : NEXT;
            measured[replica]!.push(
              powerIteration((v) => curvature.product(v), direction, products, TOLERANCE),
            );
            if (replica % 4 === 3) yield null;
          }
        }
        yield {
          kind: 'point',
          series: key,
          x: end,
          ...meanAndError(measured.map(median)),
          replicas,
        };
      }
    } finally {
      ensemble.dispose();
    }
  }
};

/** Of the WINDOW / EVERY values of a window: the mean of the middle two. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = WINDOW / EVERY / 2;
  return (sorted[half - 1]! + sorted[half]!) / 2;
}

function runaway(eta: number, { step, words }: Divergence): Delta {
  return { kind: 'diverged', step, words: `With step size ${eta} a network ran away. ${words}` };
}
