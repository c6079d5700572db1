import { expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { minibatches } from '../../src/lab/engine/batches.ts';
import { createEnsemble } from '../../src/lab/engine/ensemble.ts';
import { he } from '../../src/lab/engine/initial.ts';
import { adam, convolution } from '../../src/lab/engine/model.ts';
import { reshuffle } from '../../src/lab/engine/schedules.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'convolution/kernel-size';
const [SITES, CHANNELS, LAYERS, REPLICAS, EXAMPLES, BATCH] = [24, 16, 8, 4, 256, 16];
const MIDDLE = SITES / 2;

/** Mean and standard deviation of the squared gradient before and after training to copy the pixel `ahead`. */
function trained(ahead: number) {
  const random = stream(3);
  const inputs = Float32Array.from({ length: EXAMPLES * SITES }, () => random.normal());
  const targets = inputs.map((_, i) => {
    const u = i % SITES;
    return inputs[i - u + ((u + ahead) % SITES)]!;
  });
  const ensemble = createEnsemble({
    model: {
      input: [SITES, 1],
      layers: [
        ...Array.from({ length: LAYERS - 1 }, () =>
          convolution(CHANNELS, [3], { activation: 'relu', padding: 'circular' }),
        ),
        convolution(1, [3], { padding: 'circular' }),
      ],
    },
    loss: 'squared',
    optimiser: adam(0.003),
    replicas: REPLICAS,
    weights: he(1),
    examples: EXAMPLES,
    inputs,
    targets,
    batches: minibatches(reshuffle({ n: EXAMPLES, replicas: REPLICAS, seed: 1 }), BATCH, {
      n: EXAMPLES,
      replicas: REPLICAS,
    }),
  });
  /** By central differences: piecewise linear networks, steps of a hundredth. */
  const profile = () => {
    const step = 0.01;
    const squares = new Float64Array(SITES);
    for (let image = 0; image < 20; image++) {
      const base = Float32Array.from({ length: SITES }, () => random.normal());
      const batch = new Float32Array(2 * SITES * SITES);
      for (let u = 0; u < SITES; u++) {
        for (const side of [0, 1]) {
          batch.set(base, (2 * u + side) * SITES);
          batch[(2 * u + side) * SITES + u]! += side === 0 ? step : -step;
        }
      }
      const outputs = ensemble.predict(batch);
      for (let replica = 0; replica < REPLICAS; replica++) {
        for (let u = 0; u < SITES; u++) {
          const at = (side: number) => outputs[(replica * 2 * SITES + 2 * u + side) * SITES + MIDDLE]!;
          squares[u]! += ((at(0) - at(1)) / (2 * step)) ** 2;
        }
      }
    }
    const total = squares.reduce((sum, value) => sum + value, 0);
    const mean = squares.reduce((sum, value, u) => sum + (u - MIDDLE) * value, 0) / total;
    const square = squares.reduce((sum, value, u) => sum + (u - MIDDLE) ** 2 * value, 0) / total;
    return { mean, deviation: Math.sqrt(square - mean ** 2) };
  };
  const before = profile();
  const losses = ensemble.train(400).losses.slice(-REPLICAS);
  const after = profile();
  ensemble.dispose();
  // Half a square a site; predicting zero costs one half.
  const error = losses.reduce((sum, value) => sum + value, 0) / REPLICAS / SITES / 0.5;
  return { before, after, error };
}

it('copying the sixth pixel moves the field there, copying the pixel itself shrinks it', () => {
  const far = trained(6);
  const near = trained(0);
  expect(far.before.deviation).toBeCloseTo(2.4, 1);
  // Eight layers of size 3: √(8 · 2/3) = 2.31 in the mean over many networks.
  expect(Math.abs(far.before.deviation - Math.sqrt(16 / 3))).toBeLessThan(0.3);
  expect(Math.abs(far.after.mean - 5.8)).toBeLessThan(0.1);
  expect(Math.abs(far.after.deviation - 0.9)).toBeLessThan(0.1);
  expect(Math.abs(near.after.deviation - 0.7)).toBeLessThan(0.1);
  expect(Math.max(far.error, near.error)).toBeLessThan(0.01);
  expect(prints(CHAPTER, '5.8', '2.4', '0.9', '0.7')).toBe(true);
});
