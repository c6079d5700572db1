import { expect, it } from 'vitest';
import { prints } from './chapter.ts';
import { average, away, gaussianMatrix, square, times } from './random-networks.ts';

const ratio = (alpha2: number, m: number, depth: number) =>
  (1 + (4 * alpha2 + alpha2 ** 2 * (7 + 10 / m)) / (m * (1 + alpha2) ** 2)) ** depth;

it('first and second moment over residual networks drawn weight by weight', () => {
  const m = 3;
  for (const alpha2 of [1, 0.25]) {
    const [first, second] = average(15_000, 8, (random) => {
      let h = Float64Array.of(1, 1, -1);
      for (let k = 0; k < 2; k++) {
        const r = times(gaussianMatrix(random, m, m, 2 / m), h).map((z) => Math.max(z, 0));
        const branch = times(gaussianMatrix(random, m, m, 1 / m), r);
        h = h.map((value, i) => value + Math.sqrt(alpha2) * branch[i]!);
      }
      const s = square(h) / m;
      return [s, s * s];
    });
    const mean = (1 + alpha2) ** 2;
    expect(away(first!, mean)).toBeLessThan(4);
    expect(away(second!, mean ** 2 * ratio(alpha2, m, 2))).toBeLessThan(4);
    // Without the first term of the numerator the test would fail.
    const without = 1 + (alpha2 ** 2 * (7 + 10 / m)) / (m * (1 + alpha2) ** 2);
    if (alpha2 < 1) expect(away(second!, mean ** 2 * without ** 2)).toBeGreaterThan(6);
  }
});

it('the printed numbers', () => {
  const chapter = 'depth/signal-propagation';
  expect((2 ** 50).toExponential(0)).toBe('1e+15');
  expect(prints(chapter, '10^{15}', 'Plain blocks')).toBe(true);
  expect(prints(chapter, ratio(1 / 50, 64, 50).toFixed(2), 'fifty plain layers had 43')).toBe(true);
  expect(((1 + 5 / 64) ** 50).toFixed(0)).toBe('43');
  expect(Math.abs(ratio(1 / 50, 64, 50) - Math.exp(4 / 64))).toBeLessThan(0.01);
});
