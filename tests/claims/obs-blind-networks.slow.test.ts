import { expect, test } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { meanAndError } from '../../src/lab/contract/statistics.ts';
import { createEnsemble } from '../../src/lab/engine/ensemble.ts';
import { he, zero, type Initialiser } from '../../src/lab/engine/initial.ts';
import { adam, dense, heavyBall, sgd, type Layer, type Optimiser } from '../../src/lab/engine/model.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'convolution/sample-economy';
const N = 24;

const linear = [dense(1, 'linear', { bias: false })];
const flat = Array.from({ length: N }, () => 1 / Math.sqrt(N));
const pixel = Array.from({ length: N }, (_, j) => (j === 5 ? 1 : 0));
const tilted = Array.from({ length: N }, (_, j) => Math.cos(1 + 2.3 * j) / Math.sqrt(N / 2));

interface Learner {
  layers: readonly Layer[];
  optimiser: Optimiser;
  start: Initialiser;
  steps: number;
  target: readonly number[];
  seen: Record<number, string>;
}

const LEARNERS: Record<string, Learner> = {
  'linear, gradient descent': {
    layers: linear, optimiser: sgd(0.1), start: zero, steps: 4000, target: pixel,
    seen: { 6: '0.76', 12: '0.50', 18: '0.26' },
  },
  '64 ReLU, momentum': {
    layers: [dense(64, 'relu'), dense(1)], optimiser: heavyBall(0.02, 0.9), start: he(381), steps: 2000, target: tilted,
    seen: { 6: '1.69', 12: '1.27', 18: '1.00' },
  },
  'linear, Adam; $w_*$ flat': {
    layers: linear, optimiser: adam(0.01), start: zero, steps: 6000, target: flat,
    seen: { 6: '0.81', 12: '0.46', 18: '0.16' },
  },
  'linear, Adam; $w_*$ one pixel': {
    layers: linear, optimiser: adam(0.01), start: zero, steps: 6000, target: pixel,
    seen: { 6: '1.10', 12: '1.34', 18: '1.63' },
  },
}; // prettier-ignore

/** New inputs for the ReLU network; a linear one says all it knows on the unit vectors. */
const FRESH = new Float32Array(2000 * N);
const fresh = stream(383);
FRESH.forEach((_, i) => (FRESH[i] = fresh.normal()));
const UNIT = Float32Array.from({ length: N * N }, (_, i) => (i % (N + 1) === 0 ? 1 : 0));

/** Errors on new inputs; to predict zero has 1. */
function errors({ layers, optimiser, start, steps, target }: Learner, n: number, replicas: number) {
  const inputs = new Float32Array(replicas * n * N);
  for (let r = 0; r < replicas; r++) {
    const random = stream(382, n, r);
    for (let i = 0; i < n * N; i++) inputs[r * n * N + i] = random.normal();
  }
  const image = (x: Float32Array) =>
    Float32Array.from({ length: x.length / N }, (_, i) =>
      target.reduce((sum, value, j) => sum + value * x[i * N + j]!, 0),
    );
  const ensemble = createEnsemble({
    model: { input: [N], layers },
    loss: 'squared',
    optimiser,
    replicas,
    weights: start,
    examples: n,
    inputs,
    targets: image(inputs),
  });
  let losses = new Float32Array();
  for (let part = 0; part < 20; part++) losses = Float32Array.from(ensemble.train(steps / 20).losses);
  const on = layers === linear ? UNIT : FRESH;
  const truth = image(on);
  const found = ensemble.predict(on);
  ensemble.dispose();
  const size = truth.reduce((sum, value) => sum + value ** 2, 0);
  const sample = Array.from(
    { length: replicas },
    (_, r) => truth.reduce((sum, value, i) => sum + (found[r * truth.length + i]! - value) ** 2, 0) / size,
  );
  return { ...meanAndError(sample), loss: meanAndError(losses.slice(-replicas)).mean };
}

/** 400 runs stand in the table; the new inputs of the ReLU network scatter by some per cent of their own. */
function expectNear({ mean, standardError, loss }: ReturnType<typeof errors>, printed: string, own: number) {
  const allowed = 4 * Math.hypot(standardError, standardError / 2, own * mean) + 0.005;
  expect(Math.abs(mean - Number(printed)), String(mean)).toBeLessThan(allowed);
  expect(loss).toBeLessThan(1e-5);
}

test.each(Object.entries(LEARNERS))('%s', (name, learner) => {
  const relu = learner.layers !== linear;
  for (const n of relu ? [6, 18] : [6, 12, 18]) {
    expectNear(errors(learner, n, relu ? 10 : 40), learner.seen[n]!, relu ? 0.02 : 0);
  }
  for (const value of Object.values(learner.seen)) {
    expect(prints(CHAPTER, value, `| ${name} |`), `${name}, ${value}`).toBe(true);
  }
  for (const n of [6, 12, 18]) expect(prints(CHAPTER, (1 - n / N).toFixed(2), '| bound')).toBe(true);
});

test('output weights that start at zero take away a third to two thirds of what the ReLU network adds', () => {
  const relu = LEARNERS['64 ReLU, momentum']!;
  const start: Initialiser = (plan, replicas) => {
    const weights = relu.start(plan, replicas);
    const { kernel } = plan.layers.at(-1)!;
    for (let r = 0; r < replicas; r++) {
      const from = r * plan.parameters + kernel;
      weights.fill(0, from, from + 64);
    }
    return weights;
  };
  const seen: Record<number, string> = { 6: '1.08', 12: '0.87', 18: '0.75' };
  for (const n of [6, 18]) expectNear(errors({ ...relu, start }, n, 8), seen[n]!, 0.02);
  for (const n of [6, 12, 18]) {
    expect(prints(CHAPTER, seen[n]!, 'output weights that start at zero')).toBe(true);
    const [bound, before] = [1 - n / N, Number(relu.seen[n])];
    const part = (before - Number(seen[n])) / (before - bound);
    expect(part).toBeGreaterThan(0.32);
    expect(part).toBeLessThan(0.68);
  }
});

test('Adam gets below the bound on a flat target, and is worse than nothing on a pixel', () => {
  const printed = LEARNERS['linear, Adam; $w_*$ flat']!.seen;
  const where = [6, 12, 18].filter((n) => Number(printed[n]) < 1 - n / N);
  expect(prints(CHAPTER, `${where.join(' and ')} examples`, '*below* the bound')).toBe(true);
  const below = errors(LEARNERS['linear, Adam; $w_*$ flat']!, 18, 60);
  expect(below.mean + 3 * below.standardError).toBeLessThan(1 - 18 / N);
  const above = errors(LEARNERS['linear, Adam; $w_*$ one pixel']!, 18, 30);
  expect(above.mean - 4 * above.standardError).toBeGreaterThan(1);
});
