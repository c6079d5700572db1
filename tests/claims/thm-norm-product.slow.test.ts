import { expect, it } from 'vitest';
import { average, away, gaussianMatrix, square, times } from './random-networks.ts';

const WIDTHS = [3, 5, 4, 6];

it('first and second moment of s, over networks drawn weight by weight', () => {
  for (const weights of [2, 1.3]) {
    const [first, second] = average(20_000, 1, (random) => {
      let h = Float64Array.of(1, -2, 0.5);
      for (let k = 1; k < WIDTHS.length; k++) {
        const W = gaussianMatrix(random, WIDTHS[k]!, WIDTHS[k - 1]!, weights / WIDTHS[k - 1]!);
        h = times(W, h).map((z) => Math.max(z, 0));
      }
      const s = square(h) / h.length / (5.25 / 3);
      return [s, s * s];
    });
    const mean = (weights / 2) ** 3;
    expect(away(first!, mean)).toBeLessThan(4);
    const expected = mean ** 2 * (1 + 5 / 5) * (1 + 5 / 4) * (1 + 5 / 6);
    expect(away(second!, expected)).toBeLessThan(4);
    // The test can fail: 3/m instead of 5/m would be seen.
    expect(away(second!, mean ** 2 * (1 + 3 / 5) * (1 + 3 / 4) * (1 + 3 / 6))).toBeGreaterThan(5);
  }
});

it('the mean for weights of another symmetric law, by enumeration of all signs', () => {
  // Two layers 2 → 2 → 2 with weights ±1 (variance 1, so σ_w² = 2): 2⁸ networks.
  let sum = 0;
  for (let code = 0; code < 256; code++) {
    const sign = (bit: number) => ((code >> bit) & 1 ? 1 : -1);
    const layer = (h: readonly [number, number], from: number): [number, number] => [
      Math.max(0, sign(from) * h[0] + sign(from + 1) * h[1]),
      Math.max(0, sign(from + 2) * h[0] + sign(from + 3) * h[1]),
    ];
    const [a, b] = layer(layer([0.3, -1.7], 0), 4);
    sum += (a * a + b * b) / 256;
  }
  expect(sum).toBeCloseTo(0.3 ** 2 + 1.7 ** 2, 12);
});
