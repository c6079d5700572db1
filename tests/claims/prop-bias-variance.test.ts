import { expect, it } from 'vitest';

it('bias and variance, by enumeration of all training sets of three noisy labels', () => {
  // A predictor that is neither linear nor unbiased: the median of the labels, shrunk.
  const predict = (labels: readonly number[]) => 0.8 * [...labels].sort((a, b) => a - b)[1]!;
  const noise = [
    { value: -1, chance: 0.5 },
    { value: 0.5, chance: 0.4 },
    { value: 3, chance: 0.1 },
  ];
  const truth = 1.7;
  const mean = (f: (value: number) => number) =>
    noise.reduce((sum, { value, chance }) => sum + chance * f(value), 0);
  expect(mean((value) => value)).toBeCloseTo(0, 12);
  const overSets = (f: (prediction: number) => number) =>
    mean((a) => mean((b) => mean((c) => f(predict([truth + a, truth + b, truth + c])))));
  const average = overSets((prediction) => prediction);
  const variance = overSets((prediction) => (prediction - average) ** 2);
  const sigma2 = mean((value) => value ** 2);
  const error = overSets((prediction) => mean((xi) => (truth + xi - prediction) ** 2));
  expect(error).toBeCloseTo(sigma2 + (average - truth) ** 2 + variance, 12);
  expect(Math.min(variance, (average - truth) ** 2)).toBeGreaterThan(0.01);
});
