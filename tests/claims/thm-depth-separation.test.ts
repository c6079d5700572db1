import { expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { built, ceiling, explained, GRID } from '../../src/lab/demos/sawtooth/target.ts';
import { prints } from './chapter.ts';
import { foldingLayers, piecesOf } from './line-network.ts';

const CHAPTER = 'depth/depth-separation';

it('prints the table for a million pieces', () => {
  for (const D of [1, 2, 3, 5, 10, 20]) {
    const k = 20;
    // The least M with (1 + M/D)^D > 2^{k−2}, by search; the table prints the one before or the whole number below.
    let needed = 0;
    while ((1 + needed / D) ** D <= 2 ** (k - 2) * (1 + 1e-12)) needed += 1;
    const suffice = D * 2 ** Math.ceil(k / D);
    const row = `| ${D} | ${(needed - 1).toLocaleString('en')} | ${suffice.toLocaleString('en')} |`;
    expect(prints(CHAPTER, String(D), row), row).toBe(true);
  }
});

it('D 2^⌈k/D⌉ units suffice: composed one-layer sawtooths have all the pieces', () => {
  // Two layers of 2^3 units each make s_6: counted as 2^6 kinks of the composition.
  const layer = (j: number, below: readonly number[] | undefined) => {
    const pieces = 2 ** j;
    return {
      weights: Array.from({ length: pieces }, () => (below ? [...below] : [1])),
      biases: Array.from({ length: pieces }, (_, i) => -i / pieces),
    };
  };
  const output = Array.from({ length: 8 }, (_, i) => (i === 0 ? 8 : i % 2 === 0 ? 16 : -16));
  expect(piecesOf([layer(3, undefined), layer(3, output)], 0, 1)).toBe(64);
  expect(piecesOf(foldingLayers(6), 0, 1)).toBe(64);
});

it('no shallow network with random kinks and the best outer weights explains more than m/2^{k−1}', () => {
  const k = 4;
  for (let seed = 1; seed <= 30; seed++) {
    const random = stream(seed);
    for (const m of [2, 4, 6]) {
      const kinks = Array.from({ length: m }, () => random.uniform());
      const features = [() => 1, (x: number) => x, ...kinks.map((at) => (x: number) => Math.max(x - at, 0))];
      expect(explained(k, leastSquares(features, k))).toBeLessThanOrEqual(ceiling(m, k) + 1e-9);
    }
  }
  // Nor does the one built by hand (ex:by-hand), which has about half of it.
  for (const [m, digits] of [
    [2, '0.09'],
    [4, '0.22'],
    [8, '0.47'],
  ] as const) {
    // prettier-ignore
    const value = explained(k, GRID.map(built(m, k)));
    expect(value).toBeLessThan(ceiling(m, k));
    expect(value.toFixed(2)).toBe(digits);
    expect(prints(CHAPTER, digits, `| ${m} |`)).toBe(true);
  }
});

/** Fitted values on the grid, by Gram–Schmidt. */
function leastSquares(features: readonly ((x: number) => number)[], k: number): number[] {
  const wave = GRID.map((x) => {
    const phase = (x * 2 ** k) % 2;
    return Math.min(phase, 2 - phase);
  });
  const fit = GRID.map(() => 0);
  const basis: number[][] = [];
  for (const feature of features) {
    let column = GRID.map(feature);
    for (let pass = 0; pass < 2; pass++) {
      for (const old of basis) {
        const overlap = dot(column, old);
        column = column.map((value, i) => value - overlap * old[i]!);
      }
    }
    const norm = Math.sqrt(dot(column, column));
    if (norm < 1e-9) continue;
    const unit = column.map((value) => value / norm);
    basis.push(unit);
    const part = dot(wave, unit);
    unit.forEach((value, i) => (fit[i]! += part * value));
  }
  return fit;
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * b[i]!, 0);
}
