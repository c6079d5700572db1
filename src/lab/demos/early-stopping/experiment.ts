import type { Delta, Experiment } from '../../contract/demo.ts';
import type { Values } from '../../contract/parameter.ts';
import { stream } from '../../contract/random.ts';
import { meanAndError } from '../../contract/statistics.ts';
import { createEnsemble } from '../../engine/ensemble.ts';
import { glorot } from '../../engine/initial.ts';
import { minimumNorm } from '../../engine/minimum-norm.ts';
import { dense, sgd } from '../../engine/model.ts';
import { tanh } from '../../engine/typed/activation.ts';
import { forceWay, wayName } from '../../engine/way.ts';
import { dataSet, freshInputs, type DataSet } from './data.ts';
import { EXAMPLES, SIGNAL, STEP_SIZE, TIMES, TRAINING_TIMES } from './exact.ts';
import { NETWORK, networks, NEW_INPUTS, SEEN } from './network.ts';

/** Multiplications between two yields: a few milliseconds of work. */
const SLICE = 2_000_000;

/**
 * Gradient descent on (1/2n) |y − Xw|² for R data sets, and ridge regression on the same data; then networks on data of
 * their own. Every point is a mean over data sets.
 */
export const experiment: Experiment = function* (
  values: Values,
  seed: number,
  engine?: string,
): Generator<Delta | null> {
  if (engine) forceWay(engine);
  yield { kind: 'engine', name: engine ? wayName() : 'typed' };
  yield* linearModels(values, seed);
  yield* trainedNetworks(networks(values['replicas']!), seed, engine);
};

function* linearModels(values: Values, seed: number): Generator<Delta | null> {
  const n = EXAMPLES;
  const [p, replicas] = [values['features']!, values['replicas']!];
  const truth = Math.sqrt(SIGNAL / p);
  const models: { data: DataSet; w: Float64Array }[] = [];
  let work = 0;
  for (let replica = 0; replica < replicas; replica++) {
    const random = stream(seed, 0, replica);
    const data = dataSet({ n, p, noise: values['noise']! }, random);
    const w = Float64Array.from({ length: p }, () => random.normal());
    const scale = values['start']! / Math.hypot(...w);
    models.push({ data, w: w.map((value) => scale * value) });
    work += 20 * n * p;
    if (work > SLICE) {
      work = 0;
      yield null;
    }
  }
  const distance = (w: Float64Array) => w.reduce((sum, value) => sum + (value - truth) ** 2, 0);

  let steps = 0;
  for (const t of TIMES) {
    const [test, train, ridge] = Array.from({ length: 3 }, () => new Float64Array(replicas)) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    const point = (series: string, sample: Float64Array): Delta => ({
      kind: 'point',
      series,
      x: t,
      ...meanAndError(sample),
      replicas,
    });
    const target = Math.round(t / STEP_SIZE);
    for (const [replica, { data, w }] of models.entries()) {
      for (let step = steps; step < target; step++) descend(data, w);
      test[replica] = distance(w);
      train[replica] = residuals(data, w).reduce((sum, value) => sum + value ** 2, 0) / n;
      work += 2 * n * p * (target - steps);
      if (work > SLICE) {
        work = 0;
        yield null;
      }
    }
    steps = target;
    yield point('test', test);
    if (TRAINING_TIMES.includes(t)) yield point('train', train);
    const small = Math.min(n, p);
    for (const [replica, { data }] of models.entries()) {
      ridge[replica] = distance(minimumNorm(data.x, data.y, n, p, 1 / t));
      work += small * n * p + small ** 3;
      if (work > SLICE) {
        work = 0;
        yield null;
      }
    }
    yield point('ridge', ridge);
  }
}

/** Xw − y, length n. */
function residuals({ x, y }: DataSet, w: Float64Array): Float64Array {
  const p = w.length;
  return y.map((value, i) => {
    let sum = -value;
    for (let j = 0; j < p; j++) sum += x[i * p + j]! * w[j]!;
    return sum;
  });
}

/** One step of gradient descent, in place. */
function descend(data: DataSet, w: Float64Array): void {
  const p = w.length;
  for (const [i, residual] of residuals(data, w).entries()) {
    const pull = (STEP_SIZE / data.y.length) * residual;
    for (let j = 0; j < p; j++) w[j]! -= pull * data.x[i * p + j]!;
  }
}

function* trainedNetworks(replicas: number, seed: number, engine?: string): Generator<Delta | null> {
  const { features: p, units, examples: n, noise, stepSize } = NETWORK;
  const inputs = new Float32Array(replicas * n * p);
  const targets = new Float32Array(replicas * n);
  for (let replica = 0; replica < replicas; replica++) {
    const data = dataSet({ n, p, noise }, stream(seed, 1, replica));
    inputs.set(data.x, replica * n * p);
    targets.set(data.y, replica * n);
  }
  const fresh: ReturnType<typeof freshInputs>[] = [];
  for (let replica = 0; replica < replicas; replica++) {
    fresh.push(freshInputs(stream(seed, 2, replica)));
    if (replica % 8 === 7) yield null;
  }
  const ensemble = createEnsemble({
    model: { input: [p], layers: [dense(units, 'tanh'), dense(1)] },
    loss: 'squared',
    optimiser: sgd(stepSize),
    replicas,
    weights: glorot(seed),
    examples: n,
    inputs,
    targets,
    // Not the fastest way, but one that rounds alike on every machine.
    way: engine ? wayName() : 'typed',
  });
  try {
    const chunk = Math.max(1, Math.floor(SLICE / (replicas * n * p * units * 3)));
    for (const { steps } of SEEN) {
      while (ensemble.steps < steps) {
        const { diverged } = ensemble.train(Math.min(chunk, steps - ensemble.steps));
        if (diverged) return yield { kind: 'diverged', step: diverged.step, words: diverged.words };
        yield null;
      }
      const weights = ensemble.weights();
      const { parameters } = ensemble.plan;
      const errors = new Float64Array(replicas);
      for (const [replica, { x, truth }] of fresh.entries()) {
        const own = weights.subarray(replica * parameters, (replica + 1) * parameters);
        errors[replica] =
          answers(own, x).reduce((sum, output, i) => sum + (output - truth[i]!) ** 2, 0) / NEW_INPUTS;
        if (replica % 8 === 7) yield null;
      }
      yield { kind: 'point', series: 'network', x: steps, ...meanAndError(errors), replicas };
    }
  } finally {
    ensemble.dispose();
  }
}

/**
 * What one network answers. An ensemble predicts for the same inputs in every replica; here each network has its own.
 * @param weights as plan.ts lays them out: kernel [features, units], biases, kernel [units], bias
 * @param inputs [m, features]
 */
function answers(weights: Float32Array, inputs: Float32Array): Float64Array {
  const { features: p, units } = NETWORK;
  const [biases, second] = [p * units, (p + 1) * units];
  const sums = new Float64Array(units);
  return Float64Array.from({ length: inputs.length / p }, (_, i) => {
    for (let unit = 0; unit < units; unit++) sums[unit] = weights[biases + unit]!;
    for (let j = 0; j < p; j++) {
      const input = inputs[i * p + j]!;
      for (let unit = 0; unit < units; unit++) sums[unit]! += input * weights[j * units + unit]!;
    }
    let output = weights[second + units]!;
    for (let unit = 0; unit < units; unit++) output += weights[second + unit]! * tanh(sums[unit]!);
    return output;
  });
}
