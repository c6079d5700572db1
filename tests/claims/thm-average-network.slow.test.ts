import { expect, it } from 'vitest';
// Before the engine, so that Node can load tfjs.
import '../../src/lab/runner/node.ts';
import { stream } from '../../src/lab/contract/random.ts';
import { createEnsemble } from '../../src/lab/engine/ensemble.ts';
import { adam, dense, heavyBall, sgd, type Model, type Optimiser } from '../../src/lab/engine/model.ts';
import { glorot } from '../../src/lab/engine/initial.ts';

const [N, HIDDEN, BASES, STEPS] = [6, 8, 3, 60];
const MODEL: Model = { input: [N], layers: [dense(HIDDEN, 'relu'), dense(HIDDEN, 'tanh'), dense(N)] };
const PARAMETERS = N * HIDDEN + HIDDEN + HIDDEN * HIDDEN + HIDDEN + HIDDEN * N + N;
const random = stream(41);
const vector = () => Float64Array.from({ length: N }, () => random.normal());
const shifted = (all: readonly Float64Array[]) =>
  Float32Array.from(
    all.flatMap((u) =>
      Array.from({ length: N }, (_, s) => Array.from(u, (__, i) => u[(i - s + N) % N]!)).flat(),
    ),
  );
const inputs = shifted(Array.from({ length: BASES }, vector));
/** Labels shifted with the inputs, by no rule that a convolution would know. */
const targets = shifted(Array.from({ length: BASES }, vector));
const asked = shifted([vector(), vector()]);

function trained(
  optimiser: Optimiser,
  replicas: number,
  weights: Float32Array,
  data = inputs,
  labels = targets,
) {
  const ensemble = createEnsemble({
    model: MODEL,
    loss: 'squared',
    optimiser,
    replicas,
    weights,
    examples: data.length / N,
    inputs: data,
    targets: labels,
    way: 'typed',
  });
  ensemble.train(STEPS);
  const answers = Float64Array.from(ensemble.predict(asked));
  ensemble.dispose();
  return answers;
}

function starts(replicas: number, seed: number): Float32Array {
  const ensemble = createEnsemble({
    model: MODEL,
    loss: 'squared',
    optimiser: sgd(0.1),
    replicas,
    weights: glorot(seed),
    examples: 1,
    inputs: new Float32Array(N),
    targets: new Float32Array(N),
    way: 'typed',
  });
  const weights = ensemble.weights();
  ensemble.dispose();
  return weights;
}

/** The weights x^g for the shift by one: rows of the first matrix and columns of the last are shifted. */
function moved(weights: Float32Array): Float32Array {
  const out = Float32Array.from(weights);
  for (let i = 0; i < N; i++) {
    for (let h = 0; h < HIDDEN; h++) out[i * HIDDEN + h] = weights[((i + 1) % N) * HIDDEN + h]!;
  }
  const last = PARAMETERS - HIDDEN * N - N;
  for (let h = 0; h <= HIDDEN; h++) {
    // The row after the last one is the bias.
    for (let o = 0; o < N; o++) out[last + h * N + o] = weights[last + h * N + ((o + 1) % N)]!;
  }
  return out;
}

it.each([
  ['SGD', sgd(0.1)],
  ['momentum', heavyBall(0.02)],
  ['Adam', adam(0.01)],
])('%s from the moved weights does what it does from the others, moved', (_, optimiser) => {
  const start = starts(1, 5);
  const one = trained(optimiser, 1, start);
  const other = trained(optimiser, 1, moved(start));
  // Φ^g(u) = S⁻¹ Φ(S u); the asked signals stand in all their shifts, one after the other.
  for (let b = 0; b < 2; b++) {
    for (let s = 0; s < N; s++) {
      for (let o = 0; o < N; o++) {
        const answer = one[(b * N + ((s + 1) % N)) * N + ((o + 1) % N)]!;
        expect(other[(b * N + s) * N + o]).toBeCloseTo(answer, 3);
      }
    }
  }
});

/** Each network's answers, moved back, less their mean over the shifts: [replica][signal, shift, output]. */
function deviations(answers: Float64Array, replicas: number): Float64Array[] {
  const size = answers.length / replicas;
  return Array.from({ length: replicas }, (_, r) => {
    const own = answers.subarray(r * size, (r + 1) * size);
    const back = Float64Array.from(own, (__, i) => {
      const [b, s, o] = [Math.floor(i / N / N), Math.floor(i / N) % N, i % N];
      return own[(b * N + s) * N + ((o + s) % N)]!;
    });
    return back.map((value, i) => {
      const [b, o] = [Math.floor(i / N / N), i % N];
      let mean = 0;
      for (let s = 0; s < N; s++) mean += back[(b * N + s) * N + o]! / N;
      return value - mean;
    });
  });
}

/** Mean of the products of pairs over the mean square, with its standard error over blocks. */
function overlap(all: readonly Float64Array[]) {
  const block = 20;
  const square = all.reduce((sum, x) => sum + x.reduce((s, v) => s + v * v, 0), 0) / all.length;
  const values = Array.from({ length: all.length / block }, (_, b) => {
    const group = all.slice(b * block, (b + 1) * block);
    const total = group[0]!.map((__, i) => group.reduce((sum, x) => sum + x[i]!, 0));
    const own = group.reduce((sum, x) => sum + x.reduce((s, v) => s + v * v, 0), 0);
    return (total.reduce((s, v) => s + v * v, 0) - own) / (block * (block - 1)) / square;
  });
  const mean = values.reduce((sum, v) => sum + v, 0) / values.length;
  const error = Math.sqrt(
    values.reduce((sum, v) => sum + (v - mean) ** 2, 0) / values.length / (values.length - 1),
  );
  return { mean, error };
}

it('deviations of independent networks are uncorrelated, so that a mean of M has 1/M', () => {
  const replicas = 600;
  const { mean, error } = overlap(deviations(trained(adam(0.01), replicas, starts(replicas, 6)), replicas));
  expect(error).toBeLessThan(0.004);
  expect(Math.abs(mean)).toBeLessThan(4 * error);
});

it('they are correlated when the data are not closed', () => {
  const replicas = 200;
  const data = Float32Array.from(inputs).filter((_, i) => Math.floor(i / N) % N < 2);
  const labels = Float32Array.from(targets).filter((_, i) => Math.floor(i / N) % N < 2);
  const answers = trained(adam(0.01), replicas, starts(replicas, 6), data, labels);
  const { mean, error } = overlap(deviations(answers, replicas));
  expect(mean).toBeGreaterThan(6 * error);
});
