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
    seen: { 6: '0.74', 12: '0.49', 18: '0.25' },
  },
  '64 ReLU, momentum': {
    layers: [dense(64, 'relu'), dense(1)], optimiser: heavyBall(0.02, 0.9), start: he(381), steps: 2000, target: tilted,
    seen: { 6: '1.67', 12: '1.21', 18: '0.92' },
  },
  'linear, Adam; $w_*$ flat': {
    layers: linear, optimiser: adam(0.01), start: zero, steps: 6000, target: flat,
    seen: { 6: '0.80', 12: '0.46', 18: '0.17' },
  },
  'linear, Adam; $w_*$ one pixel': {
    layers: linear, optimiser: adam(0.01), start: zero, steps: 6000, target: pixel,
    seen: { 6: '1.10', 12: '1.35', 18: '1.62' },
  },
}; // prettier-ignore

/** Errors on new inputs relative to predicting zero. */
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
  const random = stream(383);
  const fresh = new Float32Array(1000 * N).map(() => random.normal());
  const truth = image(fresh);
  const found = ensemble.predict(fresh);
  ensemble.dispose();
  const size = truth.reduce((sum, value) => sum + value ** 2, 0);
  const sample = Array.from(
    { length: replicas },
    (_, r) => truth.reduce((sum, value, i) => sum + (found[r * 1000 + i]! - value) ** 2, 0) / size,
  );
  return { ...meanAndError(sample), loss: meanAndError(losses.slice(-replicas)).mean };
}

test.each(Object.entries(LEARNERS))('%s', (name, learner) => {
  for (const n of [6, 18]) {
    const { mean, standardError, loss } = errors(learner, n, name.includes('ReLU') ? 16 : 50);
    const printed = Number(learner.seen[n]);
    // 200 runs stand in the table; new inputs scatter by some per cent of their own.
    const allowed = 4 * Math.hypot(standardError, standardError / 2, 0.02 * mean) + 0.005;
    expect(Math.abs(mean - printed), `${n}: ${mean}`).toBeLessThan(allowed);
    expect(loss).toBeLessThan(1e-5);
  }
  for (const [n, value] of Object.entries(learner.seen)) {
    expect(prints(CHAPTER, value, `| ${name} |`), `${name}, ${n}`).toBe(true);
  }
  for (const n of [6, 12, 18]) expect(prints(CHAPTER, (1 - n / N).toFixed(2), '| bound')).toBe(true);
});

test('Adam gets below the bound on a flat target, and is worse than nothing on a pixel', () => {
  const below = errors(LEARNERS['linear, Adam; $w_*$ flat']!, 18, 60);
  expect(below.mean + 3 * below.standardError).toBeLessThan(1 - 18 / N);
  const above = errors(LEARNERS['linear, Adam; $w_*$ one pixel']!, 18, 30);
  expect(above.mean - 4 * above.standardError).toBeGreaterThan(1);
});
