import { describe, expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { lineError, lineWidths } from '../../src/lab/demos/coverage/exact.ts';
import { draw, examples } from '../../src/lab/demos/coverage/line.ts';
import { HIDDEN, quadrature, TRAINING } from '../../src/lab/demos/coverage/nets.ts';
import { SEEN } from '../../src/lab/demos/coverage/seen.ts';
import { CURVATURES } from '../../src/lab/demos/coverage/setting.ts';
import { createEnsemble } from '../../src/lab/engine/ensemble.ts';
import { glorot } from '../../src/lab/engine/initial.ts';
import { adam, dense } from '../../src/lab/engine/model.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'statistical-learning/two-cultures';
const NETS = 20;

/** Twenty networks with different initial weights on one data set with c = 1. */
function twenty(set: number) {
  const data = examples(200);
  draw(data, 1, 0, stream(set, 77));
  const ensemble = createEnsemble({
    model: { input: [1], layers: [dense(HIDDEN, 'tanh'), dense(1)] },
    loss: 'squared',
    optimiser: adam(TRAINING[0].stepSize),
    replicas: NETS,
    weights: glorot(1),
    examples: 200,
    inputs: Float32Array.from(data.x),
    targets: Float32Array.from(data.y),
  });
  for (const { stepSize, steps } of TRAINING) {
    ensemble.setStepSize(stepSize);
    ensemble.train(steps);
  }
  const { inputs, weights } = quadrature(0);
  const outputs = ensemble.predict(inputs);
  const h = 0.05;
  const probes = ensemble.predict(Float32Array.of(-h, h, 4));
  ensemble.dispose();
  const range = (values: number[]) => Math.max(...values) - Math.min(...values);
  const nets = Array.from({ length: NETS }, (_, net) => net);
  const error = (net: number) =>
    weights.reduce(
      (sum, weight, j) =>
        sum + weight * (outputs[net * weights.length + j]! - inputs[j]! - inputs[j]! ** 2 + 1) ** 2,
      0.25,
    );
  return {
    errors: range(nets.map(error)),
    slopes: range(nets.map((net) => (probes[3 * net + 1]! - probes[3 * net]!) / (2 * h))),
    beyond: range(nets.map((net) => probes[3 * net + 2]!)),
    highest: Math.max(...nets.map((net) => probes[3 * net + 2]!)),
    largest: Math.max(...data.x),
  };
}

describe('twenty networks on each of six data sets', () => {
  const sets = [1, 2, 3, 4, 5, 6].map(twenty);
  const most = (key: 'errors' | 'slopes' | 'beyond') => Math.max(...sets.map((set) => set[key]));
  it('agree in their errors, and not in their slopes or beyond the data', () => {
    expect(prints(CHAPTER, most('errors').toFixed(3), 'Six data sets')).toBe(true);
    expect(prints(CHAPTER, most('slopes').toFixed(2), 'Six data sets')).toBe(true);
    expect(prints(CHAPTER, most('beyond').toFixed(1), 'Six data sets')).toBe(true);
  });
  it('had no data at 4, and not one of them knows the value there', () => {
    for (const set of sets) {
      expect(set.largest).toBeLessThan(4);
      expect(set.highest).toBeLessThan(19);
    }
  });
});

it.each(CURVATURES.map((c, i) => [c, i] as const))('the row of the table for c = %f', (c, i) => {
  const row = `| ${c} |`;
  const { mean } = lineError(c);
  expect(prints(CHAPTER, mean >= 1 ? mean.toFixed(2) : (mean + 1e-9).toFixed(3), row)).toBe(true);
  expect(prints(CHAPTER, SEEN.error[i]!.mean.toFixed(3), row)).toBe(true);
  expect(prints(CHAPTER, lineWidths()[i]!.mean.toFixed(2), row)).toBe(true);
  expect(prints(CHAPTER, SEEN.width[i]!.mean.toFixed(2), row)).toBe(true);
});

it('the half-width of the line, by simulation', () => {
  for (const [i, c] of CURVATURES.entries()) {
    const random = stream(81, i);
    const sets = 1500;
    let sum = 0;
    for (let set = 0; set < sets; set++) {
      const residuals = Float64Array.from({ length: 99 }, () => {
        const x = random.normal();
        return Math.abs(c * (x * x - 1) + 0.5 * random.normal());
      });
      sum += residuals.sort()[94]! / sets;
    }
    const { mean, deviation } = lineWidths()[i]!;
    expect(Math.abs(sum - mean)).toBeLessThan((4 * deviation) / Math.sqrt(sets));
  }
});

it('up to 5.7 times narrower', () => {
  const ratio = lineWidths()[4]!.mean / SEEN.width[4]!.mean;
  expect(ratio.toFixed(1)).toBe('5.7');
});
