import type { Delta, Experiment } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import { stream, type Stream } from '../../contract/random.ts';
import { meanAndError } from '../../contract/statistics.ts';
import { minibatches } from '../../engine/batches.ts';
import { createEnsemble } from '../../engine/ensemble.ts';
import { heavyBall, nesterov, sgd, type Model, type Optimiser } from '../../engine/model.ts';
import { fixedOrder } from '../../engine/schedules.ts';
import { forceWay, wayName, type WayName } from '../../engine/way.ts';
import {
  curvatures,
  losses,
  METHODS,
  MODES,
  noisePoints,
  RULES,
  tuned,
  type Method,
  type NoisePoint,
  type Spectrum,
} from './exact.ts';

/** Data sets, each with its own random bases. */
export const BASES = 4;
/** Steps trained, and numbers drawn, between two yields: a few milliseconds of work. */
const STEPS = 16;
const DRAWN = 12_000;

/**
 * First plot: linear regression on MODES examples whose Hessian has the chosen spectrum in a random basis, trained
 * with the full gradient; the loss is the one that training reports. Second plot: one weight, one input, and a label
 * that is fresh noise at every step.
 */
export const experiment: Experiment = function* (
  values: Values,
  seed: number,
  engine?: string,
): Generator<Delta | null> {
  if (engine) forceWay(engine);
  // Not the fastest way, but one that rounds alike on every machine.
  const way = engine ? wayName() : 'typed';
  yield { kind: 'engine', name: way };
  const spectrum = { kappa: values['kappa']!, s: values['s']! };
  const saturation = values['saturation']!;
  const data = yield* regressions(spectrum, seed, saturation === 0 ? 1 : saturation);
  for (const method of METHODS) yield* train(method, spectrum, saturation, data, way);

  const replicas = values['replicas']!;
  for (const [index, rule] of RULES.entries()) {
    for (const [place, point] of noisePoints(rule).entries()) {
      const randoms = Array.from({ length: replicas }, (_, replica) =>
        stream(seed, 1 + index, place, replica),
      );
      const ends = yield* rest(point, randoms, way);
      const squares = ends.map((x) => x ** 2);
      yield { kind: 'point', series: rule, x: point.memory, ...meanAndError(squares), replicas };
    }
  }
};

interface Regressions {
  /** float32 [BASES, MODES, MODES]: √n U √h Vᵀ for random rotations U and V. */
  inputs: Float32Array;
  /** float32 [BASES, MODES]: starts with equal squares in all modes and random signs; the minimum is at 0. */
  weights: Float32Array;
}

function* regressions(spectrum: Spectrum, seed: number, scale: number): Generator<null, Regressions, void> {
  const h = curvatures(spectrum);
  const [n, d] = [MODES, MODES];
  const inputs = new Float32Array(BASES * n * d);
  const weights = new Float32Array(BASES * d);
  for (let base = 0; base < BASES; base++) {
    const random = stream(seed, 0, base);
    const U = rotation(n, random);
    yield null;
    const V = rotation(d, random);
    yield null;
    for (let j = 0; j < d; j++) {
      const sign = random.below(2) === 0 ? 1 : -1;
      for (let k = 0; k < d; k++) weights[base * d + k]! += (sign * V[j * d + k]!) / Math.sqrt(d);
    }
    for (let i = 0; i < n; i++) {
      for (let k = 0; k < d; k++) {
        let sum = 0;
        for (let j = 0; j < d; j++) sum += U[j * n + i]! * Math.sqrt(h[j]!) * V[j * d + k]!;
        inputs[(base * n + i) * d + k] = scale * Math.sqrt(n) * sum;
      }
    }
    yield null;
  }
  return { inputs, weights };
}

/** Orthonormal rows, float64 [d, d], row by row: Gaussian vectors, each made orthogonal (twice) to those before. */
function rotation(d: number, random: Stream): Float64Array {
  const rows = Float64Array.from({ length: d * d }, () => random.normal());
  for (let i = 0; i < d; i++) {
    const row = rows.subarray(i * d, (i + 1) * d);
    for (let pass = 0; pass < 2; pass++) {
      for (let j = 0; j < i; j++) {
        const other = rows.subarray(j * d, (j + 1) * d);
        let product = 0;
        for (let k = 0; k < d; k++) product += row[k]! * other[k]!;
        for (let k = 0; k < d; k++) row[k]! -= product * other[k]!;
      }
    }
    const norm = Math.hypot(...row);
    for (let k = 0; k < d; k++) row[k]! /= norm;
  }
  return rows;
}

function* train(
  method: Method,
  spectrum: Spectrum,
  saturation: number,
  { inputs, weights }: Regressions,
  way: WayName,
): Generator<Delta | null> {
  const { eta, beta } = tuned(method, spectrum.kappa);
  const times = losses(method, spectrum).map(({ t }) => t);
  // With saturation ε the output is tanh(ε a)/ε: the engine sees inputs, and a loss, that are scaled.
  const scale = saturation === 0 ? 1 : saturation;
  const ensemble = createEnsemble({
    model: linear(MODES, saturation === 0 ? 'linear' : 'tanh'),
    loss: 'squared',
    optimiser: optimiser(method, eta / scale ** 2, beta),
    replicas: BASES,
    weights: Float32Array.from(weights),
    examples: MODES,
    inputs,
    targets: new Float32Array(BASES * MODES),
    way,
  });
  try {
    const last = times.at(-1)!;
    while (ensemble.steps <= last) {
      const before = ensemble.steps;
      const { losses: reported, steps, diverged } = ensemble.train(Math.min(STEPS, last + 1 - before));
      for (let t = before; t < before + steps; t++) {
        if (!times.some((time) => time === t)) continue;
        const now = reported.subarray((t - before) * BASES, (t - before + 1) * BASES);
        const sample = Float64Array.from(now, (loss) => loss / scale ** 2);
        yield { kind: 'point', series: method, x: t, ...meanAndError(sample), replicas: BASES };
      }
      if (diverged) return yield { kind: 'diverged', step: diverged.step, words: diverged.words };
      yield null;
    }
  } finally {
    ensemble.dispose();
  }
}

/** The weight of each replica after its steps of heavy ball from 0, each on a label that is fresh noise. */
function* rest(
  point: NoisePoint,
  randoms: readonly Stream[],
  way: WayName,
): Generator<null, Float64Array, void> {
  // Replicas share nothing, so they can be run a few at a time, as many as a slice of work allows.
  const block = Math.max(1, Math.floor(DRAWN / point.steps));
  const ends = new Float64Array(randoms.length);
  for (let from = 0; from < randoms.length; from += block) {
    ends.set(restTogether(point, randoms.slice(from, from + block), way), from);
    yield null;
  }
  return ends;
}

function restTogether(
  { eta, beta, steps }: NoisePoint,
  randoms: readonly Stream[],
  way: WayName,
): Float32Array {
  const replicas = randoms.length;
  const targets = new Float32Array(replicas * steps);
  for (const [replica, random] of randoms.entries()) {
    for (let t = 0; t < steps; t++) targets[replica * steps + t] = random.normal();
  }
  const shape = { n: steps, replicas };
  const ensemble = createEnsemble({
    model: linear(1, 'linear'),
    loss: 'squared',
    optimiser: optimiser('heavy-ball', eta, beta),
    replicas,
    weights: new Float32Array(replicas),
    examples: steps,
    inputs: new Float32Array(replicas * steps).fill(1),
    targets,
    batches: minibatches(fixedOrder(shape), 1, shape),
    way,
  });
  ensemble.train(steps);
  const weights = ensemble.weights();
  ensemble.dispose();
  return weights;
}

function linear(inputs: number, activation: 'linear' | 'tanh'): Model {
  return { input: [inputs], layers: [{ kind: 'dense', units: 1, activation, bias: false }] };
}

function optimiser(method: Method, stepSize: number, beta: number): Optimiser {
  if (method === 'descent') return sgd(stepSize);
  return method === 'heavy-ball' ? heavyBall(stepSize, beta) : nesterov(stepSize, beta);
}
