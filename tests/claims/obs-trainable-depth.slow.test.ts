import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
// Before the engine, so that Node can load tfjs.
import '../../src/lab/runner/headless.ts';
import { stream } from '../../src/lab/contract/random.ts';
import { createEnsemble } from '../../src/lab/engine/ensemble.ts';
import { dense, sgd, type Model } from '../../src/lab/engine/model.ts';
import type { Plan } from '../../src/lab/engine/plan.ts';
import { prints } from './chapter.ts';
// Every loss of the table, by variance and layers; what `losses` below gives with 12 networks.
import recorded from './trainable-depth.json' with { type: 'json' };

const CHAPTER = 'depth/signal-propagation';
const [EXAMPLES, INPUTS, WIDTH, BIASES] = [64, 10, 50, 0.05];
const text = readFileSync(new URL(`../../content/chapters/${CHAPTER}.md`, import.meta.url), 'utf8');

const random = stream(11, 0);
const inputs = new Float32Array(EXAMPLES * INPUTS);
const targets = new Float32Array(EXAMPLES);
for (let i = 0; i < EXAMPLES; i++) {
  const x = Array.from({ length: INPUTS }, () => random.normal());
  const scale = Math.sqrt(INPUTS / x.reduce((sum, value) => sum + value * value, 0));
  x.forEach((value, k) => (inputs[i * INPUTS + k] = value * scale));
  targets[i] = x[0]! > 0 ? 1 : 0;
}

function drawn(variance: number) {
  return (plan: Plan, replicas: number) => {
    const weights = new Float32Array(plan.parameters * replicas);
    for (let r = 0; r < replicas; r++) {
      const own = stream(12, r);
      for (const { inputs: fan, units, kernel, bias } of plan.layers) {
        const from = r * plan.parameters;
        for (let i = 0; i < fan * units; i++) {
          weights[from + kernel + i] = Math.sqrt(variance / fan) * own.normal();
        }
        for (let i = 0; i < units; i++) weights[from + bias + i] = Math.sqrt(BIASES) * own.normal();
      }
    }
    return weights;
  };
}

/** The losses before the last of 150 steps. */
function losses(variance: number, layers: number, networks: number): number[] {
  const model: Model = {
    input: [INPUTS],
    layers: [...Array.from({ length: layers }, () => dense(WIDTH, 'tanh')), dense(1)],
  };
  const ensemble = createEnsemble({
    model,
    loss: 'logistic',
    optimiser: sgd(0.05),
    replicas: networks,
    weights: drawn(variance),
    examples: EXAMPLES,
    inputs,
    targets,
  });
  const all = ensemble.train(150).losses;
  ensemble.dispose();
  return Array.from(all.subarray(149 * networks));
}

const printed = (variance: number) => (variance === 1 ? '1.0' : `${variance}`);

it('the printed table, from the recorded losses of all 180 networks', () => {
  for (const variance of [0.6, 1, 1.3, 1.761, 4]) {
    const counts = [10, 20, 40].map(
      (layers) =>
        recorded[`${variance} ${layers}` as keyof typeof recorded].filter((loss) => loss < 0.5).length,
    );
    expect(text).toMatch(new RegExp(`\\| ${printed(variance)} \\| [^|]+ \\| ${counts.join(' \\| ')} \\|`));
  }
  const [short, long] = [
    [
      ...recorded['0.6 10'],
      ...recorded['1 10'],
      ...recorded['1 20'],
      ...recorded['1.3 10'],
      ...recorded['1.3 20'],
      ...recorded['1.3 40'],
    ],
    [...recorded['0.6 20'], ...recorded['0.6 40'], ...recorded['1 40']],
  ] as const;
  const trained = (losses: readonly number[]) => losses.filter((loss) => loss < 0.5).length;
  expect([short.length, trained(short), long.length, trained(long)]).toEqual([72, 70, 36, 1]);
  expect(prints(CHAPTER, '70', 'Of 72 networks', 'of 36 that were 11 or more, one')).toBe(true);
  const failed = long.filter((loss) => loss >= 0.5);
  expect(Math.min(...failed)).toBeGreaterThan(0.675);
  expect(Math.max(...failed)).toBeLessThan(0.695);
  const chaotic = recorded['4 40'];
  expect(Math.min(...chaotic).toFixed(2)).toBe('0.42');
  expect(Math.max(...chaotic).toFixed(2)).toBe('0.69');
});

// The first networks of each cell trained anew.
it.each([
  [0.6, 10, 4],
  [0.6, 20, 4],
  [0.6, 40, 1],
  [1, 10, 2],
  [1, 20, 3],
  [1, 40, 3],
  [1.3, 20, 1],
  [1.3, 40, 1],
  [1.761, 40, 1],
  [4, 20, 1],
])('σ_w² = %d, %d layers: the first %d networks end as recorded', (variance, layers, networks) => {
  const before = recorded[`${variance} ${layers}` as keyof typeof recorded];
  for (const [r, loss] of losses(variance, layers, networks).entries()) {
    // Rounding grows with depth and differs between processors: held loosely where the loss is still moving.
    expect(Math.abs(loss - before[r]!)).toBeLessThan(0.02 + 0.3 * before[r]! * Number(before[r]! < 0.6));
  }
});

it('the loss of predicting the frequency of the labels', () => {
  const share = targets.reduce((sum, y) => sum + y, 0) / EXAMPLES;
  const entropy = -share * Math.log(share) - (1 - share) * Math.log(1 - share);
  expect(prints(CHAPTER, entropy.toFixed(3), 'Of 12 networks')).toBe(true);
});
