import { expect, it, test } from 'vitest';
import { stream, type Stream } from '../../src/lab/contract/random.ts';
import { meanAndError } from '../../src/lab/contract/statistics.ts';
import { minibatches } from '../../src/lab/engine/batches.ts';
import { createEnsemble } from '../../src/lab/engine/ensemble.ts';
import { he } from '../../src/lab/engine/initial.ts';
import { convolution, dense, heavyBall, meanPooling, type Model } from '../../src/lab/engine/model.ts';
import { reshuffle } from '../../src/lab/engine/schedules.ts';
import { PIXELS as N, SEEN } from '../../src/site/figures/shifted-networks.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'convolution/sample-economy';

const MODELS: Record<keyof typeof SEEN, Model> = {
  dense: { input: [N], layers: [dense(64, 'relu'), dense(1)] },
  augmented: { input: [N], layers: [dense(64, 'relu'), dense(1)] },
  convolution: {
    input: [N, 1],
    layers: [convolution(4, 3, { activation: 'relu', padding: 'circular' }), meanPooling(N), dense(1)],
  },
};
const PARAMETERS = { dense: 1153, augmented: 1153, convolution: 21 };

/** Images and their targets: the squared second difference, summed over the ring, with its mean and deviation taken out. */
function images(random: Stream, n: number) {
  const x = new Float32Array(n * N).map(() => random.normal());
  const y = Float32Array.from({ length: n }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < N; j++) {
      const at = (k: number) => x[i * N + ((j + k + N) % N)]!;
      sum += (-at(-1) + 2 * at(0) - at(1)) ** 2;
    }
    // The mean is 6 for each place; the second differences have the covariances 6, −4, 1 at distances 0, 1, 2.
    return (sum - 6 * N) / Math.sqrt(2 * N * (36 + 2 * 16 + 2 * 1));
  });
  return { x, y };
}

function shifted({ x, y }: ReturnType<typeof images>) {
  const n = y.length;
  const all = { x: new Float32Array(n * N * N), y: new Float32Array(n * N) };
  for (let i = 0; i < n; i++) {
    for (let a = 0; a < N; a++) {
      for (let j = 0; j < N; j++) all.x[(i * N + a) * N + ((j + a) % N)] = x[i * N + j]!;
      all.y[i * N + a] = y[i]!;
    }
  }
  return all;
}

function errors(kind: keyof typeof SEEN, count: number, replicas: number) {
  const sets = Array.from({ length: replicas }, (_, r) => {
    const set = images(stream(391, count, r), count);
    return kind === 'augmented' ? shifted(set) : set;
  });
  const n = sets[0]!.y.length;
  const ensemble = createEnsemble({
    model: MODELS[kind],
    loss: 'squared',
    optimiser: heavyBall(0.01, 0.9),
    replicas,
    weights: he(392),
    examples: n,
    inputs: Float32Array.from(sets.flatMap(({ x }) => [...x])),
    targets: Float32Array.from(sets.flatMap(({ y }) => [...y])),
    batches: minibatches(reshuffle({ n, replicas, seed: 393 }), 16, { n, replicas }),
  });
  for (let part = 0; part < 20; part++) ensemble.train(200);
  const test = images(stream(394), 1000);
  const found = ensemble.predict(test.x);
  const parameters = ensemble.plan.parameters;
  ensemble.dispose();
  const sample = Array.from({ length: replicas }, (_, r) =>
    test.y.reduce((sum, value, i) => sum + (found[r * 1000 + i]! - value) ** 2 / 1000, 0),
  );
  return { ...meanAndError(sample), parameters };
}

it('the target has mean zero and variance one', () => {
  const { y } = images(stream(390), 20_000);
  const { mean, standardError } = meanAndError(y);
  expect(Math.abs(mean)).toBeLessThan(0.03);
  expect(standardError * Math.sqrt(20_000)).toBeCloseTo(1, 1);
});

test.each([
  ['dense', 256],
  ['augmented', 16],
  ['convolution', 32],
] as const)('%s, %i images', (kind, count) => {
  const { mean, standardError, parameters } = errors(kind, count, 8);
  const seen = SEEN[kind].find(({ images }) => images === count)!.error;
  // The 1,000 new images scatter too, by about 5 per cent.
  expect(Math.abs(mean - seen), `${mean} ± ${standardError}`).toBeLessThan(4 * standardError + 0.08 * seen);
  expect(parameters).toBe(PARAMETERS[kind]);
  expect(prints(CHAPTER, parameters.toLocaleString('en'), '64 ReLU units')).toBe(true);
});

it('prints the table', () => {
  SEEN.augmented.forEach(({ images, error }, i) => {
    const digits = (value: number) => (value < 0.15 ? value.toFixed(3) : value.toFixed(2));
    expect(SEEN.dense[i]!.images).toBe(16 * images);
    expect(SEEN.convolution[i]!.images).toBe(images);
    for (const value of [SEEN.dense[i]!.error, error, SEEN.convolution[i]!.error]) {
      expect(prints(CHAPTER, digits(value), `| ${images} |`), `${images}: ${value}`).toBe(true);
    }
  });
  const [few, many] = [
    SEEN.augmented[0].error / SEEN.dense[0].error,
    SEEN.augmented[5].error / SEEN.dense[5].error,
  ];
  expect(prints(CHAPTER, (100 * (few - 1)).toFixed(0), 'first two columns')).toBe(true);
  expect(Math.abs(many - 1)).toBeLessThan(0.02);
  const middle = SEEN.augmented[3].error / SEEN.dense[3].error;
  expect(prints(CHAPTER, (100 * (middle - 1)).toFixed(0), 'first two columns')).toBe(true);
  const factors = SEEN.augmented.map(({ error }, i) => error / SEEN.convolution[i]!.error);
  for (const factor of [Math.min(...factors), Math.max(...factors)]) {
    expect(prints(CHAPTER, factor.toFixed(1), 'lower by factors of')).toBe(true);
  }
  expect(SEEN.dense[0]).toMatchObject({ images: 64 });
  expect(SEEN.dense[0].error).toBeGreaterThan(1);
});
