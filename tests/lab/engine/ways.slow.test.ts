import { describe, expect, test } from 'vitest';
import { createEnsemble, type Problem } from '../../../src/lab/engine/ensemble.ts';
import { WAY_NAMES, type WayName } from '../../../src/lab/engine/way.ts';
import { MODELS, OPTIMISERS, problem, relativeDifference, type Size } from './problems.ts';

/** 20 steps from the same weights. */
function trained(make: () => Problem, way: WayName) {
  const ensemble = createEnsemble({ ...make(), way });
  const { losses } = ensemble.train(13);
  const { losses: more } = ensemble.train(7);
  const weights = ensemble.weights();
  ensemble.dispose();
  return { weights, losses: [...losses, ...more] };
}

const SIZES: Record<string, Size> = {
  'one replica, full batch': {},
  'one replica, batches of 5': { batch: 5 },
  'batches of 1': { replicas: 3, batch: 1 },
  'six replicas, batches of 4': { replicas: 6, batch: 4 },
  'five replicas with their own data': { replicas: 5, batch: 7, own: true },
  'own data, full batch': { replicas: 4, own: true },
};

/** The reference is slow: once for all ways. */
const references = new Map<string, ReturnType<typeof trained>>();

function expectAgreement(name: string, make: () => Problem, way: WayName) {
  const fast = trained(make, way);
  const plain = references.get(name) ?? trained(make, 'plain');
  references.set(name, plain);
  expect(relativeDifference(fast.weights, plain.weights)).toBeLessThanOrEqual(1e-5);
  expect(relativeDifference(fast.losses, plain.losses)).toBeLessThanOrEqual(1e-5);
}

describe.each(WAY_NAMES.filter((way) => way !== 'plain'))('%s against plain tfjs after 20 steps', (way) => {
  describe.each(Object.entries(MODELS))('%s', (name, model) => {
    test.each(Object.entries(OPTIMISERS))('%s', (by, optimiser) => {
      expectAgreement(name + by, () => problem(3, model, optimiser, { replicas: 2, batch: 6 }), way);
    });
  });

  test.each(Object.entries(SIZES))('%s', (name, size) => {
    expectAgreement(name, () => problem(4, MODELS['tanh 3-5-7-3']!, OPTIMISERS['sgd']!, size), way);
  });

  test('four replicas side by side, convolution', () => {
    const make = () =>
      problem(5, MODELS['two convolutions with pooling']!, OPTIMISERS['sgd']!, { replicas: 5, batch: 2 });
    expectAgreement('side by side', make, way);
  });
});
