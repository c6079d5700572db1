import type { Stream } from '../../contract/random.ts';
import { createEnsemble, type Ensemble } from '../../engine/ensemble.ts';
import { adam, dense } from '../../engine/model.ts';
import type { WayName } from '../../engine/way.ts';
import { INPUTS, POINTS, target, TRAINING } from './problem.ts';

/** Steps between two changes of the step size, and between two yields at most. */
const STRETCH = 50;

/** Kinks uniform on [0, 1], facing either way; inner weights N(0, 2), outer ones N(0, 1/m). As `network` lays them out. */
export function randomNetwork(m: number, random: Stream): Float32Array {
  const weights = new Float32Array(3 * m + 1);
  for (let j = 0; j < m; j++) {
    const inner = Math.SQRT2 * random.normal();
    weights[j] = inner;
    weights[m + j] = -inner * random.uniform();
    weights[2 * m + j] = random.normal() / Math.sqrt(m);
  }
  return weights;
}

interface Task {
  m: number;
  /** One network after the other. */
  weights: Float32Array;
  stepSize: number;
  jump: number;
  way?: WayName | undefined;
}

/**
 * Trains all networks on all points by Adam, the step size falling linearly to zero.
 * @returns each network's mean squared error at the end, or the words of a divergence
 */
export function* trained({ m, weights, stepSize, jump, way }: Task): Generator<null, number[] | string> {
  const replicas = weights.length / (3 * m + 1);
  const ensemble = createEnsemble({
    model: { input: [1], layers: [dense(m, 'relu'), dense(1)] },
    loss: 'squared',
    optimiser: adam(stepSize),
    replicas,
    weights,
    examples: POINTS,
    inputs: Float32Array.from(INPUTS),
    targets: Float32Array.from(INPUTS, (x) => target(x, jump)),
    ...(way && { way }),
  });
  try {
    // A few milliseconds of work.
    const slice = Math.max(1, Math.floor(2_000_000 / (replicas * m * POINTS * 4)));
    for (let step = 0; step < TRAINING.steps; step += STRETCH) {
      ensemble.setStepSize(stepSize * (1 - step / TRAINING.steps));
      for (let done = 0; done < STRETCH; done += slice) {
        const { diverged } = ensemble.train(Math.min(slice, STRETCH - done));
        if (diverged) return diverged.words;
        yield null;
      }
    }
    return errors(ensemble, jump);
  } finally {
    ensemble.dispose();
  }
}

/** Each replica's mean squared error over the points. */
function errors(ensemble: Ensemble, jump: number): number[] {
  const outputs = ensemble.predict(Float32Array.from(INPUTS));
  return Array.from({ length: ensemble.replicas }, (_, replica) => {
    let sum = 0;
    for (const [i, x] of INPUTS.entries()) sum += (outputs[replica * POINTS + i]! - target(x, jump)) ** 2;
    return sum / POINTS;
  });
}
