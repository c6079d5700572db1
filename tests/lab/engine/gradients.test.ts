import { describe, expect, test, vi } from 'vitest';
import { createEnsemble } from '../../../src/lab/engine/ensemble.ts';
import { sgd } from '../../../src/lab/engine/model.ts';
import { WAY_NAMES, type WayName } from '../../../src/lab/engine/way.ts';
import { naiveLoss } from './naive.ts';
import { MODELS, OPTIMISERS, problem, relativeDifference } from './problems.ts';

// Kernels of the guide are registered before tfjs's whole set: it warns for each of them.
vi.spyOn(console, 'warn').mockImplementation(() => {});
const { taped } = await import('./taped.ts');
const tf = await import('../../../src/lab/engine/tf.ts');

/** The loss and its gradient: what one step of size 1 subtracts. */
function oneStep(model: (typeof MODELS)[string], way: WayName) {
  const given = problem(8, model, sgd(1), { examples: 6 });
  const ensemble = createEnsemble({ ...given, way });
  const { losses } = ensemble.train(1);
  const start = given.weights as Float32Array;
  const gradient = ensemble.weights().map((w, i) => start[i]! - w);
  ensemble.dispose();
  return { given, start, loss: losses[0]!, gradient };
}

describe.each(WAY_NAMES)('%s', (way) => {
  describe.each(Object.entries(MODELS))('%s', (_, model) => {
    test('the gradient is that of central differences', () => {
      const { given, start, loss, gradient } = oneStep(model, way);
      const at = (w: ArrayLike<number>) => naiveLoss(model, w, given.inputs, given.targets, given.examples);
      expect(loss / at(start)).toBeCloseTo(1, 5);
      // Three dozen weights, spread over all layers, are enough for the large models.
      const every = Math.max(1, Math.floor(start.length / 36));
      const checked = Array.from(start.keys()).filter((i) => i % every === 0 || i >= start.length - 3);
      const differences = checked.map((index) => {
        const w = Float64Array.from(start);
        const shifted = (h: number) => at(w.with(index, w[index]! + h));
        return (shifted(1e-5) - shifted(-1e-5)) / 2e-5;
      });
      expect(
        relativeDifference(
          checked.map((i) => gradient[i]!),
          differences,
        ),
      ).toBeLessThan(2e-6);
    });

    test('the gradient is that of tf.variableGrads', () => {
      const { given, start, gradient } = oneStep(model, way);
      const before = tf.memory().numTensors;
      const peer = taped(model, start, given.inputs, given.targets, given.examples);
      const { value, grads } = tf.variableGrads(() => peer.loss(), peer.variables);
      const tape = peer.variables.flatMap((v) => Array.from(grads[v.name]!.dataSync()));
      expect(relativeDifference(gradient, tape)).toBeLessThan(2e-6);
      tf.dispose([value, grads]);
      peer.dispose();
      expect(tf.memory().numTensors).toBe(before);
    });
  });
});

describe('20 steps are those of tfjs’s own optimiser on the tape', () => {
  const peers = {
    sgd: () => tf.train.sgd(0.05),
    'heavy ball': () => tf.train.momentum(0.02, 0.9),
    nesterov: () => tf.train.momentum(0.02, 0.9, true),
    adam: () => tf.train.adam(0.01),
  };
  const models = Object.entries(MODELS).filter(([, { model }]) => model.input.length === 1);
  describe.each(Object.entries(peers))('%s', (name, peer) => {
    test.each(models)('%s', (_, model) => {
      const given = problem(9, model, OPTIMISERS[name]!, { examples: 8 });
      const other = taped(model, given.weights as Float32Array, given.inputs, given.targets, given.examples);
      const optimiser = peer();
      for (let step = 0; step < 20; step++) optimiser.minimize(() => other.loss(), false, other.variables);
      for (const way of WAY_NAMES) {
        const ensemble = createEnsemble({ ...given, way });
        ensemble.train(20);
        expect(relativeDifference(ensemble.weights(), other.weights()), way).toBeLessThanOrEqual(1e-5);
        ensemble.dispose();
      }
      optimiser.dispose();
      other.dispose();
    });
  });
});
