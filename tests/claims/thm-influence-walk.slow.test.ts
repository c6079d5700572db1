import { expect, it } from 'vitest';
import { tapeGradient, type StackLayer } from './convolution-stack.ts';

const MARGIN = 20;

/** The law of the walk, step by step: Σ j_{l−1} (δ_l J_l − a_l). */
function walk(layers: readonly StackLayer[]): Float64Array {
  let law = new Float64Array(2 * MARGIN + 1);
  law[MARGIN] = 1;
  let jump = 1;
  for (const { k, stride = 1, dilation = 1, before = Math.floor((k - 1) / 2) } of layers) {
    const next = new Float64Array(law.length);
    law.forEach((p, u) => {
      for (let j = 0; j < k && p > 0; j++) next[u + jump * (dilation * j - before)]! += p / k;
    });
    law = next;
    jump *= stride;
  }
  return law;
}

it.each<StackLayer[]>([
  [{ k: 3, stride: 2 }, { k: 3 }, { k: 2 }],
  [{ k: 3, dilation: 2, before: 2 }, { k: 2, stride: 2 }, { k: 3 }],
])('the mean squared gradient on the tape is the law of the walk (%#)', (...layers) => {
  const expected = walk(layers);
  const nets = 160;
  const sample = Array.from({ length: nets }, (_, seed) => tapeGradient(layers, 4, 1000 + seed, MARGIN));
  const total = sample.reduce((sum, squares) => sum + squares.reduce((a, b) => a + b), 0) / nets;
  expected.forEach((p, u) => {
    const values = sample.map((squares) => squares[u]! - p * squares.reduce((a, b) => a + b));
    const mean = values.reduce((a, b) => a + b) / nets;
    const error = Math.sqrt(values.reduce((sum, value) => sum + value ** 2, 0)) / nets;
    if (p === 0) expect(mean).toBe(0);
    else expect(Math.abs(mean)).toBeLessThan(4.2 * error);
    if (p > 0.05) expect(error).toBeLessThan(0.2 * p * total);
  });
});
