import { describe, expect, it } from 'vitest';
import { prints, scientific } from './chapter.ts';
import { bestLineResidual, integral, relu } from './runge.ts';

/** The deep network of part (c): three ReLU units a layer; its output layer makes the last tent. */
function deep(layers: number, x: number): number {
  let [tent, sum] = [x, x];
  for (let i = 1; i <= layers; i++) {
    const [u, v, carried] = [relu(tent), relu(tent - 0.5), relu(sum)];
    tent = 2 * u - 4 * v;
    sum = carried - tent / 4 ** i;
  }
  return sum;
}

describe('Yarotsky’s network', () => {
  it.each([1, 2, 5, 10])('with %i layers is the polygon with 2^ℓ cells, exactly', (layers) => {
    const cells = 2 ** layers;
    for (let j = 0; j <= cells; j++) expect(deep(layers, j / cells)).toBe((j / cells) ** 2);
    for (let j = 0; j < cells; j++) {
      const middle = (j + 0.5) / cells;
      expect(deep(layers, middle) - middle ** 2).toBe(4 ** (-layers - 1));
    }
  });

  it('and is nowhere farther off', () => {
    for (let i = 0; i <= 4000; i++) {
      const x = i / 4000;
      expect(Math.abs(deep(6, x) - x * x)).toBeLessThanOrEqual(4 ** -7 * (1 + 1e-12));
    }
  });

  it('has a mean square of 1/(30 m⁴)', () => {
    const m = 32;
    expect(integral((x) => (deep(5, x) - x * x) ** 2, 0, 1, m * 60) * 30 * m ** 4).toBeCloseTo(1, 2);
  });
});

it('the best with N pieces: cells of equal length', () => {
  const N = 5;
  const whole = (lengths: number[]) => {
    let [sum, a] = [0, 0];
    for (const h of lengths) sum += bestLineResidual((x) => x * x, a, (a += h));
    return sum;
  };
  expect(whole(Array(N).fill(1 / N)) * 180 * N ** 4).toBeCloseTo(1, 3);
  expect(whole([0.1, 0.3, 0.2, 0.25, 0.15]) * 180 * N ** 4).toBeGreaterThan(1.05);
});

it('prints the error of ten layers, and what one layer needs for it', () => {
  const chapter = 'depth/universality';
  expect(prints(chapter, scientific(4 ** -11, 2), 'ten layers')).toBe(true);
  // Chebyshev: no line comes nearer than h²/8, so N pieces have 1/(8 N²); and m units have at most m + 1 pieces.
  let N = 1;
  while (1 / (8 * N * N) > 4 ** -11) N += 1;
  expect(prints(chapter, String(N - 1), 'ten layers')).toBe(true);
});
