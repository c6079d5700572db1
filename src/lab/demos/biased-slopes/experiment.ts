import type { Delta, Experiment } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import { stream } from '../../contract/random.ts';
import { meanAndError } from '../../contract/statistics.ts';
import { createEnsemble } from '../../engine/ensemble.ts';
import { zero } from '../../engine/initial.ts';
import { dense, nesterov } from '../../engine/model.ts';
import { forceWay, wayName } from '../../engine/way.ts';
import { logistic } from './exact.ts';
import { DIMENSIONS, EXAMPLES, SIGNAL } from './grid.ts';
import { newtonStep } from './newton.ts';

/** Accelerated gradient steps from 0; a step of Newton's method then leaves errors below 1e-4. */
const STEPS = 25;
const MOMENTUM = 0.7;

/** Examples times weights times steps between two yields: some ten milliseconds of work. */
const SLICE = 1_500_000;

/**
 * Trains R logistic models at each number of weights and measures what statistical software would print: the slope on
 * the true weights, the spread of the weights that are zero, and the standard errors.
 */
export const experiment: Experiment = function* (
  values: Values,
  seed: number,
  engine?: string,
): Generator<Delta | null> {
  if (engine) forceWay(engine);
  yield { kind: 'engine', name: wayName() };
  const { replicas, flips } = values as { replicas: number; flips: number };
  for (const d of DIMENSIONS) {
    const results = yield* fits({ d, replicas, flips, seed });
    for (const key of ['slope', 'spread', 'reported'] as const) {
      const measured = meanAndError(results.map((fit) => fit[key]));
      yield { kind: 'point', series: key, x: d / EXAMPLES, ...measured, replicas };
    }
  }
};

/** What one fit says. */
interface Fit {
  /** The slope of the estimates on the true weights. */
  slope: number;
  /** n times the mean square of the estimates of weights that are zero. */
  spread: number;
  /** n times the mean squared standard error that is printed for them. */
  reported: number;
}

interface Request {
  d: number;
  replicas: number;
  /** Fraction of the labels that are turned over. */
  flips: number;
  seed: number;
}

/** Trains R logistic models with d weights on n examples each; the true weights are (r, 0, …, 0). */
function* fits({ d, replicas, flips, seed }: Request): Generator<null, Fit[], void> {
  const n = EXAMPLES;
  const results: Fit[] = [];
  const together = Math.max(1, Math.floor(SLICE / (n * d * STEPS)));
  // The reciprocal of the largest curvature, a quarter of the largest eigenvalue of the inputs' covariance.
  const stepSize = 4 / (1 + Math.sqrt(d / n)) ** 2 / 1.1;
  while (results.length < replicas) {
    const count = Math.min(together, replicas - results.length);
    const inputs = new Float32Array(count * n * d);
    const targets = new Float32Array(count * n);
    for (let replica = 0; replica < count; replica++) {
      const random = stream(seed, d, results.length + replica);
      for (let i = replica * n; i < (replica + 1) * n; i++) {
        for (let j = 0; j < d; j++) inputs[i * d + j] = random.normal();
        const label = random.uniform() < logistic(SIGNAL * inputs[i * d]!) ? 1 : 0;
        targets[i] = random.uniform() < flips ? 1 - label : label;
      }
    }
    const ensemble = createEnsemble({
      model: { input: [d], layers: [dense(1, 'linear', { bias: false })] },
      loss: 'logistic',
      optimiser: nesterov(stepSize, MOMENTUM),
      replicas: count,
      weights: zero,
      examples: n,
      inputs,
      targets,
    });
    ensemble.train(STEPS);
    const trained = ensemble.weights();
    ensemble.dispose();
    for (let replica = 0; replica < count; replica++) {
      const { weights, variances } = newtonStep(
        inputs.subarray(replica * n * d, (replica + 1) * n * d),
        targets.subarray(replica * n, (replica + 1) * n),
        trained.subarray(replica * d, (replica + 1) * d),
      );
      let [spread, reported] = [0, 0];
      for (let j = 1; j < d; j++) {
        spread += (n * weights[j]! ** 2) / (d - 1);
        reported += (n * variances[j]!) / (d - 1);
      }
      results.push({ slope: weights[0]! / SIGNAL, spread, reported });
    }
    yield null;
  }
  return results;
}
