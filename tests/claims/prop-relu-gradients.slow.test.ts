import { expect, it } from 'vitest';
import { average, away, back, gaussianMatrix, square, times } from './random-networks.ts';

const WIDTHS = [3, 4, 6, 5];
const LAYERS = WIDTHS.length - 1;

it('back-propagation in networks drawn weight by weight: all layers alike, and tangents like inputs', () => {
  for (const weights of [2, 1]) {
    const means = average(15_000, 7, (random) => {
      const matrices = Array.from({ length: LAYERS }, (_, k) =>
        gaussianMatrix(random, WIDTHS[k + 1]!, WIDTHS[k]!, weights / WIDTHS[k]!),
      );
      const h: Float64Array[] = [Float64Array.of(1, -1, 2)];
      let tangent = Float64Array.of(0.6, 0.8, 0);
      for (const W of matrices) {
        const z = times(W, h.at(-1)!);
        tangent = times(W, tangent).map((value, i) => (z[i]! > 0 ? value : 0));
        h.push(z.map((value) => Math.max(value, 0)));
      }
      // Backwards from a random readout.
      const top = WIDTHS[LAYERS]!;
      let delta = gaussianMatrix(random, 1, top, 1 / top)[0]!;
      const scaled: number[] = [];
      for (let k = LAYERS; k >= 1; k--) {
        const active = delta.map((value, i) => (h[k]![i]! > 0 ? value : 0));
        scaled.unshift(((weights / WIDTHS[k - 1]!) * square(active) * square(h[k - 1]!)) / 2);
        delta = back(matrices[k - 1]!, active);
      }
      const t = (square(tangent) / top) * WIDTHS[0]!;
      return [...scaled, square(delta), t, t * t];
    });
    const factor = (weights / 2) ** LAYERS;
    for (let k = 0; k < LAYERS; k++) expect(away(means[k]!, factor)).toBeLessThan(4);
    expect(away(means[LAYERS]!, factor)).toBeLessThan(4);
    expect(away(means[LAYERS + 1]!, factor)).toBeLessThan(4);
    const second = factor ** 2 * (1 + 5 / 4) * (1 + 5 / 6) * (1 + 5 / 5);
    expect(away(means[LAYERS + 2]!, second)).toBeLessThan(4);
  }
});
