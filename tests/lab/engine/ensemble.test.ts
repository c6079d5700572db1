import { describe, expect, test } from 'vitest';
import { createEnsemble, type Problem } from '../../../src/lab/engine/ensemble.ts';
import { dense, sgd } from '../../../src/lab/engine/model.ts';
import { forceWay, WAY_NAMES, wayName } from '../../../src/lab/engine/way.ts';
import { naiveOutputs } from './naive.ts';
import { MODELS, OPTIMISERS, problem, relativeDifference } from './problems.ts';

/** What replica r of an ensemble does, as a problem of its own. */
function alone(given: Problem, r: number, order: (r: number) => Problem['batches']): Problem {
  const part = (values: Float32Array, own: boolean) => {
    const length = values.length / given.replicas!;
    return own ? values.slice(r * length, (r + 1) * length) : values;
  };
  const own = given.inputs.length > given.examples * given.model.input[0]!;
  return {
    ...given,
    replicas: 1,
    weights: part(given.weights as Float32Array, true),
    inputs: part(given.inputs, own),
    targets: part(given.targets, own),
    batches: order(r),
    optimiser: { ...given.optimiser, stepSize: (given.optimiser.stepSize as number[])[r]! },
  };
}

describe.each(WAY_NAMES)('%s', (way) => {
  test.each([
    ['shared data', { replicas: 7, batch: 5 }],
    ['own data', { replicas: 6, batch: 3, own: true }],
    ['own data, all examples', { replicas: 5, own: true }],
  ])('an ensemble equals its replicas one by one, with step sizes of their own: %s', (_, size) => {
    const stepSize = Array.from({ length: size.replicas }, (_, r) => 0.01 * (r + 1));
    for (const kind of ['sgd', 'adam'] as const) {
      const make = () => ({
        ...problem(5, MODELS['tanh 3-5-7-3']!, OPTIMISERS[kind]!, size),
        optimiser: { ...OPTIMISERS[kind]!, stepSize },
        way,
      });
      const together = createEnsemble(make());
      const { losses } = together.train(20);
      const weights = together.weights();
      together.dispose();
      for (let r = 0; r < size.replicas; r++) {
        // The replica's rows of a fresh copy of the same order.
        const all = make().batches;
        const batches = () =>
          all && {
            size: all.size,
            next: (steps: number) =>
              all.next(steps).filter((_, i) => Math.floor(i / all.size) % size.replicas === r),
          };
        const single = createEnsemble(alone(make(), r, batches));
        const progress = single.train(20);
        const length = single.plan.parameters;
        expect(
          relativeDifference(weights.slice(r * length, (r + 1) * length), single.weights()),
        ).toBeLessThanOrEqual(2e-6);
        const own = losses.filter((_, i) => i % size.replicas === r);
        expect(relativeDifference(own, progress.losses)).toBeLessThanOrEqual(2e-6);
        single.dispose();
      }
    }
  });

  test('a step size above 2/λ diverges: the call ends at that step and says why', () => {
    const make = (): Problem => ({
      ...problem(6, MODELS['linear regression']!, sgd(0), { replicas: 5, examples: 20 }),
      optimiser: sgd([0.01, 0.01, 4, 0.01, 2.5]),
      way,
    });
    const ensemble = createEnsemble(make());
    const { steps, diverged, losses } = ensemble.train(500);
    expect(diverged?.replica).toBe(2);
    expect(diverged?.step).toBe(steps);
    expect(diverged?.words).toBe(`The loss after ${steps} steps is above 100000000.`);
    expect(steps).toBeLessThan(60);
    expect(losses).toHaveLength(5 * steps);
    expect(Math.max(...losses)).toBeLessThanOrEqual(1e8);
    // The weights are those after so many steps, in every replica.
    const other = createEnsemble({ ...make(), ceiling: Infinity });
    other.train(steps);
    expect(ensemble.weights()).toEqual(other.weights());
    expect(() => ensemble.train(1)).toThrow('diverged');
    ensemble.dispose();
    other.dispose();
  });

  test('a loss that is no number is divergence whatever the ceiling, also in the first step', () => {
    const given = problem(6, MODELS['tanh 2-8-8-1']!, sgd(0.1), { examples: 6 });
    given.inputs[3] = NaN;
    const ensemble = createEnsemble({ ...given, ceiling: Infinity, way });
    const weights = ensemble.weights();
    const { steps, diverged } = ensemble.train(5);
    expect(steps).toBe(0);
    expect(diverged).toEqual({ step: 0, replica: 0, words: 'The loss after 0 steps is no finite number.' });
    expect(ensemble.weights()).toEqual(weights);
    ensemble.dispose();
  });

  test('two ensembles that take turns do not disturb each other', () => {
    const make = (seed: number) =>
      createEnsemble({
        ...problem(seed, MODELS['softmax 7-10-5']!, OPTIMISERS['nesterov']!, { replicas: 4, batch: 3 }),
        way,
      });
    const alternating = [make(1), make(2)];
    for (let turn = 0; turn < 4; turn++) for (const ensemble of alternating) ensemble.train(5);
    for (const [i, ensemble] of alternating.entries()) {
      const undisturbed = make(i + 1);
      undisturbed.train(20);
      expect(ensemble.weights()).toEqual(undisturbed.weights());
      undisturbed.dispose();
      ensemble.dispose();
    }
  });
});

test.each(WAY_NAMES)('%s: predictions are the model’s outputs', (way) => {
  const model = MODELS['two convolutions with pooling']!;
  const given = problem(7, model, sgd(0.1), { replicas: 2, examples: 3 });
  const ensemble = createEnsemble({ ...given, way });
  const outputs = ensemble.predict(given.inputs);
  const weights = given.weights as Float32Array;
  const expected = [0, 1].flatMap((r) =>
    [0, 1, 2].flatMap((e) =>
      naiveOutputs(
        model.model,
        weights.slice(r * ensemble.plan.parameters, (r + 1) * ensemble.plan.parameters),
        Array.from(given.inputs.slice(64 * e, 64 * (e + 1))),
      ),
    ),
  );
  expect(relativeDifference(outputs, expected)).toBeLessThan(1e-6);
  ensemble.dispose();
});

test('sizes that do not fit are refused, with the size that would', () => {
  const given = problem(1, MODELS['linear regression']!, sgd(0.1), { replicas: 3 });
  expect(() => createEnsemble({ ...given, weights: new Float32Array(4) })).toThrow(
    'The weights are 4 numbers; the model wants 18.',
  );
  expect(() => createEnsemble({ ...given, inputs: new Float32Array(7) })).toThrow('wants 60');
  expect(() => createEnsemble({ ...given, optimiser: sgd([0.1, 0.2]) })).toThrow('wants 3');
  const ensemble = createEnsemble(given);
  expect(() => ensemble.train(0)).toThrow('1 step or more at a time, not 0');
  ensemble.dispose();
  expect(() =>
    createEnsemble({ ...given, loss: 'logistic', model: { input: [5], layers: [dense(1, 'tanh')] } }),
  ).toThrow('logits');
});

test('a way can be forced, and an unknown one is refused with the names of those there are', () => {
  expect(wayName()).toBe('wasm');
  forceWay('plain');
  const ensemble = createEnsemble(problem(1, MODELS['linear regression']!, sgd(0.1)));
  expect(ensemble.way).toBe('plain');
  ensemble.dispose();
  forceWay('wasm');
  expect(() => forceWay('gpu')).toThrow('No engine is called "gpu"; there are: wasm, typed, plain.');
});
