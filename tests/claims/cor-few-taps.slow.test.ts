import { expect, test } from 'vitest';
import { combined, distance, fitOver, normals, outputs, over, shifts } from './image-maps.ts';

test.each([
  [8, 1, 3],
  [8, 2, 4],
  [8, 3, 6],
  [8, 5, 5],
  [6, 6, 12],
])('N = %i, k = %i, n = %i lies between the two ends', (N, k, n) => {
  const basis = shifts(N, k);
  const truth = combined(basis, [1, 0.5, -0.3, 0.2, 0.1, 0]);
  const { mean, standardError } = over(700, [341, N, k, n], (r) => {
    const X = normals(r, n, N);
    return distance(fitOver(basis, X, outputs(X, truth, 1, r)), truth);
  });
  expect(mean).toBeGreaterThan(k / n - 4 * standardError);
  expect(mean).toBeLessThan((k / N) * ((N - 2) / (n - 1) + 2 / (n - 2)) + 4 * standardError);
  // Where the ends are apart, so is the value from both: a test of the bounds that an equality would fail.
  if (k > 1 && k < N) expect(mean).toBeGreaterThan((k / n) * 1.002);
  // k = 1 is known: N/(nN − 2).
  if (k === 1) expect(Math.abs(mean - N / (n * N - 2))).toBeLessThan(4 * standardError);
});
