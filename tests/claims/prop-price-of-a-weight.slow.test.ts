import { expect, test } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { combined, distance, fitOver, normals, outputs, over, shift } from './image-maps.ts';

const N = 6;
const random = stream(320);
/** Spaces of maps with no structure in particular, one of them far from orthogonal. */
const SPACES = {
  'random, 5': Array.from({ length: 5 }, () => normals(random, N, N)),
  'nearly parallel, 3': (() => {
    const base = normals(random, N, N);
    return Array.from({ length: 3 }, () => {
      const other = normals(random, N, N);
      return base.map((row, i) => row.map((value, j) => value + 0.3 * other[i]![j]!));
    });
  })(),
  'two taps': [shift(N, 0), shift(N, 1)],
};

test.each(Object.entries(SPACES))('%s: never below σ²p/n, and near it for many examples', (_, basis) => {
  const p = basis.length;
  const sigma = 0.8;
  const truth = combined(
    basis,
    Array.from({ length: p }, (_, a) => 1 - a),
  );
  for (const [index, n] of [2, 5, 40].entries()) {
    const { mean, standardError } = over(n > 10 ? 150 : 500, [321, p, index], (r) => {
      const X = normals(r, n, N);
      return distance(fitOver(basis, X, outputs(X, truth, sigma, r)), truth);
    });
    const price = (sigma ** 2 * p) / n;
    expect(mean).toBeGreaterThan(price - 4 * standardError);
    if (n === 40) expect(Math.abs(mean / price - 1)).toBeLessThan(0.05 + (4 * standardError) / price);
    if (n === 2) expect(mean).toBeGreaterThan(price);
  }
});
