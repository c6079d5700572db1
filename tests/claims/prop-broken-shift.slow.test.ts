import { expect, it, test } from 'vitest';
// Before the engine, so that Node can load it.
import { drive, loadDemo, loadExperiment } from '../../src/lab/runner/headless.ts';
import { defaults } from '../../src/lab/contract/parameter.ts';
import { combined, distance, fitDense, fitOver, normals, outputs, over, shifts } from './image-maps.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'convolution/sample-economy';

test.each([
  [6, 8, 1],
  [8, 7, 1],
  [8, 12, 3],
])('a gain that depends on the pixel, N = %i, n = %i, period N/%i', (N, n, q) => {
  const [sigma, gain] = [0.6, 0.7];
  const basis = shifts(N);
  const C = combined(basis, [0.8, 0.3, 0, 0, 0, 0, 0, 0]);
  // Matrix elements only between modes that differ by q, odd, so never between k and −k, N being even.
  const truth = C.map((row, i) =>
    row.map((value, j) => value + (i === j ? gain * Math.SQRT2 * Math.cos((2 * Math.PI * q * i) / N) : 0)),
  );
  const { mean, standardError } = over(700, [371, N, n], (r) => {
    const X = normals(r, n, N);
    return distance(fitOver(basis, X, outputs(X, truth, sigma, r)), truth);
  });
  // Each row of the matrix between modes has two elements, of modulus gain/√2.
  const noise = sigma ** 2 + gain ** 2;
  const expected = N * gain ** 2 + noise * ((N - 2) / (n - 1) + 2 / (n - 2));
  expect(Math.abs(mean - expected)).toBeLessThan(4.5 * standardError);
  // It would be seen if the part that cannot be followed were not noise.
  expect(gain ** 2 * ((N - 2) / (n - 1) + 2 / (n - 2))).toBeGreaterThan(6 * standardError);
});

it('with an element between k and −k the formula fails, so the hypothesis is needed', () => {
  const [N, n, gain] = [4, 5, 1];
  const basis = shifts(N);
  // A gain of period 2 on a ring of 4 couples k = 1 with k = 3 = −1.
  const truth = combined(basis, [0, 0, 0, 0]).map((row, i) =>
    row.map((value, j) => value + (i === j ? gain * (-1) ** i : 0)),
  );
  const { mean, standardError } = over(5000, [372], (r) => {
    const X = normals(r, n, N);
    return distance(fitOver(basis, X, outputs(X, truth, 0, r)), truth);
  });
  const formula = N * gain ** 2 + (N - 2) / (n - 1) + 2 / (n - 2);
  expect(Math.abs(mean - formula)).toBeGreaterThan(4 * standardError);
  // Shares p of the power in n examples have E Σp² = 2/(n + 1), which takes the place of 1/(n − 1).
  const right = N * gain ** 2 + (2 * (N - 2)) / (n + 1) + 2 / (n - 2);
  expect(Math.abs(mean - right)).toBeLessThan(4 * standardError);
});

it('where the dense map overtakes in the demo', () => {
  const [N, noise, c2] = [24, 0.25, 0.09];
  const dense = (n: number) => (noise * N) / (n - N - 1);
  const convolution = (n: number) => c2 + ((noise + c2) / N) * ((N - 2) / (n - 1) + 2 / (n - 2));
  let n = N + 2;
  while (dense(n) > convolution(n)) n += 1;
  expect(prints(CHAPTER, String(n), 'with the small term')).toBe(true);
  expect(prints(CHAPTER, String(Math.round((N * noise) / c2)), 'with the small term')).toBe(true);
  expect(prints(CHAPTER, String(Math.round(N + 1 + (N * noise) / c2)), 'with the small term')).toBe(true);
  expect(Math.round(n / 10) * 10).toBe(90);
  expect(prints(CHAPTER, '90', 'At $c=0.3$')).toBe(true);
});

it('the laws that the demo draws where the symmetry is broken', async () => {
  const demo = await loadDemo('dense-or-convolution');
  const values = { ...defaults(demo.parameters), ...demo.testSize, break: 0.6 };
  const { points } = drive(await loadExperiment('dense-or-convolution'), values, 1);
  const laws = demo.otherwise!(values);
  expect(Object.keys(laws)).toEqual(['conv-clean', 'averaged', 'conv']);
  for (const [series, law] of Object.entries(laws)) {
    for (const { x, y } of law) {
      const { mean, standardError } = points.find((point) => point.series === series && point.x === x)!;
      expect(Math.abs(mean - y), `${series}, ${x}`).toBeLessThan(4.5 * standardError!);
    }
  }
  expect(demo.otherwise!({ ...values, break: 0 })).toEqual({});
});

it('simulated: at 60 examples the convolution wins, at 130 the dense map does', () => {
  const [N, c] = [24, 0.3];
  const truth = combined(
    shifts(N, 3),
    [1, 2, 1].map((w) => (w * Math.sqrt(1 - c ** 2)) / Math.sqrt(6)),
  ).map((row, i) =>
    row.map((value, j) => value + (i === j ? c * Math.SQRT2 * Math.cos((2 * Math.PI * i) / N) : 0)),
  );
  const gain = (n: number) =>
    over(4, [373, n], (r) => {
      const X = normals(r, n, N);
      const Y = outputs(X, truth, 0.5, r);
      return distance(fitDense(X, Y), truth) - distance(fitOver(shifts(N), X, Y), truth);
    });
  for (const [n, sign] of [
    [60, 1],
    [130, -1],
  ] as const) {
    const { mean, standardError } = gain(n);
    expect(sign * mean).toBeGreaterThan(3 * standardError);
  }
});
