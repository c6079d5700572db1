import { describe, expect, it, test } from 'vitest';
import { combined, distance, fitDense, fitOver, normals, outputs, over, shifts } from './image-maps.ts';
import { dense, convolved, N as PIXELS } from '../../src/lab/demos/dense-or-convolution/exact.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'convolution/sample-economy';
const sigma = 0.7;

/** The formulas as printed. */
const printed = {
  dense: (N: number, n: number) => (sigma ** 2 * N ** 2) / (n - N - 1),
  local: (N: number, k: number, n: number) => (sigma ** 2 * N * k) / (n - k - 1),
  convolution: (N: number, n: number) => sigma ** 2 * ((N - 2) / (n - 1) + 2 / (n - 2)),
};

describe('errors by simulation', () => {
  test.each([
    [6, 14],
    [6, 30],
    [4, 12],
  ])('(a) all maps, N = %i, n = %i', (N, n) => {
    const truth = combined(shifts(N), [1, -0.5, 0.2, 0, 0, 0]);
    const { mean, standardError } = over(700, [331, N, n], (r) => {
      const X = normals(r, n, N);
      return distance(fitDense(X, outputs(X, truth, sigma, r)), truth);
    });
    expect(Math.abs(mean - printed.dense(N, n))).toBeLessThan(4.5 * standardError);
    expect(standardError / mean).toBeLessThan(0.03);
  });

  it('(b) two weights for each output', () => {
    const [N, k, n] = [4, 2, 9];
    const basis = Array.from({ length: N * k }, (_, a) => {
      const [row, tap] = [Math.floor(a / k), a % k];
      return Array.from({ length: N }, (_, i) =>
        Array.from({ length: N }, (_, j) => (i === row && j === (row + tap) % N ? 1 : 0)),
      );
    });
    const truth = combined(
      basis,
      Array.from({ length: N * k }, (_, a) => Math.sin(a)),
    );
    const { mean, standardError } = over(700, [332], (r) => {
      const X = normals(r, n, N);
      return distance(fitOver(basis, X, outputs(X, truth, sigma, r)), truth);
    });
    expect(Math.abs(mean - printed.local(N, k, n))).toBeLessThan(4.5 * standardError);
  });

  test.each([
    [4, 7],
    [8, 6],
    [8, 12],
  ])('(c) convolutions with all taps, N = %i, n = %i', (N, n) => {
    const basis = shifts(N);
    const truth = combined(
      basis,
      Array.from({ length: N }, (_, a) => 1 / (1 + a)),
    );
    const { mean, standardError } = over(600, [333, N, n], (r) => {
      const X = normals(r, n, N);
      return distance(fitOver(basis, X, outputs(X, truth, sigma, r)), truth);
    });
    expect(Math.abs(mean - printed.convolution(N, n))).toBeLessThan(4.5 * standardError);
    expect(standardError / mean).toBeLessThan(0.04);
  });

  it('without noise: one example for the convolution, N for the dense map, fewer are not enough', () => {
    const N = 6;
    const truth = combined(shifts(N), [1, -2, 0.5, 0, 0, 0.3]);
    const error = (n: number, fit: (X: number[][], Y: number[][]) => number[][]) =>
      over(5, [334, n], (r) => {
        const X = normals(r, n, N);
        return distance(fit(X, outputs(X, truth, 0, r)), truth);
      }).mean;
    expect(error(1, (X, Y) => fitOver(shifts(N), X, Y))).toBeLessThan(1e-16);
    expect(error(N, fitDense)).toBeLessThan(1e-10);
    expect(() => error(N - 1, fitDense)).toThrow('singular');
  });
});

describe('the cumulants that the demo uses', () => {
  // σ = 1 and errors per output there.
  it.each([40, 60])('scatter of the dense map at n = %i', (n) => {
    const count = 100;
    const zero = combined(shifts(PIXELS), new Array<number>(PIXELS).fill(0));
    const found: number[] = [];
    const { mean, standardError } = over(count, [335, n], (r) => {
      const X = normals(r, n, PIXELS);
      found.push(distance(fitDense(X, outputs(X, zero, 1, r)), zero) / PIXELS);
      return found.at(-1)!;
    });
    const law = dense(n);
    expect(Math.abs(mean - law.mean)).toBeLessThan((4.5 * Math.sqrt(law.variance)) / Math.sqrt(count));
    const spread = (standardError ** 2 * count) / law.variance;
    expect(spread).toBeGreaterThan(0.5);
    expect(spread).toBeLessThan(2);
  });

  it('prints the scatter of single fits', () => {
    const relative = ({ mean, variance }: { mean: number; variance: number }) =>
      (100 * Math.sqrt(variance)) / mean;
    const words = 'per cent of the mean for the dense map';
    expect(prints(CHAPTER, relative(dense(32)).toFixed(0), words)).toBe(true);
    expect(prints(CHAPTER, relative(convolved(32)).toFixed(0), words)).toBe(true);
    expect(dense(32).mean / convolved(32).mean).toBeGreaterThan(95);
    expect(dense(32).mean / convolved(32).mean).toBeLessThan(115);
    expect(prints(CHAPTER, String(PIXELS / 2 - 1 + 2), words)).toBe(true);
  });
});

it('an image is worth its shifts: the two numbers printed', () => {
  const [N, n] = [24, 10];
  const [one, many] = [printed.convolution(N, n), printed.dense(N, n * N)].map((value) => value / sigma ** 2);
  expect(prints(CHAPTER, one!.toFixed(3), '$N=24$', '$n=10$')).toBe(true);
  expect(prints(CHAPTER, many!.toFixed(3), '$N=24$', '$n=10$')).toBe(true);
  // Relative difference times nN stays bounded.
  for (const [pixels, examples] of [
    [24, 10],
    [200, 50],
    [24, 1000],
  ] as const) {
    const ratio = printed.convolution(pixels, examples) / printed.dense(pixels, examples * pixels);
    expect(Math.abs(ratio - 1) * examples * pixels).toBeLessThan(2);
  }
});
