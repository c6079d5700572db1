import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createEnsemble } from '../../../src/lab/engine/ensemble.ts';
import {
  convolution,
  dense,
  meanPooling,
  type Layer,
  type Loss,
  type Model,
} from '../../../src/lab/engine/model.ts';
import { WAY_NAMES } from '../../../src/lab/engine/way.ts';
import { OPTIMISERS, problem, relativeDifference } from './problems.ts';

const small = fc.integer({ min: 1, max: 9 });
const smooth = fc.constantFrom('linear', 'tanh', 'logistic' as const);
const loss = fc.constantFrom<Loss>('squared', 'logistic', 'cross-entropy');
const size = fc.record({
  replicas: fc.integer({ min: 1, max: 6 }),
  batch: fc.option(fc.integer({ min: 1, max: 9 }), { nil: undefined }),
  own: fc.boolean(),
});

const densely: fc.Arbitrary<Model> = fc
  .record({
    input: small,
    hidden: fc.array(fc.record({ units: small, activation: smooth, bias: fc.boolean() }), { maxLength: 3 }),
    outputs: fc.integer({ min: 1, max: 5 }),
  })
  .map(({ input, hidden, outputs }) => ({
    input: [input],
    layers: [
      ...hidden.map(({ units, activation, bias }) => dense(units, activation, { bias })),
      dense(outputs),
    ],
  }));

const convolved: fc.Arbitrary<Model> = fc
  .record({
    lengths: fc.array(fc.integer({ min: 4, max: 7 }), { minLength: 1, maxLength: 2 }),
    channels: fc.integer({ min: 1, max: 3 }),
    units: fc.integer({ min: 1, max: 6 }),
    window: fc.integer({ min: 1, max: 4 }),
    stride: fc.integer({ min: 1, max: 3 }),
    dilation: fc.integer({ min: 1, max: 2 }),
    padding: fc.constantFrom('zero', 'circular' as const),
    activation: smooth,
    pool: fc.boolean(),
    outputs: fc.integer({ min: 1, max: 3 }),
  })
  .map(({ lengths, channels, units, window, pool, outputs, ...options }) => {
    const layers: Layer[] = [convolution(units, window, options)];
    if (pool && options.stride === 1) layers.push(meanPooling(2));
    return { input: [...lengths, channels], layers: [...layers, dense(outputs)] };
  });

describe.each(WAY_NAMES.filter((way) => way !== 'plain'))('%s agrees with plain tfjs', (way) => {
  test.each([
    ['dense models', densely, 60],
    ['convolutions', convolved, 40],
  ])('on random %s', (_, models, numRuns) => {
    fc.assert(
      fc.property(models, loss, fc.constantFrom(...Object.keys(OPTIMISERS)), size, fc.nat(), (...drawn) => {
        const [model, kind, optimiser, shape, seed] = drawn;
        const make = () =>
          problem(seed, { model, loss: kind }, OPTIMISERS[optimiser]!, { ...shape, examples: 7 });
        const [fast, plain] = [way, 'plain' as const].map((name) => {
          const ensemble = createEnsemble({ ...make(), way: name });
          const { losses } = ensemble.train(4);
          const result = [...ensemble.weights(), ...losses];
          ensemble.dispose();
          return result;
        });
        expect(relativeDifference(fast!, plain!)).toBeLessThanOrEqual(1e-5);
      }),
      { numRuns, seed: 20 },
    );
  });
});
