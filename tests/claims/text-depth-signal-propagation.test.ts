import { expect, it } from 'vitest';
import { demo as depthScale } from '../../src/lab/demos/depth-scale/demo.ts';
import { below, logFactor } from '../../src/lab/demos/he-fluctuations/exact.ts';
import { orthogonalLayer } from '../../src/lab/demos/he-fluctuations/layers.ts';
import { prints } from './chapter.ts';
import { average, away, simpson, square } from './random-networks.ts';

const CHAPTER = 'depth/signal-propagation';

it('orthogonal matrices: factors of variance 3/(m + 2)', () => {
  const m = 6;
  const [first, second] = average(20_000, 1, (random) => {
    const h = Float64Array.of(1, 0, 2, 0.5, 0, 0);
    const before = square(h);
    orthogonalLayer(h, random);
    const F = square(h) / before;
    return [F, F * F];
  });
  expect(away(first!, 1)).toBeLessThan(4);
  expect(away(second!, 1 + 3 / (m + 2))).toBeLessThan(4);
  expect(away(second!, 1 + 5 / m)).toBeGreaterThan(10);
});

it('leaky ReLU, by quadrature', () => {
  for (const a of [0, 0.3, 1]) {
    const moment = (power: number) => simpson((g) => (g > 0 ? g : a * g) ** power, 4000);
    expect(moment(2)).toBeCloseTo((1 + a * a) / 2, 4);
    expect(moment(4) / moment(2) ** 2 - 1).toBeCloseTo((6 * (1 + a ** 4)) / (1 + a * a) ** 2 - 1, 3);
  }
});

it('Glorot with ReLU', () => {
  const factors = [784 / (784 + 512), 0.5, 0.5];
  let s = 1;
  for (const factor of factors) expect(prints(CHAPTER, (s *= factor).toFixed(3), 'Twenty more')).toBe(true);
  expect((2 ** -20).toExponential(0)).toBe('1e-6');
});

it('the expansion at the tip of the critical line', () => {
  const q = 1e-3;
  const squares = simpson((g) => Math.tanh(Math.sqrt(q) * g) ** 2);
  const slopes = simpson((g) => (1 - Math.tanh(Math.sqrt(q) * g) ** 2) ** 2);
  expect((slopes - 1 + 2 * q) / q ** 2).toBeCloseTo(7, 0);
  expect((squares - q + 2 * q * q) / q ** 3).toBeCloseTo(17 / 3, 0);
  expect((q - squares / slopes) / q ** 3).toBeCloseTo(4 / 3, 1);
});

it('fifty layers of 64: the shares in the text', () => {
  const [small] = below(64, Math.log(0.1), [50]);
  const [belowTen] = below(64, Math.log(10), [50]);
  expect(prints(CHAPTER, (10 * small!).toFixed(1), 'Fifty such layers')).toBe(true);
  expect(prints(CHAPTER, (10 * (1 - belowTen!)).toFixed(1), 'Fifty such layers')).toBe(true);
  const { mean, variance } = logFactor(64);
  expect(prints(CHAPTER, (50 * mean).toFixed(1), 'Fifty such layers')).toBe(true);
  expect(prints(CHAPTER, Math.sqrt(50 * variance).toFixed(1), 'Fifty such layers')).toBe(true);
  expect(prints(CHAPTER, (2 * Math.exp(-mean)).toFixed(2), 'Fifty such layers')).toBe(true);
  expect(prints(CHAPTER, mean.toFixed(4), 'digamma')).toBe(true);
  expect(prints(CHAPTER, variance.toFixed(4), 'digamma')).toBe(true);
  expect(prints(CHAPTER, (-2.5 / 64).toFixed(4), 'digamma')).toBe(true);
  expect(prints(CHAPTER, (5 / 64).toFixed(4), 'digamma')).toBe(true);
  expect(prints(CHAPTER, ((1 + 5 / 64) ** 50).toFixed(0), 'compounded')).toBe(true);
});

it('the skip connections of the experiment, by iteration', () => {
  const [weights, biases, beta] = [1.3, 0.05, 0.5];
  let q = 0.3;
  for (let k = 0; k < 200; k++) {
    q = weights * simpson((g) => Math.tanh(Math.sqrt(q) * g) ** 2, 120) + biases + beta ** 2 * q;
  }
  const chi = weights * simpson((g) => (1 - Math.tanh(Math.sqrt(q) * g) ** 2) ** 2) + beta ** 2;
  const text = depthScale.parameters.find(({ breaks }) => breaks)!.breaks!.expect;
  expect(text).toContain(`it is ${chi.toFixed(3)} in the place of 0.880`);
  expect(text).toContain(`a length of ${(-1 / Math.log(chi)).toFixed(0)} layers in the place of 7.8`);
});
