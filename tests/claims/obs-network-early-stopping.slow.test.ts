import { expect, it } from 'vitest';
import { stream, type Stream } from '../../src/lab/contract/random.ts';
import { meanAndError } from '../../src/lab/contract/statistics.ts';
import { createEnsemble } from '../../src/lab/engine/ensemble.ts';
import { glorot } from '../../src/lab/engine/initial.ts';
import { dense, sgd } from '../../src/lab/engine/model.ts';
import { NETWORK, SEEN } from '../../src/lab/demos/early-stopping/network.ts';
import { draw, response } from './gaussian-regression.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'statistical-learning/double-descent';
const WORDS = 'Networks with 30 inputs';

/** A network's squared distance from the truth ⟨β, x⟩ on new inputs of its own, layer by layer. */
function distance(weights: Float32Array, beta: readonly number[], random: Stream): number {
  const [p, units, m] = [30, 16, 500];
  let sum = 0;
  for (let i = 0; i < m; i++) {
    const x = Array.from({ length: p }, () => random.normal());
    let output = weights[p * units + 2 * units]!;
    for (let unit = 0; unit < units; unit++) {
      const into = x.reduce((total, value, j) => total + value * weights[j * units + unit]!, 0);
      output += weights[(p + 1) * units + unit]! * Math.tanh(into + weights[p * units + unit]!);
    }
    sum += (output - x.reduce((total, value, j) => total + value * beta[j]!, 0)) ** 2 / m;
  }
  return sum;
}

function train(replicas: number, seed: number) {
  const [n, p] = [60, 30];
  // Inputs have no preferred direction: any truth of length 1 is as good as equal weights.
  const beta = Array.from({ length: p }, (_, j) => (j === 4 ? 1 : 0));
  const sets = Array.from({ length: replicas }, (_, i) => draw(stream(seed, i), n, beta, Math.sqrt(0.5)));
  const ensemble = createEnsemble({
    model: { input: [p], layers: [dense(16, 'tanh'), dense(1)] },
    loss: 'squared',
    optimiser: sgd(0.2),
    replicas,
    weights: glorot(seed + 1),
    examples: n,
    inputs: Float32Array.from(sets.flatMap(({ x }) => [...x])),
    targets: Float32Array.from(sets.flatMap(({ y }) => [...y])),
  });
  const errors = () => {
    const weights = ensemble.weights();
    return Array.from({ length: replicas }, (_, i) =>
      distance(weights.subarray(i * 513, (i + 1) * 513), beta, stream(seed + 2, i)),
    );
  };
  return { ensemble, errors };
}

it('networks on other data, for another truth and other new inputs, show the printed errors', () => {
  const replicas = 200;
  const { ensemble, errors } = train(replicas, 131);
  expect(ensemble.plan.parameters).toBe(513);
  expect(prints(CHAPTER, '513', WORDS)).toBe(true);
  for (const { steps, mean, deviation } of SEEN) {
    ensemble.train(steps - ensemble.steps);
    const found = meanAndError(errors());
    const allowed = 4 * Math.hypot(found.standardError, deviation / Math.sqrt(2000));
    expect(Math.abs(found.mean - mean), `${steps} steps`).toBeLessThan(allowed);
    expect((found.standardError * Math.sqrt(replicas)) / deviation).toBeGreaterThan(0.75);
    expect((found.standardError * Math.sqrt(replicas)) / deviation).toBeLessThan(1.3);
  }
  ensemble.dispose();
});

it('after 100 steps little more happens', () => {
  const { ensemble, errors } = train(50, 137);
  ensemble.train(100);
  const before = errors();
  ensemble.train(300);
  const later = meanAndError(errors().map((value, i) => value - before[i]!));
  ensemble.dispose();
  const { mean } = SEEN.find(({ steps }) => steps === 100)!;
  // Printed to two digits.
  expect(Math.abs(mean + later.mean - 0.69)).toBeLessThan(0.005 + 4 * later.standardError);
  expect(4 * later.standardError).toBeLessThan(0.06);
  expect(prints(CHAPTER, '0.69', WORDS, '400')).toBe(true);
});

it('prints what linear fits to the same data reach', () => {
  // σ² p/(n − p − 1), and the limit σ²γ m(λ*) of the best ridge.
  expect(prints(CHAPTER, ((0.5 * 30) / 29).toFixed(3), WORDS)).toBe(true);
  expect(prints(CHAPTER, (0.5 * 0.5 * response(0.5, 0.25)).toFixed(3), WORDS)).toBe(true);
});

it('prints what the demo holds', () => {
  for (const steps of [2, 25, 100]) {
    const { mean, deviation } = SEEN.find((seen) => seen.steps === steps)!;
    expect(prints(CHAPTER, mean.toPrecision(3), WORDS, `${steps}`), `${mean}`).toBe(true);
    if (steps > 2) expect(prints(CHAPTER, deviation.toFixed(2), WORDS)).toBe(true);
  }
  expect(prints(CHAPTER, String(NETWORK.stepSize), WORDS)).toBe(true);
});
