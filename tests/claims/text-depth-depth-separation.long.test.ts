import { expect, it } from 'vitest';
// Before the engine, so that Node can load tfjs.
import '../../src/lab/runner/node.ts';
import { kinksByLayer } from '../../src/lab/demos/kink-count/arcs.ts';
import { TRAINED } from '../../src/lab/demos/kink-count/networks.ts';
import { trained } from '../../src/lab/demos/sawtooth/experiment.ts';
import { FOUND, SHAPES, TRAINING } from '../../src/lab/demos/sawtooth/networks.ts';
import { GRID } from '../../src/lab/demos/sawtooth/target.ts';
import { createEnsemble } from '../../src/lab/engine/ensemble.ts';
import { he } from '../../src/lab/engine/initial.ts';
import { adam, dense } from '../../src/lab/engine/model.ts';
import { prints } from './chapter.ts';

/** The figures that are printed of long training: all of these networks are trained again, and the text held to it. */
const CHAPTER = 'depth/depth-separation';
const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** What `replicas` networks explain of s_k, trained with the smaller step size, a fifth of it for the last three tenths. */
function explain(widths: readonly number[], k: number, replicas: number, steps: number): number[] {
  const training = { ...TRAINING, stepSize: 0.003, steps, slower: 0.7 * steps };
  const run = trained(widths, k, GRID, replicas, [6, 9, k], training);
  for (;;) {
    const { value, done } = run.next();
    if (done) return [...value];
  }
}

it.each([4, 5, 6])('the row of the table of 20,000 steps for k = %i', (k) => {
  const cells = [SHAPES.shallow, [288], SHAPES.deep].map((widths) => {
    const sample = explain(widths, k, 32, 20_000);
    return `${mean(sample).toFixed(2)} (${sample.filter((value) => value > FOUND).length})`;
  });
  expect(prints(CHAPTER, String(k), `| ${cells.join(' | ')} |`), cells.join(' | ')).toBe(true);
});

it('a hundred thousand steps, and six folds', () => {
  const sample = explain(SHAPES.deep, 6, 8, 100_000);
  expect(Math.max(...sample)).toBeLessThan(FOUND);
  const value = mean(sample).toFixed(2);
  expect(prints(CHAPTER, value, '100,000 steps'), value).toBe(true);
});

it('kinks after 10,000 steps', () => {
  const { units, layers, points: n, stepSize } = TRAINED;
  const replicas = 32;
  const angles = Array.from({ length: n }, (_, i) => (2 * Math.PI * i) / n);
  const inputs = Float32Array.from(angles.flatMap((angle) => [Math.cos(angle), Math.sin(angle)]));
  const found = [4, 16].map((frequency) => {
    const targets = Float32Array.from(angles, (angle) => Math.cos(frequency * angle));
    const ensemble = createEnsemble({
      model: {
        input: [2],
        layers: [...Array.from({ length: layers }, () => dense(units, 'relu')), dense(1)],
      },
      loss: 'squared',
      optimiser: adam(stepSize),
      replicas,
      weights: he(5),
      examples: n,
      inputs,
      targets,
    });
    ensemble.train(10_000);
    const outputs = ensemble.predict(inputs);
    const weights = ensemble.weights();
    ensemble.dispose();
    const each = Array.from({ length: replicas }, (_, r) => r);
    const errors = each
      .map((r) => mean([...targets].map((target, i) => (outputs[r * n + i]! - target) ** 2)))
      .sort((a, b) => a - b);
    const kinks = each.map(
      (r) =>
        kinksByLayer(new Array<number>(layers).fill(units), weights, (r * weights.length) / replicas).reduce(
          (sum, count) => sum + count,
          0,
        ) /
        (layers * units),
    );
    return { kinks: mean(kinks).toFixed(2), error: (errors[15]! + errors[16]!) / 2 };
  });
  const [slow, fast] = found as [(typeof found)[0], (typeof found)[0]];
  const printed = (value: number) => {
    const [digit, exponent] = value.toExponential(0).split('e') as [string, string];
    return `${digit}\\cdot10^{${Number(exponent)}}`;
  };
  const words = [`${slow.kinks} and ${fast.kinks} kinks`, printed(slow.error), printed(fast.error)];
  expect(prints(CHAPTER, '10,000', ...words), words.join('; ')).toBe(true);
});
