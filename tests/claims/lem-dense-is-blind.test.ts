import { expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { minibatches } from '../../src/lab/engine/batches.ts';
import { createEnsemble } from '../../src/lab/engine/ensemble.ts';
import { adam, dense, heavyBall, type Optimiser } from '../../src/lab/engine/model.ts';
import { reshuffle } from '../../src/lab/engine/schedules.ts';

const [N, n, units, m] = [6, 12, 8, 20];

/** A random rotation, by Gram and Schmidt, or a signed permutation. */
function orthogonal(signed: boolean): number[][] {
  const random = stream(301);
  if (signed) {
    const order = Int32Array.from({ length: N }, (_, i) => i);
    random.shuffle(order);
    return [...order].map((k) => Array.from({ length: N }, (_, j) => (j === k ? (k % 2 === 0 ? 1 : -1) : 0)));
  }
  const rows: number[][] = [];
  while (rows.length < N) {
    const v = Array.from({ length: N }, () => random.normal());
    for (const u of rows) {
      const along = u.reduce((sum, value, j) => sum + value * v[j]!, 0);
      u.forEach((value, j) => (v[j]! -= along * value));
    }
    const length = Math.hypot(...v);
    rows.push(v.map((value) => value / length));
  }
  return rows;
}

const turned = (U: number[][], x: Float32Array) =>
  x.map((_, i) => U[i % N]!.reduce((sum, value, j) => sum + value * x[i - (i % N) + j]!, 0));

/** Predictions on m inputs of two runs, one of them rotated with its data, its first layer and the inputs. */
function runs(optimiser: Optimiser, U: number[][]): { plain: Float32Array; rotated: Float32Array } {
  const random = stream(302);
  const inputs = new Float32Array(n * N).map(() => random.normal());
  const targets = new Float32Array(n).map(() => random.normal());
  const fresh = new Float32Array(m * N).map(() => random.normal());
  const start = new Float32Array(N * units + units + units + 1).map(() => 0.5 * random.normal());
  const first = start.slice();
  // The kernel is stored as [inputs, units]: its columns turn.
  for (let unit = 0; unit < units; unit++) {
    for (let j = 0; j < N; j++) {
      first[j * units + unit] = U[j]!.reduce((sum, value, k) => sum + value * start[k * units + unit]!, 0);
    }
  }
  const predictions = (weights: Float32Array, x: Float32Array, on: Float32Array) => {
    const ensemble = createEnsemble({
      model: { input: [N], layers: [dense(units, 'tanh'), dense(1)] },
      loss: 'squared',
      optimiser,
      weights,
      examples: n,
      inputs: x,
      targets,
      batches: minibatches(reshuffle({ n, replicas: 1, seed: 5 }), 4, { n, replicas: 1 }),
    });
    ensemble.train(200);
    const found = ensemble.predict(on);
    ensemble.dispose();
    return found;
  };
  return {
    plain: predictions(start, inputs, fresh),
    rotated: predictions(first, turned(U, inputs), turned(U, fresh)),
  };
}

const largest = ({ plain, rotated }: ReturnType<typeof runs>) =>
  Math.max(...plain.map((value, i) => Math.abs(value - rotated[i]!)));

it('a network trained with momentum on rotated data, from rotated weights, says the same', () => {
  expect(largest(runs(heavyBall(0.02, 0.9), orthogonal(false)))).toBeLessThan(1e-3);
});

it('with Adam it does not, except for permutations and sign flips of the inputs', () => {
  expect(largest(runs(adam(0.01), orthogonal(false)))).toBeGreaterThan(0.05);
  expect(largest(runs(adam(0.01), orthogonal(true)))).toBeLessThan(1e-3);
});
