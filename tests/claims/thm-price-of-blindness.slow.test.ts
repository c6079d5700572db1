import { describe, expect, it, test } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { meanAndError } from '../../src/lab/contract/statistics.ts';
import { minimumNorm } from '../../src/lab/engine/minimum-norm.ts';

const TARGETS: Record<string, (N: number) => number[]> = {
  'one pixel': (N) => Array.from({ length: N }, (_, j) => (j === 2 ? 1 : 0)),
  flat: (N) => Array.from({ length: N }, () => 1 / Math.sqrt(N)),
};

function draw(seed: number, n: number, N: number) {
  const random = stream(311, seed, n, N);
  return { random, x: Float64Array.from({ length: n * N }, () => random.normal()) };
}

const image = (x: Float64Array, w: ArrayLike<number>, N: number) =>
  Float64Array.from({ length: x.length / N }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < N; j++) sum += x[i * N + j]! * w[j]!;
    return sum;
  });

describe.each(Object.entries(TARGETS))('%s', (_, target) => {
  test.each([
    [12, 3],
    [12, 8],
    [12, 11],
    [24, 12],
  ])('N = %i, n = %i: minimum norm attains the bound', (N, n) => {
    const w = target(N);
    const errors = Array.from({ length: 600 }, (_, seed) => {
      const { x } = draw(seed, n, N);
      const fit = minimumNorm(x, image(x, w, N), n, N, 0);
      return w.reduce((sum, value, j) => sum + (value - fit[j]!) ** 2, 0);
    });
    const { mean, standardError } = meanAndError(errors);
    expect(Math.abs(mean - (1 - n / N))).toBeLessThan(4.5 * standardError);
    expect(standardError).toBeLessThan(0.02);
  });
});

it('gradient descent from random weights adds s²(N − n)', () => {
  const [N, n, s] = [12, 6, 0.4];
  const w = TARGETS['flat']!(N);
  const errors = Array.from({ length: 250 }, (_, seed) => {
    const { random, x } = draw(seed + 1000, n, N);
    const y = image(x, w, N);
    const fit = Float64Array.from({ length: N }, () => s * random.normal());
    for (let step = 0; step < 1500; step++) {
      const residual = image(x, fit, N).map((value, i) => value - y[i]!);
      for (let j = 0; j < N; j++) {
        let gradient = 0;
        for (let i = 0; i < n; i++) gradient += x[i * N + j]! * residual[i]!;
        fit[j]! -= 0.02 * gradient;
      }
    }
    return w.reduce((sum, value, j) => sum + (value - fit[j]!) ** 2, 0);
  });
  const { mean, standardError } = meanAndError(errors);
  expect(Math.abs(mean - (1 - n / N + s ** 2 * (N - n)))).toBeLessThan(4.5 * standardError);
  expect(standardError / mean).toBeLessThan(0.04);
});
