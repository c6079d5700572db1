import { expect, it } from 'vitest';
import { sawtooth } from '../../src/lab/demos/sawtooth/target.ts';
import { foldingLayers, outputsOf, piecesOf } from './line-network.ts';

it('2k units in k layers make 2^k pieces, counted by solving for every kink', () => {
  for (let k = 1; k <= 10; k++) expect(piecesOf(foldingLayers(k), 0, 1)).toBe(2 ** k);
});

it('the network is the triangle wave of height one', () => {
  for (const k of [1, 3, 6]) {
    for (let i = 0; i <= 1000; i++) {
      const x = i / 1000;
      const [first, second] = outputsOf(foldingLayers(k), x) as [number, number];
      // Distance from the nearest even multiple of 2^{−k}, in units of 2^{−k}.
      const phase = (x * 2 ** k) % 2;
      const wave = Math.min(phase, 2 - phase);
      expect(2 * first - 4 * second).toBeCloseTo(wave, 9);
      expect(sawtooth(k, x)).toBeCloseTo(wave, 9);
    }
  }
});
