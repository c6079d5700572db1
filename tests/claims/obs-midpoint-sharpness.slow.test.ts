import { describe, expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { meanAndError } from '../../src/lab/contract/statistics.ts';
import { experiment, MODEL } from '../../src/lab/demos/edge-of-stability/experiment.ts';
import { EXAMPLES, inputs, targets } from '../../src/lab/demos/edge-of-stability/setting.ts';
import { minibatches } from '../../src/lab/engine/batches.ts';
import { curvatureOf, powerIteration } from '../../src/lab/engine/curvature.ts';
import { createEnsemble } from '../../src/lab/engine/ensemble.ts';
import { glorot } from '../../src/lab/engine/initial.ts';
import { sgd } from '../../src/lab/engine/model.ts';
import { plan } from '../../src/lab/engine/plan.ts';
import { withReplacement } from '../../src/lab/engine/schedules.ts';
import { prints } from './chapter.ts';
import { descendDoubly } from './double-precision.ts';
import { train } from './networks-at-the-edge.ts';

const CHAPTER = 'sgd/edge-of-stability';
const replicas = 30;
const landscape = {
  model: MODEL,
  loss: 'squared',
  examples: EXAMPLES,
  inputs: inputs(),
  targets: targets(),
} as const;

const deviation = (sample: number[]) => meanAndError(sample).standardError * Math.sqrt(sample.length);

describe('thirty networks at each step size', () => {
  it.each([0.1, 0.14, 0.2])('η = %f', (eta) => {
    const { crossings, midpoints, iterates, losses } = train(eta, { replicas, steps: 2400, seed: 2026 });
    const sorted = crossings.toSorted((a, b) => a - b);
    const near = midpoints.filter((value) => Math.abs(value / 2 - 1) < 0.03).length;
    const row = [
      sorted[replicas / 2]!.toFixed(0),
      sorted.at(-1)!.toFixed(0),
      meanAndError(midpoints).mean.toFixed(2),
      near.toFixed(0),
    ];
    for (const number of row) expect(prints(CHAPTER, number, `| ${eta} |`), row.join(' ')).toBe(true);
    expect(near / replicas).toBeGreaterThan(0.9);
    const beside = [meanAndError(iterates).mean, deviation(iterates), deviation(midpoints)];
    for (const number of beside) {
      expect(prints(CHAPTER, number.toFixed(2), 'At the iterates themselves'), beside.join(' ')).toBe(true);
    }
    const stuck = losses.filter((loss) => loss > 0.2).length;
    const learnt = losses.filter((loss) => loss < 0.05).length;
    const words = ['loss after 2400 steps is still above 0.20', 'Only in 7, 12 and 18 is it below 0.05'];
    for (const count of [stuck, learnt]) expect(prints(CHAPTER, String(count), ...words)).toBe(true);
  });
});

it('near to the end of 20,000 steps', () => {
  const small = train(0.1, { replicas, steps: 20_000, seed: 2026 });
  expect(small.midpoints.every((value) => Math.abs(value / 2 - 1) < 0.03)).toBe(true);
  const large = train(0.2, { replicas, steps: 20_000, seed: 2026 });
  const far = large.midpoints.filter((value) => Math.abs(value / 2 - 1) >= 0.03);
  expect(far).toHaveLength(6);
  for (const value of far) expect(value / 2).toBeGreaterThan(1);
  for (const value of far) expect(value / 2).toBeLessThan(1.05);
  expect(prints(CHAPTER, '20,000', 'six of them', '5 per cent above')).toBe(true);
});

it('with batches drawn with replacement the sharpness stops far below', () => {
  for (const size of [10, 5]) {
    const shape = { n: EXAMPLES, replicas };
    const batches = minibatches(withReplacement({ ...shape, seed: 5 }), size, shape);
    const { midpoints } = train(0.2, { replicas, steps: 2400, seed: 2026, batches });
    const { mean, standardError } = meanAndError(midpoints);
    const printed = `$${mean.toFixed(1)}\\pm${standardError.toFixed(1)}$`;
    expect(prints(CHAPTER, String(size), printed, 'with replacement'), printed).toBe(true);
  }
});

it('in [−1, 1] most networks do not arrive', () => {
  const narrow = train(0.1, { replicas: 16, steps: 3000, seed: 2026, span: 1 });
  const missing = narrow.crossings.filter((step) => step === Infinity).length;
  expect(missing).toBeGreaterThan(8);
});

it('at η = 0.4 they arrive early, with ten times the scatter', () => {
  const wide = train(0.4, { replicas: 60, steps: 2400, seed: 2026 });
  expect(wide.crossings.every((step) => step <= 400)).toBe(true);
  const usual = train(0.2, { replicas: 30, steps: 2400, seed: 2026 });
  const ratio = deviation(wide.midpoints) / deviation(usual.midpoints);
  expect(prints(CHAPTER, '0.4', 'ten times that at 0.2')).toBe(true);
  expect(ratio).toBeGreaterThan(8);
  expect(ratio).toBeLessThan(14);
});

it('a step of double precision is the engine’s', () => {
  const ensemble = createEnsemble({ ...landscape, optimiser: sgd(0.2), weights: glorot(3) });
  const w = Float64Array.from(ensemble.weights());
  ensemble.train(20);
  for (let t = 0; t < 20; t++) descendDoubly(w, 0.2);
  ensemble.weights().forEach((value, i) => expect(value).toBeCloseTo(w[i]!, 4));
  ensemble.dispose();
});

it('at η = 0.2 the overshoot on arrival depends on the rounding', () => {
  const eta = 0.2;
  const count = 100;
  const single = train(eta, { replicas: count, steps: 400, seed: 2026 });
  const start = glorot(2026)(plan(MODEL, 'squared'), count);
  const size = start.length / count;
  const curvature = curvatureOf(landscape);
  const double = Array.from({ length: count }, (_, replica) => {
    const w = Float64Array.from(start.subarray(replica * size, (replica + 1) * size));
    const random = stream(2026, 1, replica);
    const direction = Float64Array.from({ length: size }, () => random.normal());
    const measured: number[] = [];
    for (let t = 1; t <= 400; t++) {
      const before = w.slice();
      descendDoubly(w, eta);
      if (t < 250 || t % 50 !== 0) continue;
      curvature.at(w.map((value, i) => (value + before[i]!) / 2));
      measured.push(eta * powerIteration((v) => curvature.product(v), direction, 40, 3e-4));
    }
    measured.sort((x, y) => x - y);
    return (measured[1]! + measured[2]!) / 2;
  });
  const gain = double.map((value, i) => (100 * (value - single.midpoints[i]!)) / 2);
  const { mean, standardError } = meanAndError(gain);
  const printed = `$${mean.toFixed(0)}\\pm${standardError.toFixed(0)}$ per cent`;
  expect(prints(CHAPTER, String(count), printed, 'double precision'), printed).toBe(true);
  expect(mean).toBeGreaterThan(3 * standardError);
});

it.each([0.1, 0.2])('only one direction is at the edge, η = %f', (eta) => {
  const { seconds } = train(eta, { replicas: 10, steps: 2400, seed: 2026, both: true });
  const second = seconds.toSorted((a, b) => a - b);
  expect(second.at(-1)).toBeLessThan(1.9);
  expect(second[5]).toBeGreaterThan(0.8);
  expect(second[5]).toBeLessThan(1.4);
  expect(prints(CHAPTER, '1.9', 'second eigenvalue', '1.4')).toBe(true);
});

it('at η = 0.5 some run away', () => {
  let lost = 0;
  for (let replica = 0; replica < 100; replica++) {
    const ensemble = createEnsemble({ ...landscape, optimiser: sgd(0.5), weights: glorot(20_000 + replica) });
    const { diverged } = ensemble.train(1200);
    ensemble.dispose();
    if (diverged) lost += 1;
  }
  expect(prints(CHAPTER, String(lost), 'of 100 run away'), String(lost)).toBe(true);
});

it('all steps divided by eight: the sharpness crosses the old lines and does not stop', () => {
  const ends = new Map<string, number[]>();
  for (const delta of experiment({ replicas: 6, slow: 8 }, 11)) {
    if (delta?.kind === 'point') ends.set(delta.series, [...(ends.get(delta.series) ?? []), delta.mean]);
  }
  for (const means of ends.values()) expect(means.at(-1)! / means.at(-2)!).toBeGreaterThan(1.01);
  const over = (key: string, eta: number) => (ends.get(key)!.at(-1)! * eta) / 2;
  expect(over('large', 0.2)).toBeGreaterThan(1.6);
  expect(over('middle', 0.14)).toBeGreaterThan(0.9);
  expect(over('small', 0.1)).toBeLessThan(0.9);
  // The flow: one curve in ηt.
  for (const [key, at] of [
    ['middle', 10],
    ['small', 11],
  ] as const) {
    const eta = key === 'middle' ? 0.14 : 0.1;
    const place = ((at + 1) * eta) / 0.2 - 1;
    const [below, share] = [Math.floor(place), place % 1];
    const large = ends.get('large')!;
    const flow = (1 - share) * large[below]! + share * large[below + 1]!;
    expect(Math.abs(ends.get(key)![at]! / flow - 1)).toBeLessThan(0.05);
  }
});

it('where the largest step size ends when all are divided by eight', () => {
  const ends = Array.from({ length: 16 }, (_, run) => {
    for (const delta of experiment({ replicas: 12, slow: 8 }, run + 1)) {
      if (delta?.kind === 'point' && delta.x === 2400) return delta.mean;
    }
    throw new Error('no point');
  });
  expect(prints(CHAPTER, meanAndError(ends).mean.toFixed(0), 'average over sixteen runs')).toBe(true);
});
