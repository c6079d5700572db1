import type { Delta, Experiment } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import { stream, type Stream } from '../../contract/random.ts';
import { meanAndError } from '../../contract/statistics.ts';
import { createEnsemble, type Ensemble } from '../../engine/ensemble.ts';
import { adam, dense } from '../../engine/model.ts';
import { plan } from '../../engine/plan.ts';
import { predictOnTypedArrays } from '../../engine/typed/predict.ts';
import { forceWay, wayName } from '../../engine/way.ts';
import { equal, network, placed, randomNetwork, through, type Polygon } from './polygon.ts';
import { INPUTS, POINTS, target, TRAINING, widths } from './problem.ts';

/** Sets of kinks between two yields. */
const SLICE = 100;

/** Steps between two changes of the step size, and between two yields at most. */
const STRETCH = 50;

/**
 * First writes the weights of ReLU networks down and measures their errors, then trains networks: from the weights
 * written for the placed kinks, and from random ones.
 */
export const experiment: Experiment = function* (
  values: Values,
  seed: number,
  engine?: string,
): Generator<Delta | null> {
  if (engine) forceWay(engine);
  yield { kind: 'engine', name: wayName() };
  const [most, fits, networks, jump] = ['most', 'fits', 'networks', 'jump'].map((key) => values[key]!) as [
    number,
    number,
    number,
    number,
  ];
  for (const m of widths(most)) {
    yield one('equal', m, written(equal(m, jump), jump));
    yield one('placed', m, written(placed(m, jump), jump));
    const sample = new Float64Array(fits);
    for (let fit = 0; fit < fits; fit++) {
      sample[fit] = written(through(randomCorners(m, stream(seed, 0, m, fit)), jump), jump);
      if (fit % SLICE === SLICE - 1) yield null;
    }
    yield { kind: 'point', series: 'random', x: m, ...meanAndError(sample), replicas: fits };
  }
  for (const m of widths(most)) {
    const refined = yield* trained({
      m,
      weights: network(placed(m, jump)),
      stepSize: TRAINING.refined,
      jump,
    });
    if (typeof refined === 'string') return yield { kind: 'diverged', step: TRAINING.steps, words: refined };
    yield one('refined', m, Math.log10(refined[0]!));

    const weights = new Float32Array(networks * (3 * m + 1));
    for (let replica = 0; replica < networks; replica++) {
      weights.set(randomNetwork(m, stream(seed, 1, m, replica)), replica * (3 * m + 1));
    }
    const found = yield* trained({ m, weights, stepSize: TRAINING.stepSize, jump });
    if (typeof found === 'string') return yield { kind: 'diverged', step: TRAINING.steps, words: found };
    yield {
      kind: 'point',
      series: 'found',
      x: m,
      ...meanAndError(found.map(Math.log10)),
      replicas: networks,
    };
  }
};

function one(series: string, x: number, mean: number): Delta {
  return { kind: 'point', series, x, mean, standardError: 0, replicas: 1 };
}

/** The mean squared error of the network that is the polygon, computed as a network. */
function written(polygon: Polygon, jump: number): number {
  const m = polygon.corners.length - 1;
  const shape = plan({ input: [1], layers: [dense(m, 'relu'), dense(1)] }, 'squared');
  const outputs = predictOnTypedArrays(shape, network(polygon), Float32Array.from(INPUTS));
  let sum = 0;
  for (const [i, x] of INPUTS.entries()) sum += (outputs[i]! - target(x, jump)) ** 2;
  return sum / POINTS;
}

/** 0, then m − 1 of the inner points, every set of them equally likely, then 1. */
function randomCorners(m: number, random: Stream): Float64Array {
  const chosen = new Set<number>();
  while (chosen.size < m - 1) chosen.add(1 + random.below(POINTS - 2));
  return Float64Array.from([0, ...chosen, POINTS - 1], (i) => i / (POINTS - 1)).sort();
}

interface Task {
  m: number;
  /** One network after the other. */
  weights: Float32Array;
  stepSize: number;
  jump: number;
}

/**
 * Trains all networks on all points by Adam, the step size falling linearly to zero.
 * @returns each network's mean squared error at the end, or the words of a divergence
 */
function* trained({ m, weights, stepSize, jump }: Task): Generator<null, number[] | string> {
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
