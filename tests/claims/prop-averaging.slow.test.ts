import { describe, expect, it } from 'vitest';
import { minimumNorm } from '../../src/lab/engine/minimum-norm.ts';
import { averaged as law } from '../../src/lab/demos/dense-or-convolution/exact.ts';
import { averaged, combined, distance, fitDense, normals, outputs, over, shifts } from './image-maps.ts';
import { prints } from './chapter.ts';

const [N, sigma] = [6, 0.8];
const C = combined(shifts(N), [1, 0.4, 0, 0, -0.2, 0]);
/** No circulant part: its average over the shifts is zero. */
const pattern = Array.from({ length: N }, (_, i) =>
  Array.from({ length: N }, (_, j) =>
    i === j ? Math.cos((2 * Math.PI * i) / N) : j === (i + 2) % N ? (-1) ** i : 0,
  ),
);
const size = distance(
  pattern,
  pattern.map((row) => row.map(() => 0)),
);

describe.each([0, 0.5])('share %f of a map that depends on the place', (share) => {
  it.each([12, 20])('n = %i', (n) => {
    const truth = C.map((row, i) => row.map((value, j) => value + share * pattern[i]![j]!));
    const before: number[] = [];
    const { mean, standardError } = over(500, [361, n, share * 2], (r) => {
      const X = normals(r, n, N);
      const fit = fitDense(X, outputs(X, truth, sigma, r));
      before.push(distance(fit, truth));
      return distance(averaged(fit), truth);
    });
    const bias = share ** 2 * size;
    expect(Math.abs(mean - bias - (sigma ** 2 * N) / (n - N - 1))).toBeLessThan(4.5 * standardError);
    expect(standardError / mean).toBeLessThan(0.05);
    const helps = bias < (sigma ** 2 * (N ** 2 - N)) / (n - N - 1);
    const gain = before.reduce((sum, value) => sum + value, 0) / before.length - mean;
    expect(gain > 0).toBe(helps);
  });
});

it('the pattern has no circulant part', () => {
  expect(
    distance(
      averaged(pattern),
      pattern.map((row) => row.map(() => 0)),
    ),
  ).toBeLessThan(1e-24);
});

it('the scatter of one averaged fit that the demo uses', () => {
  const [pixels, n, count] = [24, 36, 100];
  const zero = combined(shifts(pixels), new Array<number>(pixels).fill(0));
  const { mean, standardError } = over(count, [362], (r) => {
    const X = normals(r, n, pixels);
    const fit = fitDense(X, outputs(X, zero, 1, r));
    // The mean over wrapped diagonals is the same average, and cheap.
    const kernel = new Array<number>(pixels).fill(0);
    fit.forEach((row, i) =>
      row.forEach((value, j) => (kernel[(i - j + pixels) % pixels]! += value / pixels)),
    );
    return kernel.reduce((sum, value) => sum + value ** 2, 0);
  });
  const { mean: expected, variance } = law(n);
  expect(Math.abs(mean - expected)).toBeLessThan(4.5 * Math.sqrt(variance / count));
  expect((standardError ** 2 * count) / variance).toBeGreaterThan(0.5);
  expect((standardError ** 2 * count) / variance).toBeLessThan(2);
});

it('below the pole, without noise: averaging leaves little more than the square of what is missing', () => {
  const [pixels, n] = [24, 12];
  const truth = combined(
    shifts(pixels, 3),
    [1, 2, 1].map((w) => w / Math.sqrt(6)),
  );
  const { mean, standardError } = over(60, [363], (r) => {
    const X = normals(r, n, pixels);
    const Y = outputs(X, truth, 0, r);
    const map = minimumNorm(Float64Array.from(X.flat()), Float64Array.from(Y.flat()), n, pixels, 0);
    const kernel = new Array<number>(pixels).fill(0);
    map.forEach((value, i) => {
      const [input, output] = [Math.floor(i / pixels), i % pixels];
      kernel[(output - input + pixels) % pixels]! += value / pixels;
    });
    return distance(combined(shifts(pixels), kernel), truth) / pixels;
  });
  expect(mean).toBeGreaterThan((1 - n / pixels) ** 2);
  expect(Math.abs(mean - 0.26), String(mean)).toBeLessThan(0.005 + 3 * standardError);
  expect(standardError).toBeLessThan(0.01);
  expect(prints('convolution/sample-economy', '0.26', 'instead of 0.50')).toBe(true);
});
