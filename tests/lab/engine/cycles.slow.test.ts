import { expect, test } from 'vitest';
import { createEnsemble } from '../../../src/lab/engine/ensemble.ts';
import * as tf from '../../../src/lab/engine/tf.ts';
import { WAY_NAMES } from '../../../src/lab/engine/way.ts';
import { wasm } from '../../../src/lab/engine/wasm/instance.ts';
import { MODELS, OPTIMISERS, problem } from './problems.ts';

test.each(WAY_NAMES)('%s: a thousand ensembles leave no tensor and no growing memory', (way) => {
  const cycle = (seed: number) => {
    const given = problem(seed, MODELS['tanh 2-8-8-1']!, OPTIMISERS['adam']!, { replicas: 5, batch: 4 });
    const ensemble = createEnsemble({ ...given, way });
    ensemble.train(2);
    ensemble.setStepSize(0.02);
    ensemble.train(1);
    ensemble.predict(given.inputs);
    ensemble.dispose();
  };
  cycle(0);
  const bytes = wasm()!.floats().byteLength;
  const before = tf.memory().numTensors;
  // The reference is slow, and what it leaves it would leave at once.
  const cycles = way === 'plain' ? 50 : 1000;
  for (let seed = 1; seed <= cycles; seed++) cycle(seed);
  expect(tf.memory().numTensors).toBe(before);
  expect(wasm()!.floats().byteLength).toBe(bytes);
});
