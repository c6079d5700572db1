import { expect, it } from 'vitest';
import { convolution } from '../../src/lab/engine/model.ts';
import { plan } from '../../src/lab/engine/plan.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'convolution/kernel-size';
const SIZES = [2, 3, 4, 5, 7, 13];

/** Multiplications for each output site of a stack that the engine would train, counted link by link. */
function counted(dimensions: 1 | 2, k: number, C: number): number {
  const layers = 12 / (k - 1);
  const side = dimensions === 1 ? 16 : 13;
  const model = {
    input: [...Array<number>(dimensions).fill(side), C],
    layers: Array.from({ length: layers }, () => convolution(C, k, { padding: 'circular', bias: false })),
  };
  return plan(model, 'squared').layers.reduce(
    (sum, { wiring, inputs, units }) =>
      sum + ((wiring.byPosition.pairs.length / 2) * inputs * units) / wiring.positions,
    0,
  );
}

it('counts the table: reach 13 in one and two dimensions', () => {
  for (const C of [1, 3]) {
    for (const dimensions of [1, 2] as const) {
      for (const k of SIZES) {
        expect(counted(dimensions, k, C)).toBe((C * C * 12 * k ** dimensions) / (k - 1));
      }
    }
  }
});

it('prints the table, one to three dimensions', () => {
  for (const k of SIZES) {
    const row = [1, 2, 3].map((D) => ((12 * k ** D) / (k - 1)).toLocaleString('en'));
    expect(prints(CHAPTER, row[2]!, `| ${k} | ${row.join(' | ')} |`), `${k}`).toBe(true);
  }
  for (const D of [1, 2, 3]) {
    const row = SIZES.map((k) => (12 * k ** D) / (k - 1));
    // Cheapest: the largest in one dimension, two sites in two and three.
    expect(SIZES[row.indexOf(Math.min(...row))]).toBe(D === 1 ? 13 : 2);
  }
  expect((9 / 2 / 4 - 1) * 100).toBe(12.5);
  expect(prints(CHAPTER, '12.5', 'per cent')).toBe(true);
  expect(Math.round((27 / 2 / 8 - 1) * 100)).toBe(69);
  expect(prints(CHAPTER, '69', 'per cent')).toBe(true);
});

it('prints the savings of VGG and Inception', () => {
  expect(Math.round((49 / 27 - 1) * 100)).toBe(81);
  expect(prints(CHAPTER, '81', '27C^2')).toBe(true);
  expect(Math.round((1 - 18 / 25) * 100)).toBe(28);
  expect(Math.round((1 - 6 / 9) * 100)).toBe(33);
  expect(Math.round((1 - 8 / 9) * 100)).toBe(11);
  expect(prints(CHAPTER, '28', '33', '11')).toBe(true);
});
