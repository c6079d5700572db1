import type { Delta, Experiment } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import { stream } from '../../contract/random.ts';
import { meanAndError } from '../../contract/statistics.ts';
import { createEnsemble } from '../../engine/ensemble.ts';
import { zero } from '../../engine/initial.ts';
import { dense, sgd } from '../../engine/model.ts';
import { forceWay, wayName } from '../../engine/way.ts';
import { SIZES } from './demo.ts';
import { logistic } from './exact.ts';

/**
 * Gradient steps on all examples, from 0, and their size: the curvatures lie between 0.06 and 0.35. Twice and thrice as
 * many steps change no point by more than 0.7 %, a seventh of its standard error.
 */
const STEPS = 20;
const STEP_SIZE = 5;

/** Examples times steps between two yields: some ten milliseconds of work. */
const SLICE = 1_000_000;

/** The direction of the true weights; nothing depends on it. */
const DIRECTION = [2 / Math.sqrt(5), -1 / Math.sqrt(5)] as const;

/** Trains R logistic models, each on n examples of its own, and measures where they end relative to the truth. */
export const experiment: Experiment = function* (
  values: Values,
  seed: number,
  engine?: string,
): Generator<Delta | null> {
  if (engine) forceWay(engine);
  yield { kind: 'engine', name: wayName() };
  const { r, replicas, copies } = values as { r: number; replicas: number; copies: number };
  const [e, f] = DIRECTION;
  for (const n of SIZES) {
    const along = new Float64Array(replicas);
    const across = new Float64Array(replicas);
    const together = Math.max(1, Math.floor(SLICE / (n * STEPS)));
    for (let from = 0; from < replicas; from += together) {
      const count = Math.min(together, replicas - from);
      const inputs = new Float32Array(count * n * 2);
      const targets = new Float32Array(count * n);
      for (let replica = 0; replica < count; replica++) {
        const random = stream(seed, n, from + replica);
        const own = inputs.subarray(replica * n * 2, (replica + 1) * n * 2);
        const labels = targets.subarray(replica * n, (replica + 1) * n);
        const distinct = n / copies;
        for (let i = 0; i < distinct; i++) {
          const [a, b] = [random.normal(), random.normal()];
          const label = random.uniform() < logistic(r * (e * a + f * b)) ? 1 : 0;
          for (let row = i; row < n; row += distinct) {
            own[2 * row] = a;
            own[2 * row + 1] = b;
            labels[row] = label;
          }
        }
      }
      const ensemble = createEnsemble({
        model: { input: [2], layers: [dense(1, 'linear', { bias: false })] },
        loss: 'logistic',
        optimiser: sgd(STEP_SIZE),
        replicas: count,
        weights: zero,
        examples: n,
        inputs,
        targets,
      });
      ensemble.train(STEPS);
      const weights = ensemble.weights();
      ensemble.dispose();
      for (let replica = 0; replica < count; replica++) {
        const [a, b] = [weights[2 * replica]! - r * e, weights[2 * replica + 1]! - r * f];
        along[from + replica] = n * (e * a + f * b) ** 2;
        across[from + replica] = n * (f * a - e * b) ** 2;
      }
      yield null;
    }
    yield { kind: 'point', series: 'along', x: n, ...meanAndError(along), replicas };
    yield { kind: 'point', series: 'across', x: n, ...meanAndError(across), replicas };
  }
};
