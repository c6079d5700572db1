import { expect, it } from 'vitest';
// Before the engine, so that Node can load tfjs.
import { drive } from '../../src/lab/runner/headless.ts';
import { experiment } from '../../src/lab/demos/kink-count/experiment.ts';
import { STEPS, TARGETS, TRAINED, trainedNetworks } from '../../src/lab/demos/kink-count/networks.ts';
import { TRAINED_SEEN } from '../../src/lab/demos/kink-count/seen.ts';
import { createEnsemble } from '../../src/lab/engine/ensemble.ts';
import { he } from '../../src/lab/engine/initial.ts';
import { adam, dense } from '../../src/lab/engine/model.ts';
import { prints } from './chapter.ts';

it('fresh networks have the kinks that were seen, and the text prints them', () => {
  const { points } = drive(experiment, { width: 8, replicas: 80, bias: 0 }, 77);
  const trained = trainedNetworks(80);
  for (const { key } of TARGETS) {
    for (const { steps, mean, deviation } of TRAINED_SEEN[key]) {
      const point = points.find(({ series, x }) => series === key && x === steps)!;
      expect(point.replicas).toBe(trained);
      expect(Math.abs(point.mean - mean)).toBeLessThan((4 * deviation) / Math.sqrt(trained));
      const other = TRAINED_SEEN[key === 'slow' ? 'fast' : 'slow'].find((row) => row.steps === steps)!;
      const row = [mean, other.mean].map((value) => value.toFixed(2));
      if (key === 'slow') {
        expect(prints('depth/depth-separation', String(steps), `| ${row[0]} | ${row[1]} |`)).toBe(true);
      }
    }
  }
});

it('prints the error they end with', () => {
  const printed = { slow: 8e-5, fast: 0.12 };
  for (const { key, frequency } of TARGETS) {
    const errors = finalErrors(frequency, 12).sort((a, b) => a - b);
    const median = (errors[5]! + errors[6]!) / 2;
    expect(median / printed[key]).toBeGreaterThan(0.5);
    expect(median / printed[key]).toBeLessThan(2);
  }
  expect(prints('depth/depth-separation', '0.12', '8\\cdot10^{-5}', 'to predict zero costs 0.5')).toBe(true);
});

function finalErrors(frequency: number, replicas: number): number[] {
  const { units, layers, points: n, stepSize } = TRAINED;
  const angles = Array.from({ length: n }, (_, i) => (2 * Math.PI * i) / n);
  const inputs = Float32Array.from(angles.flatMap((angle) => [Math.cos(angle), Math.sin(angle)]));
  const targets = Float32Array.from(angles, (angle) => Math.cos(frequency * angle));
  const ensemble = createEnsemble({
    model: { input: [2], layers: [...Array.from({ length: layers }, () => dense(units, 'relu')), dense(1)] },
    loss: 'squared',
    optimiser: adam(stepSize),
    replicas,
    weights: he(5),
    examples: n,
    inputs,
    targets,
  });
  ensemble.train(STEPS.at(-1)!);
  const outputs = ensemble.predict(inputs);
  ensemble.dispose();
  return Array.from({ length: replicas }, (_, replica) =>
    targets.reduce((sum, target, i) => sum + (outputs[replica * n + i]! - target) ** 2 / n, 0),
  );
}
