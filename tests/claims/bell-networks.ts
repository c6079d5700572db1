import { createEnsemble } from '../../src/lab/engine/ensemble.ts';
import { adam, dense } from '../../src/lab/engine/model.ts';
import { INPUTS, POINTS, target, TRAINING } from '../../src/lab/demos/spline-lines/problem.ts';

/**
 * Trains networks on the bell as obs:trained-from-random says.
 * @param weights one network after the other, laid out as the engine's plan
 * @param inputs what stands for the 257 points
 * @returns mean squared errors, and the weights at the end
 */
export function trainOnBell(
  m: number,
  weights: Float32Array,
  inputs: Float32Array = Float32Array.from(INPUTS),
) {
  const replicas = weights.length / (3 * m + 1);
  const targets = Float32Array.from(INPUTS, (x) => target(x));
  const ensemble = createEnsemble({
    model: { input: [1], layers: [dense(m, 'relu'), dense(1)] },
    loss: 'squared',
    optimiser: adam(TRAINING.stepSize),
    replicas,
    weights,
    examples: POINTS,
    inputs,
    targets,
  });
  for (let step = 0; step < TRAINING.steps; step += 50) {
    ensemble.setStepSize(TRAINING.stepSize * (1 - step / TRAINING.steps));
    ensemble.train(50);
  }
  const outputs = ensemble.predict(inputs);
  const errors = Array.from({ length: replicas }, (_, r) =>
    targets.reduce((sum, y, i) => sum + (outputs[r * POINTS + i]! - y) ** 2 / POINTS, 0),
  );
  const trained = ensemble.weights();
  ensemble.dispose();
  return { errors, weights: trained };
}
