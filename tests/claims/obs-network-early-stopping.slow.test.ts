import { expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { meanAndError } from '../../src/lab/contract/statistics.ts';
import { createEnsemble } from '../../src/lab/engine/ensemble.ts';
import { glorot } from '../../src/lab/engine/initial.ts';
import { dense, sgd } from '../../src/lab/engine/model.ts';
import { NETWORK, SEEN } from '../../src/lab/demos/early-stopping/network.ts';
import { draw } from './gaussian-regression.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'statistical-learning/double-descent';
const WORDS = 'Networks with 30 inputs';

it('networks on other data, for another truth and other new inputs, show the printed errors', () => {
  const [replicas, n, p, m] = [200, 60, 30, 500];
  // Inputs have no preferred direction: any truth of length 1 is as good as equal weights.
  const beta = Array.from({ length: p }, (_, j) => (j === 4 ? 1 : 0));
  const sets = Array.from({ length: replicas }, (_, i) => draw(stream(131, i), n, beta, Math.sqrt(0.5)));
  const fresh = draw(stream(132), m, beta, 0);
  const ensemble = createEnsemble({
    model: { input: [p], layers: [dense(16, 'tanh'), dense(1)] },
    loss: 'squared',
    optimiser: sgd(0.2),
    replicas,
    weights: glorot(133),
    examples: n,
    inputs: Float32Array.from(sets.flatMap(({ x }) => [...x])),
    targets: Float32Array.from(sets.flatMap(({ y }) => [...y])),
  });
  expect(ensemble.plan.parameters).toBe(513);
  expect(prints(CHAPTER, '513', WORDS)).toBe(true);
  for (const { steps, mean, deviation } of SEEN) {
    ensemble.train(steps - ensemble.steps);
    const outputs = ensemble.predict(Float32Array.from(fresh.x));
    const errors = Array.from({ length: replicas }, (_, i) =>
      fresh.y.reduce((sum, y, k) => sum + (outputs[i * m + k]! - y) ** 2 / m, 0),
    );
    const found = meanAndError(errors);
    // New inputs scatter too, alike for all networks: a mean of 500 squares, √(2/500) of the error.
    const allowed =
      4.5 * Math.hypot(found.standardError, mean * Math.sqrt(2 / m), deviation / Math.sqrt(2000));
    expect(Math.abs(found.mean - mean), `${steps} steps`).toBeLessThan(allowed);
    expect((found.standardError * Math.sqrt(replicas)) / deviation).toBeGreaterThan(0.75);
    expect((found.standardError * Math.sqrt(replicas)) / deviation).toBeLessThan(1.3);
  }
  ensemble.dispose();
});

it('prints what the demo holds', () => {
  for (const steps of [2, 25, 100]) {
    const { mean, deviation } = SEEN.find((seen) => seen.steps === steps)!;
    expect(prints(CHAPTER, mean.toPrecision(3), WORDS, `${steps}`), `${mean}`).toBe(true);
    if (steps > 2) expect(prints(CHAPTER, deviation.toFixed(2), WORDS)).toBe(true);
  }
  expect(prints(CHAPTER, String(NETWORK.stepSize), WORDS)).toBe(true);
});
