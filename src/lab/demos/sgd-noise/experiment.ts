import type { Delta, Experiment } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import { stream, type Stream } from '../../contract/random.ts';
import { meanAndError } from '../../contract/statistics.ts';
import { minibatches } from '../../engine/batches.ts';
import { createEnsemble } from '../../engine/ensemble.ts';
import type { Model } from '../../engine/model.ts';
import { fixedOrder } from '../../engine/schedules.ts';
import { forceWay, wayName, type WayName } from '../../engine/way.ts';
import { draw, teacher } from './data.ts';
import { contractionPoints, floorPoints, FLOORS, NOISE, RULES } from './grid.ts';

/** Numbers drawn between two yields: a few milliseconds of work. */
const SLICE = 100_000;

interface Training {
  way: WayName;
  d: number;
  batch: number;
  eta: number;
  noise: number;
  tail: number;
  /** One for each replica. */
  randoms: readonly Stream[];
}

/**
 * SGD for least squares, every example seen once: x ← x − η (1/B) Σ (⟨a, x⟩ − y) a over a batch of fresh examples,
 * for R replicas that share nothing, from x = 0. The first plot's points are means of |x − x*|² after the last step,
 * the second's are means of its ratio from one step to the next.
 */
export const experiment: Experiment = function* (
  values: Values,
  seed: number,
  engine?: string,
): Generator<Delta | null> {
  if (engine) forceWay(engine);
  // Not the fastest way, but one that rounds alike on every machine; most of the time goes into drawing.
  const way = engine ? wayName() : 'typed';
  yield { kind: 'engine', name: way };
  const [d, replicas, tail] = ['d', 'replicas', 'tail'].map((key) => values[key]!) as [
    number,
    number,
    number,
  ];
  const streams = (series: number, point: number) =>
    Array.from({ length: replicas }, (_, replica) => stream(seed, series, point, replica));

  for (const [index, rule] of RULES.entries()) {
    for (const { batch, eta, steps } of contractionPoints(d, rule)) {
      const training = { way, d, batch, eta, noise: 0, tail, randoms: streams(index, batch) };
      const ratios = new Float64Array(replicas);
      const start = new Float32Array(replicas * d);
      let before = squaredErrors(start, d);
      const weights = yield* train(training, start, steps, (after) => {
        const errors = squaredErrors(after, d);
        errors.forEach((value, replica) => (ratios[replica]! += value / before[replica]! / steps));
        before = errors;
      });
      if ('kind' in weights) return yield weights;
      yield { kind: 'point', series: rule, x: batch, ...meanAndError(ratios), replicas };
    }
  }

  // The largest step sizes last: with heavy tails they may run away.
  const points = FLOORS.flatMap(({ key, batch }, index) =>
    floorPoints(d, batch).map((point, place) => ({ key, batch, index, place, ...point })),
  ).toSorted((a, b) => a.place - b.place);
  for (const { key, batch, index, place, eta, steps } of points) {
    const training = {
      way,
      d,
      batch,
      eta,
      noise: NOISE,
      tail,
      randoms: streams(RULES.length + index, place),
    };
    const weights = yield* train(training, new Float32Array(replicas * d), steps);
    if ('kind' in weights) return yield weights;
    yield { kind: 'point', series: key, x: eta, ...meanAndError(squaredErrors(weights, d)), replicas };
  }
};

type Diverged = Extract<Delta, { kind: 'diverged' }>;

/**
 * So many steps of every replica from the given weights, float32 [R, d], on fresh examples. `afterEach` sees the
 * weights after every step.
 * @returns the weights afterwards
 */
function* train(
  { way, d, batch, eta, noise, tail, randoms }: Training,
  start: Float32Array,
  steps: number,
  afterEach?: (weights: Float32Array) => void,
): Generator<null, Float32Array | Diverged, void> {
  const replicas = randoms.length;
  const x = teacher(d);
  const model: Model = {
    input: [d],
    layers: [{ kind: 'dense', units: 1, activation: 'linear', bias: false }],
  };
  const chunk = Math.max(1, Math.min(steps, Math.floor(SLICE / (replicas * batch * (d + 1)))));
  let weights = start;
  for (let done = 0; done < steps; done += chunk) {
    const now = Math.min(chunk, steps - done);
    const examples = now * batch;
    const inputs = new Float32Array(replicas * examples * d);
    const targets = new Float32Array(replicas * examples);
    let drawn = 0;
    for (const [replica, random] of randoms.entries()) {
      const [from, to] = [replica * examples, (replica + 1) * examples];
      draw(
        { inputs: inputs.subarray(from * d, to * d), targets: targets.subarray(from, to) },
        { x, noise, tail, random },
      );
      drawn += examples * (d + 1);
      if (drawn >= SLICE) {
        drawn = 0;
        yield null;
      }
    }
    const ensemble = createEnsemble({
      model,
      loss: 'squared',
      optimiser: { kind: 'sgd', stepSize: eta },
      replicas,
      weights,
      examples,
      inputs,
      targets,
      batches: minibatches(fixedOrder({ n: examples, replicas }), batch, { n: examples, replicas }),
      way,
    });
    const each = afterEach ? 1 : now;
    let diverged: ReturnType<typeof ensemble.train>['diverged'];
    try {
      for (let taken = 0; taken < now && !diverged; taken += each) {
        ({ diverged } = ensemble.train(each));
        if (!afterEach) continue;
        afterEach(ensemble.weights());
        yield null;
      }
      weights = ensemble.weights();
    } finally {
      ensemble.dispose();
    }
    if (diverged) {
      const step = done + diverged.step;
      return {
        kind: 'diverged',
        step,
        words: `With batches of ${batch} and step size ${eta.toPrecision(3)} the loss ran away after ${step} steps.`,
        claim: 'thm:critical-batch',
      };
    }
    yield null;
  }
  return weights;
}

/** |x_r − x*|² for each replica r, in double precision. */
function squaredErrors(weights: Float32Array, d: number): Float64Array {
  const x = teacher(d);
  return Float64Array.from({ length: weights.length / d }, (_, replica) =>
    x.reduce((sum, target, k) => sum + (weights[replica * d + k]! - target) ** 2, 0),
  );
}
