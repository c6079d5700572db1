import { expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { minibatches } from '../../src/lab/engine/batches.ts';
import { createEnsemble } from '../../src/lab/engine/ensemble.ts';
import { he } from '../../src/lab/engine/initial.ts';
import { adam, convolution } from '../../src/lab/engine/model.ts';
import { reshuffle } from '../../src/lab/engine/schedules.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'convolution/kernel-size';
const [SITES, CHANNELS, LAYERS, REPLICAS, EXAMPLES, BATCH] = [18, 16, 8, 12, 256, 8];
const MIDDLE = SITES / 2;

/** Mean and standard deviation of the squared gradient before and after training to copy the pixel `ahead`. */
function trained(ahead: number) {
  const random = stream(3);
  const inputs = Float32Array.from({ length: REPLICAS * EXAMPLES * SITES }, () => random.normal());
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
  /** Of each network, by central differences: piecewise linear networks, steps of a hundredth. */
  const profiles = () => {
    const step = 0.01;
    const squares = Array.from({ length: REPLICAS }, () => new Float64Array(SITES));
    for (let image = 0; image < 10; image++) {
      const base = Float32Array.from({ length: SITES }, () => random.normal());
      const batch = new Float32Array(2 * SITES * SITES);
      for (let u = 0; u < SITES; u++) {
        for (const side of [0, 1]) {
          batch.set(base, (2 * u + side) * SITES);
          batch[(2 * u + side) * SITES + u]! += side === 0 ? step : -step;
        }
      }
      const outputs = ensemble.predict(batch);
      squares.forEach((square, replica) => {
        for (let u = 0; u < SITES; u++) {
          const at = (side: number) => outputs[(replica * 2 * SITES + 2 * u + side) * SITES + MIDDLE]!;
          square[u]! += ((at(0) - at(1)) / (2 * step)) ** 2;
        }
      });
    }
    const each = squares.map(moments);
    const pooled = moments(
      Float64Array.from({ length: SITES }, (_, u) => squares.reduce((sum, square) => sum + square[u]!, 0)),
    );
    return { each, pooled };
  };
  const before = profiles();
  const losses = ensemble.train(500).losses.slice(-REPLICAS);
  const after = profiles();
  ensemble.dispose();
  // Half a square a site; predicting zero costs one half.
  const errors = [...losses].map((loss) => loss / SITES / 0.5);
  return { before, after, errors };
}

/** Mean and standard deviation of a profile, in pixels ahead. */
function moments(squares: Float64Array): { mean: number; deviation: number } {
  const total = squares.reduce((sum, value) => sum + value, 0);
  const mean = squares.reduce((sum, value, u) => sum + (u - MIDDLE) * value, 0) / total;
  const square = squares.reduce((sum, value, u) => sum + (u - MIDDLE) ** 2 * value, 0) / total;
  return { mean, deviation: Math.sqrt(square - mean ** 2) };
}

it('copying the sixth pixel moves the field there, copying the pixel itself shrinks it', () => {
  const far = trained(6);
  const near = trained(0);
  // Eight layers of size 3: √(8 · 2/3) = 2.31 in the mean over many networks.
  expect(Math.abs(far.before.pooled.deviation - 2.31)).toBeLessThan(0.05);
  expect(prints(CHAPTER, Math.sqrt(16 / 3).toFixed(1), 'six to the right')).toBe(true);
  expect(far.after.pooled.mean.toFixed(1)).toBe('5.7');
  expect(far.after.pooled.deviation.toFixed(1)).toBe('1.0');
  expect(near.after.pooled.deviation.toFixed(1)).toBe('0.7');
  expect(prints(CHAPTER, '5.7', '1.0', '0.7', 'Twelve networks')).toBe(true);
  for (const { mean } of far.after.each) {
    expect(mean).toBeGreaterThan(5.2);
    expect(mean).toBeLessThan(5.9);
  }
  for (const { deviation } of near.after.each) expect(deviation).toBeLessThan(1);
  expect(Math.max(...far.errors, ...near.errors)).toBeLessThan(0.02);
});
