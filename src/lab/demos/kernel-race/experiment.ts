import type { Delta, Experiment } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import { stream } from '../../contract/random.ts';
import { meanAndError } from '../../contract/statistics.ts';
import { minibatches } from '../../engine/batches.ts';
import { createEnsemble } from '../../engine/ensemble.ts';
import { he } from '../../engine/initial.ts';
import { adam, convolution, dense, meanPooling, type Model } from '../../engine/model.ts';
import { reshuffle } from '../../engine/schedules.ts';
import { forceWay, wayName } from '../../engine/way.ts';
import { BATCH, EXAMPLES, RACERS, TEST_IMAGES, TRAINING } from './race.ts';
import { drawTexture, looksSecond, PIXELS, SIDE } from './texture.ts';

/** Images drawn between two yields, and multiplications of training: a few milliseconds of work. */
const IMAGES = 200;
const SLICE = 20_000_000;

/**
 * Trains R networks for each kernel size, all sizes on the same R sets of images, and counts their errors on new ones, on which
 * the best rule is tried too.
 */
export const experiment: Experiment = function* (
  values: Values,
  seed: number,
  engine?: string,
): Generator<Delta | null> {
  if (engine) forceWay(engine);
  yield { kind: 'engine', name: wayName() };
  const [replicas, gap] = [values['replicas']!, values['gap']!];

  let training: Images | undefined;
  for (const racer of RACERS) {
    const test = yield* images(TEST_IMAGES, gap, seed, 2, racer.k);
    const mistakes = Float64Array.from(test.targets, (target, i) =>
      Number(looksSecond(test.inputs.subarray(i * PIXELS, (i + 1) * PIXELS), gap) !== target > 0),
    );
    yield { kind: 'point', series: 'rule', x: racer.k, ...meanAndError(mistakes), replicas: TEST_IMAGES };
    // After the first point, which needs no network.
    training ??= yield* trainingSets(replicas, gap, seed);
    const order = { n: EXAMPLES, replicas, seed, path: [3, racer.k] };
    const ensemble = createEnsemble({
      model: modelOf(racer),
      loss: 'logistic',
      optimiser: adam(TRAINING[0].stepSize),
      replicas,
      weights: he(seed),
      examples: EXAMPLES,
      ...training,
      batches: minibatches(reshuffle(order), BATCH, order),
    });
    try {
      const cost = 3 * replicas * BATCH * PIXELS * racer.k ** 2 * racer.channels;
      for (const { stepSize, steps } of TRAINING) {
        ensemble.setStepSize(stepSize);
        for (let done = 0; done < steps;) {
          const slice = Math.min(steps - done, Math.max(1, Math.floor(SLICE / cost)));
          const { diverged } = ensemble.train(slice);
          if (diverged) return yield { kind: 'diverged', step: diverged.step, words: diverged.words };
          done += slice;
          yield null;
        }
      }
      const errors = new Float64Array(replicas);
      for (let from = 0; from < TEST_IMAGES; from += IMAGES) {
        const logits = ensemble.predict(test.inputs.subarray(from * PIXELS, (from + IMAGES) * PIXELS));
        logits.forEach((logit, i) => {
          const isSecond = test.targets[from + (i % IMAGES)]! > 0;
          if (logit > 0 !== isSecond) errors[Math.floor(i / IMAGES)]! += 1 / TEST_IMAGES;
        });
        yield null;
      }
      yield { kind: 'point', series: 'network', x: racer.k, ...meanAndError(errors), replicas };
    } finally {
      ensemble.dispose();
    }
  }
};

/** Images [n, PIXELS] and their targets [n]; for R networks one set after the other. */
interface Images {
  inputs: Float32Array;
  targets: Float32Array;
}

function* trainingSets(replicas: number, gap: number, seed: number): Generator<null, Images, void> {
  const inputs = new Float32Array(replicas * EXAMPLES * PIXELS);
  const targets = new Float32Array(replicas * EXAMPLES);
  for (let replica = 0; replica < replicas; replica++) {
    const own = yield* images(EXAMPLES, gap, seed, 1, replica);
    inputs.set(own.inputs, replica * EXAMPLES * PIXELS);
    targets.set(own.targets, replica * EXAMPLES);
  }
  return { inputs, targets };
}

/** Images of both textures in turn, with targets 0 and 1. */
function* images(count: number, gap: number, seed: number, ...path: number[]): Generator<null, Images, void> {
  const inputs = new Float32Array(count * PIXELS);
  const targets = Float32Array.from({ length: count }, (_, i) => i % 2);
  const random = stream(seed, ...path);
  for (let i = 0; i < count; i++) {
    drawTexture(i % 2, gap, random, inputs.subarray(i * PIXELS, (i + 1) * PIXELS));
    if (i % IMAGES === IMAGES - 1) yield null;
  }
  return { inputs, targets };
}

/** One convolution, ReLU, the mean over all pixels, one linear unit. */
function modelOf({ k, channels }: { k: number; channels: number }): Model {
  return {
    input: [SIDE, SIDE, 1],
    layers: [
      convolution(channels, k, { activation: 'relu', padding: 'circular' }),
      meanPooling(SIDE),
      dense(1),
    ],
  };
}
