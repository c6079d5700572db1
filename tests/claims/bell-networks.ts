import { stream } from '../../src/lab/contract/random.ts';
import { createEnsemble } from '../../src/lab/engine/ensemble.ts';
import { adam, dense } from '../../src/lab/engine/model.ts';
import { randomNetwork } from '../../src/lab/demos/spline-lines/polygon.ts';
import { INPUTS, POINTS, target, TRAINING } from '../../src/lab/demos/spline-lines/problem.ts';

/**
 * Trains networks on the bell as obs:trained-from-random says.
 * @param weights one network after the other, laid out as the engine's plan
 * @param inputs what stands for the 257 points
 * @param schedule the number of steps, and the step size at first
 * @returns mean squared errors, and the weights at the end
 */
export function trainOnBell(
  m: number,
  weights: Float32Array,
  inputs: Float32Array = Float32Array.from(INPUTS),
  { steps, stepSize }: { steps: number; stepSize: number } = TRAINING,
) {
  const replicas = weights.length / (3 * m + 1);
  const targets = Float32Array.from(INPUTS, (x) => target(x));
  const ensemble = createEnsemble({
    model: { input: [1], layers: [dense(m, 'relu'), dense(1)] },
    loss: 'squared',
    optimiser: adam(stepSize),
    replicas,
    weights,
    examples: POINTS,
    inputs,
    targets,
  });
  for (let step = 0; step < steps; step += 50) {
    ensemble.setStepSize(stepSize * (1 - step / steps));
    ensemble.train(50);
  }
  const outputs = ensemble.predict(inputs);
  const errors = Array.from({ length: replicas }, (_, r) =>
    targets.reduce((sum, y, i) => sum + (outputs[r * POINTS + i]! - y) ** 2 / POINTS, 0),
  );
  const trained = ensemble.weights();
  ensemble.dispose();
  return { errors, outputs, weights: trained };
}

/** Weights for `count` networks of m units, one after the other, as obs:trained-from-random draws them. */
export function fromRandom(m: number, count: number, seed: number): Float32Array {
  return together(m, count, (r) => randomNetwork(m, stream(seed, m, r)));
}

/** The same with Keras's initial weights: Glorot's uniform law for both kernels, biases zero. */
export function fromKeras(m: number, count: number, seed: number): Float32Array {
  const limit = Math.sqrt(6 / (1 + m));
  return together(m, count, (r) => {
    const random = stream(seed, m, r);
    const weights = new Float32Array(3 * m + 1);
    for (let j = 0; j < m; j++) {
      weights[j] = limit * (2 * random.uniform() - 1);
      weights[2 * m + j] = limit * (2 * random.uniform() - 1);
    }
    return weights;
  });
}

function together(m: number, count: number, draw: (r: number) => Float32Array): Float32Array {
  const weights = new Float32Array(count * (3 * m + 1));
  for (let r = 0; r < count; r++) weights.set(draw(r), r * (3 * m + 1));
  return weights;
}

const DEVIATION = Math.sqrt(INPUTS.reduce((sum, x) => sum + (x - 0.5) ** 2 / POINTS, 0));

/** The points with mean 0. */
export function shifted(): Float32Array {
  return Float32Array.from(INPUTS, (x) => x - 0.5);
}

/** The points with variance 1, the left end at 0. */
export function scaled(): Float32Array {
  return Float32Array.from(INPUTS, (x) => x / DEVIATION);
}

/** The points with mean 0 and variance 1. */
export function standardised(): Float32Array {
  return Float32Array.from(INPUTS, (x) => (x - 0.5) / DEVIATION);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}
