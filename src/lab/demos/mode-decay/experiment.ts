import type { Delta, Experiment } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import { stream, type Stream } from '../../contract/random.ts';
import { meanAndError } from '../../contract/statistics.ts';
import { createEnsemble } from '../../engine/ensemble.ts';
import { he } from '../../engine/initial.ts';
import { adam, dense, sgd, type Model } from '../../engine/model.ts';
import { forceWay, wayName, type WayName } from '../../engine/way.ts';
import { layer, questions, type Layer } from './data.ts';
import {
  AVERAGED,
  GROUP,
  groups,
  LENGTH as N,
  MODES,
  MOMENT,
  STEP_SIZE,
  TARGETS,
  TIMES,
  type Spectrum,
  type Target,
} from './exact.ts';
import { answer, averaged, fromConvolutions, variantParts } from './measures.ts';

/** Steps times layers between two yields: a few milliseconds of work. */
const SLICE = 32;

/** Trains R dense layers on shifted signals and asks, mode by mode, what is left of their error. */
export const experiment: Experiment = function* (
  values: Values,
  seed: number,
  engine?: string,
): Generator<Delta | null> {
  if (engine) forceWay(engine);
  // The way that rounds alike on every machine, unless another is asked for.
  const way = engine ? wayName() : 'typed';
  yield { kind: 'engine', name: way };
  const spectrum = { slope: values['slope']!, cut: values['cut']! };
  const shifts = N - values['missing']!;
  const replicas = values['replicas']!;
  for (const [index, target] of TARGETS.entries()) {
    const layers = Array.from({ length: replicas }, (_, replica) =>
      layer(spectrum, target, shifts, stream(seed, index, replica)),
    );
    yield null;
    yield* train(target, layers, way);
  }
  yield* averages(spectrum, shifts, replicas, seed, way);
};

function* train(target: Target, layers: readonly Layer[], way: WayName): Generator<Delta | null> {
  const replicas = layers.length;
  const examples = layers[0]!.inputs.length / N;
  const ensemble = createEnsemble({
    model: { input: [N], layers: [dense(N, 'linear', { bias: false })] },
    loss: 'squared',
    optimiser: sgd(STEP_SIZE),
    replicas,
    weights: Float32Array.from(layers.flatMap(({ start }) => [...start])),
    examples,
    inputs: joined(layers.map(({ inputs }) => inputs)),
    targets: joined(layers.map(({ targets }) => targets)),
    way,
  });
  try {
    for (const t of TIMES) {
      while (ensemble.steps < t) {
        const { diverged } = ensemble.train(
          Math.min(t - ensemble.steps, Math.max(1, Math.floor(SLICE / replicas))),
        );
        if (diverged) return yield { kind: 'diverged', step: diverged.step, words: diverged.words };
        yield null;
      }
      const weights = ensemble.weights();
      const now = layers.map((_, r) => Float64Array.from(weights.subarray(r * N * N, (r + 1) * N * N)));
      const far = Float64Array.from(now, (matrix) => fromConvolutions(matrix) / (N - 1));
      yield { kind: 'point', series: `distance-${target}`, x: t, ...meanAndError(far), replicas };
      if (t === MOMENT) yield* modes(target, layers, now);
    }
  } finally {
    ensemble.dispose();
  }
}

/** For each mode, the size of the error relative to its size at the start. */
function* modes(target: Target, layers: readonly Layer[], now: readonly Float64Array[]): Generator<Delta> {
  for (const k of MODES) {
    const left = Float64Array.from(layers, ({ start, truth }, r) =>
      Math.sqrt(answer(now[r]!, truth, k) / answer(start, truth, k)),
    );
    yield {
      kind: 'point',
      series: `mode-${target}`,
      x: k,
      ...meanAndError(left),
      replicas: layers.length,
    };
  }
}

function joined(parts: readonly Float32Array[]): Float32Array {
  const all = new Float32Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** The networks of the third plot. */
const NETWORK: Model = { input: [N], layers: [dense(16, 'relu'), dense(1)] };
const STEPS = 40;
const RATE = 0.04;

/** Dense networks with a hidden layer: how far from invariance is the mean of M of them, in units of one? */
function* averages(
  spectrum: Spectrum,
  shifts: number,
  replicas: number,
  seed: number,
  way: WayName,
): Generator<Delta | null> {
  const ratios = AVERAGED.map((): number[] => []);
  for (let group = 0; group < groups(replicas); group++) {
    const parts = yield* deviations(spectrum, shifts, GROUP, stream(seed, 2, group), way);
    // Each group in its own units, so that none counts for more than another.
    AVERAGED.forEach((size, i) => ratios[i]!.push(...averaged(parts, size)));
  }
  for (const [i, size] of AVERAGED.entries()) {
    const all = Float64Array.from(ratios[i]!);
    yield { kind: 'point', series: 'networks', x: size, ...meanAndError(all), replicas: all.length };
  }
}

/**
 * Trains networks on the same data, to give the same number for every shift of a signal.
 * @returns their deviations from invariance on white signals
 */
export function* deviations(
  spectrum: Spectrum,
  shifts: number,
  networks: number,
  random: Stream,
  way: WayName,
): Generator<null, Float64Array[]> {
  const { asked, ...data } = questions(spectrum, shifts, random);
  const ensemble = createEnsemble({
    model: NETWORK,
    loss: 'squared',
    optimiser: adam(RATE),
    replicas: networks,
    weights: he(random.below(2 ** 20)),
    ...data,
    way,
  });
  try {
    for (let step = 0; step < STEPS; step++) {
      ensemble.train(1);
      yield null;
    }
    return variantParts(ensemble.predict(asked), networks);
  } finally {
    ensemble.dispose();
  }
}
