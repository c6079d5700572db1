import { expect, it } from 'vitest';
import { logarithms } from '../../src/lab/demos/depth-scale/exact.ts';
import { fixedVariance, slopeAtOne } from '../../src/lab/demos/depth-scale/mean-field.ts';
import { average, away, back, gaussianMatrix, square, times } from './random-networks.ts';

const BIASES = 0.05;

it('back-propagated gradients of real networks: χ^ℓ/d, transverse to the input', () => {
  const [m, layers] = [100, 8];
  for (const weights of [1, 2.5]) {
    const variances = { weights, biases: BIASES };
    const q = fixedVariance(variances);
    const [gradient] = average(30, weights * 7, (random) => {
      const matrices: Float64Array[][] = [];
      const h: Float64Array[] = [Float64Array.of(Math.sqrt((3 * (q - BIASES)) / weights), 0, 0)];
      for (let k = 1; k <= layers; k++) {
        const fan = h.at(-1)!.length;
        const W = gaussianMatrix(random, m, fan, weights / fan);
        matrices.push(W);
        h.push(times(W, h.at(-1)!).map((z) => Math.tanh(z + Math.sqrt(BIASES) * random.normal())));
      }
      // Five readouts and the two transverse directions.
      let sum = 0;
      for (let r = 0; r < 5; r++) {
        let delta = gaussianMatrix(random, 1, m, 1 / m)[0]!;
        for (let k = layers; k >= 1; k--) {
          delta = back(
            matrices[k - 1]!,
            delta.map((value, i) => value * (1 - h[k]![i]! ** 2)),
          );
        }
        sum += (delta[1]! ** 2 + delta[2]! ** 2) / 10;
      }
      return [3 * sum];
    });
    const { shift, variance } = logarithms('tangent', variances, 0, layers + 1)[layers]!;
    const expected = slopeAtOne(variances) ** layers;
    // The mean of G, to order 1/m, from mean and variance of its logarithm.
    expect(away(gradient!, expected * (1 + (shift + variance / 2) / m))).toBeLessThan(4);
    expect(away(gradient!, expected)).toBeLessThan(4.5);
    expect(away(gradient!, weights ** layers)).toBeGreaterThan(5);
  }
});

it('gradients in the weights of real networks: a factor χ a layer', () => {
  const [m, layers] = [120, 6];
  for (const weights of [1, 2.5]) {
    const variances = { weights, biases: BIASES };
    const q = fixedVariance(variances);
    const parts = average(40, weights * 3, (random) => {
      const matrices: Float64Array[][] = [];
      const h: Float64Array[] = [Float64Array.of(Math.sqrt((3 * (q - BIASES)) / weights), 0, 0)];
      for (let k = 1; k <= layers; k++) {
        const fan = h.at(-1)!.length;
        const W = gaussianMatrix(random, m, fan, weights / fan);
        matrices.push(W);
        h.push(times(W, h.at(-1)!).map((z) => Math.tanh(z + Math.sqrt(BIASES) * random.normal())));
      }
      const all = Array.from({ length: layers }, () => 0);
      let delta = gaussianMatrix(random, 1, m, 1 / m)[0]!;
      for (let k = layers; k >= 1; k--) {
        const own = delta.map((value, i) => value * (1 - h[k]![i]! ** 2));
        all[k - 1] = (weights / m) * square(own) * square(h[k - 1]!);
        delta = back(matrices[k - 1]!, own);
      }
      return all;
    });
    const expected = (k: number) => ((q - BIASES) / weights) * slopeAtOne(variances) ** (layers - k + 1);
    for (let k = 2; k <= layers; k++) {
      const { mean, error } = parts[k - 1]!;
      expect(Math.abs(mean - expected(k))).toBeLessThan(4 * error + (8 / m) * expected(k));
    }
    // It can fail: without the factors χ the first and the last would be alike.
    const change = Math.abs(Math.log(parts[1]!.mean / parts[layers - 1]!.mean));
    expect(Math.abs(change - (layers - 2) * Math.abs(Math.log(slopeAtOne(variances))))).toBeLessThan(0.3);
  }
});
