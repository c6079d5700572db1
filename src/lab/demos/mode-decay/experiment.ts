import type { Delta, Experiment } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import { stream, type Stream } from '../../contract/random.ts';
import { meanAndError } from '../../contract/statistics.ts';
import { createEnsemble } from '../../engine/ensemble.ts';
import { dense, sgd } from '../../engine/model.ts';
import { forceWay, wayName, type WayName } from '../../engine/way.ts';
import { shifted, signal } from './data.ts';
import {
  LENGTH as N,
  MODES,
  MOMENT,
  SIGNALS,
  STEP_SIZE,
  TARGETS,
  TIMES,
  type Spectrum,
  type Target,
} from './exact.ts';
import { averages } from './networks.ts';

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

/** A matrix is stored as the engine stores it: [input, output], the answer to an input in one row. */
interface Layer {
  /** float32 [n, N] */
  inputs: Float32Array;
  targets: Float32Array;
  /** float64 [N, N]: where training starts, and what made the targets. */
  start: Float64Array;
  truth: Float64Array;
}

function layer(spectrum: Spectrum, target: Target, shifts: number, random: Stream): Layer {
  const scale = 1 / Math.sqrt(N);
  const gaussian = (count: number) => Float64Array.from({ length: count }, () => scale * random.normal());
  const start = gaussian(N * N);
  const kernel = gaussian(N);
  const truth =
    target === 'matrix'
      ? gaussian(N * N)
      : Float64Array.from({ length: N * N }, (_, i) => kernel[((i % N) - Math.floor(i / N) + N) % N]!);
  const signals = Array.from({ length: SIGNALS }, () => signal(spectrum, random));
  const inputs = shifted(signals, shifts, random);
  const targets = new Float32Array(inputs.length);
  for (let row = 0; row < inputs.length; row += N) {
    for (let o = 0; o < N; o++) {
      let sum = 0;
      for (let i = 0; i < N; i++) sum += inputs[row + i]! * truth[i * N + o]!;
      targets[row + o] = sum;
    }
  }
  return { inputs, targets, start: Float64Array.from(start, Math.fround), truth };
}

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

/** |(A − B) f|² for the plane wave f of mode k. */
function answer(A: Float64Array, B: Float64Array, k: number): number {
  let sum = 0;
  for (let o = 0; o < N; o++) {
    let [real, imaginary] = [0, 0];
    for (let i = 0; i < N; i++) {
      const difference = A[i * N + o]! - B[i * N + o]!;
      real += difference * Math.cos((2 * Math.PI * i * k) / N);
      imaginary += difference * Math.sin((2 * Math.PI * i * k) / N);
    }
    sum += (real ** 2 + imaginary ** 2) / N;
  }
  return sum;
}

/** Sum of squares of what is left of a matrix when every wrapped diagonal loses its mean. */
function fromConvolutions(A: Float64Array): number {
  let sum = 0;
  for (let diagonal = 0; diagonal < N; diagonal++) {
    const entry = (i: number) => A[i * N + ((i + diagonal) % N)]!;
    let mean = 0;
    for (let i = 0; i < N; i++) mean += entry(i) / N;
    for (let i = 0; i < N; i++) sum += (entry(i) - mean) ** 2;
  }
  return sum;
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
