import { describe, expect, it } from 'vitest';
import { prints } from './chapter.ts';
import * as run from './parabolas.ts';

const mean = (values: readonly number[]) => values.reduce((s, v) => s + v, 0) / values.length;

describe.each([
  { a: [1.5, 0.5, 1.5, 0.5], b: [1, -1, 1, -1] },
  { a: [0.2, 0, 3, 1, 0.7], b: [2, -3.5, 0.5, 1.25, -0.25] },
])('all orders, a = $a', (parabolas) => {
  const { a, b } = parabolas;
  const n = a.length;
  const ab = mean(a.map((v, i) => v * (b[i] as number)));
  const settled = (eta: number) =>
    run.afterReshuffling(0.3, Math.ceil(60 / (n * eta * mean(a))), parabolas, eta).mean;

  it.each([0.3, 0.05, 0.004])('the same for one shuffle, none with replacement, η = %f', (eta) => {
    const epochs = Math.ceil(60 / (n * eta * mean(a)));
    expect(run.afterOneShuffle(0.3, epochs, parabolas, eta).mean).toBeCloseTo(settled(eta), 12);
    expect(run.afterReplacement(0.3, n * epochs, parabolas, eta).mean).toBeCloseTo(0, 12);
  });

  it('tends to the leading order, with an error that falls as η²', () => {
    const error = (eta: number) => Math.abs(settled(eta) - (eta * ab) / (2 * mean(a)));
    expect(error(0.002)).toBeLessThan(0.05 * ((0.002 * Math.abs(ab)) / (2 * mean(a))));
    expect(error(0.004) / error(0.002)).toBeGreaterThan(3.8);
    expect(error(0.004) / error(0.002)).toBeLessThan(4.2);
  });
});

it('with twelve parabolas, shrinks as printed', () => {
  const n = 12;
  const a = Array.from({ length: n }, (_, i) => (i < n / 2 ? 1.5 : 0.5));
  const b = run.sortedSigns(n);
  for (const product of [0.16, 0.32, 0.64]) {
    const eta = product / n;
    // Only the pattern of the two kinds matters: 924 of them.
    let sum = 0;
    let count = 0;
    for (let pattern = 0; pattern < 1 << n; pattern++) {
      const order = Array.from({ length: n }, (_, t) => ((pattern >> t) & 1 ? 0 : n - 1));
      if (order.filter((i) => i === 0).length !== n / 2) continue;
      sum += run.epochEnd(0, order, { a, b }, eta);
      count++;
    }
    expect(count).toBe(924);
    const left = a.reduce((p, ak) => p * (1 - eta * ak), 1);
    const ratio = sum / count / (1 - left) / ((eta * 0.5) / 2);
    expect(prints('sgd/shuffling', ratio.toFixed(2), '924')).toBe(true);
  }
});
