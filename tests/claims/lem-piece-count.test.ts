import { expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { outputsOf, piecesOf, type DenseLayer } from './line-network.ts';

/** Rows of weights with unit kinks spread, so that the networks have something to count. */
function randomLayers(widths: readonly number[], seed: number): DenseLayer[] {
  const random = stream(seed);
  return widths.map((m, layer) => {
    const inputs = layer === 0 ? 1 : widths[layer - 1]!;
    return {
      weights: Array.from({ length: m }, () => Array.from({ length: inputs }, () => random.normal())),
      biases: Array.from({ length: m }, () => random.normal()),
    };
  });
}

it('no random network has more pieces than the product, and one hidden layer has all it may', () => {
  for (let seed = 1; seed <= 40; seed++) {
    for (const widths of [[3], [8], [2, 2], [3, 5], [4, 4, 4], [2, 2, 2, 2]]) {
      const pieces = piecesOf(randomLayers(widths, seed), -Infinity, Infinity);
      expect(pieces).toBeLessThanOrEqual(widths.reduce((all, m) => all * (m + 1), 1));
      if (widths.length === 1) expect(pieces).toBe(widths[0]! + 1);
    }
  }
});

it('exact pieces are those that a fine grid of slopes shows', () => {
  const layers = randomLayers([3, 3], 5);
  const grid = Array.from({ length: 20001 }, (_, i) => outputsOf(layers, -5 + i / 2000));
  const slope = (i: number) => grid[i]!.map((value, u) => grid[i + 1]![u]! - value);
  let changes = 0;
  let last = slope(0);
  for (let i = 1; i < 20000; i++) {
    const now = slope(i);
    // A kink lies inside a step: the slope differs from that of the step before and of the step after.
    if (now.some((value, u) => Math.abs(value - last[u]!) > 1e-10)) {
      changes += 1;
      i += 1;
      last = slope(i);
    }
  }
  expect(1 + changes).toBe(piecesOf(layers, -5, 5));
});

it('three units a layer attain the product (ex:attained)', () => {
  // φ(x) = 5 − 8(x − ¼)₊ + 8(½ − x)₊ − 12(¾ − x)₊; its units read the φ of the layer below.
  const output = [-8, 8, -12];
  const signs = [1, -1, -1];
  const kinks = [0.25, 0.5, 0.75];
  const layer = (below: boolean): DenseLayer => ({
    weights: signs.map((sign) => (below ? output.map((weight) => sign * weight) : [sign])),
    biases: signs.map((sign, u) => sign * ((below ? 5 : 0) - kinks[u]!)),
  });
  for (let depth = 1; depth <= 5; depth++) {
    const layers = Array.from({ length: depth }, (_, l) => layer(l > 0));
    expect(piecesOf(layers, -Infinity, Infinity)).toBe(4 ** depth);
  }
  const phi = (x: number) => outputsOf([layer(false)], x).reduce((sum, h, u) => sum + output[u]! * h, 5);
  expect([0, 0.25, 0.5, 0.75, 1].map(phi)).toEqual([0, 1, 0, 1, -1]);
});
