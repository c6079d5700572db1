import { describe, expect, it } from 'vitest';
import { stream } from '../../../src/lab/contract/random.ts';
import { curvatureOf, powerIteration } from '../../../src/lab/engine/curvature.ts';
import { createEnsemble } from '../../../src/lab/engine/ensemble.ts';
import { dense, sgd, type Loss, type Model } from '../../../src/lab/engine/model.ts';
import { plan } from '../../../src/lab/engine/plan.ts';
import { MODELS } from './problems.ts';

const n = 6;

function problem({ model, loss }: { model: Model; loss: Loss }) {
  const { inputs: width, outputs, parameters } = plan(model, loss);
  const random = stream(11, parameters);
  const numbers = (count: number) => Float32Array.from({ length: count }, () => random.normal());
  const inputs = numbers(n * width);
  let targets = numbers(n * outputs);
  if (loss === 'logistic') targets = targets.map((y) => 1 / (1 + Math.exp(-y)));
  if (loss === 'cross-entropy') {
    targets = targets.fill(0);
    for (let e = 0; e < n; e++) targets[e * outputs + random.below(outputs)] = 1;
  }
  const weights = numbers(parameters).map((w) => 0.7 * w);
  return { model, loss, examples: n, inputs, targets, weights, parameters, random };
}

/** The engine's own gradient: what one step of size 1 subtracts. */
function gradient(
  { parameters: _, ...given }: ReturnType<typeof problem>,
  weights: Float32Array,
): Float64Array {
  const ensemble = createEnsemble({ ...given, weights, optimiser: sgd(1), way: 'typed' });
  ensemble.train(1);
  const after = ensemble.weights();
  ensemble.dispose();
  return Float64Array.from(after, (w, i) => weights[i]! - w);
}

const dot = (x: Float64Array, y: Float64Array) => x.reduce((sum, value, i) => sum + value * y[i]!, 0);

describe.each([
  'linear regression',
  'two labels at once',
  'tanh 3-5-7-3',
  'relu 2-9-6-1, logistic output',
  'softmax 7-10-5',
])('%s', (name) => {
  const given = problem(MODELS[name]!);
  const curvature = curvatureOf(given);
  curvature.at(given.weights);
  const direction = () => Float64Array.from({ length: given.parameters }, () => given.random.normal());

  it('is the central difference of the engine’s gradients', () => {
    const v = direction();
    const h = 2 ** -7;
    const moved = (sign: number) =>
      gradient(
        given,
        given.weights.map((w, i) => w + sign * h * v[i]!),
      );
    const [up, down] = [moved(1), moved(-1)];
    const difference = up.map((g, i) => (g - down[i]!) / (2 * h));
    const product = curvature.product(v);
    const error = product.map((value, i) => value - difference[i]!);
    expect(Math.sqrt(dot(error, error) / dot(product, product))).toBeLessThan(3e-3);
  });

  it('is symmetric and linear', () => {
    const [v, w] = [direction(), direction()];
    expect(dot(v, curvature.product(w))).toBeCloseTo(dot(w, curvature.product(v)), 9);
    const sum = curvature.product(v.map((value, i) => value - 3 * w[i]!));
    const [Hv, Hw] = [curvature.product(v), curvature.product(w)];
    sum.forEach((value, i) => expect(value).toBeCloseTo(Hv[i]! - 3 * Hw[i]!, 9));
  });
});

it('power iteration finds the largest eigenvalue of least squares', () => {
  // Half the mean square of ⟨a, w⟩ with a = (3, 0), (0, 1): H = diag(9, 1)/2.
  const model: Model = { input: [2], layers: [dense(1, 'linear', { bias: false })] };
  const curvature = curvatureOf({
    model,
    loss: 'squared',
    examples: 2,
    inputs: [3, 0, 0, 1],
    targets: [0, 0],
  });
  curvature.at([0.3, -2]);
  const vector = Float64Array.of(1, 1);
  expect(powerIteration((v) => curvature.product(v), vector, 40)).toBeCloseTo(4.5, 12);
  expect(Math.abs(vector[1]! / vector[0]!)).toBeLessThan(1e-9);
});

it('refuses what it cannot do', () => {
  expect(() =>
    curvatureOf({
      ...MODELS['convolution 1-D']!,
      examples: 1,
      inputs: new Float32Array(18),
      targets: [0, 0],
    }),
  ).toThrow('dense layers only');
  expect(() =>
    curvatureOf({ ...MODELS['linear regression']!, examples: 2, inputs: [1], targets: [1, 2] }),
  ).toThrow('the model wants 10');
});
