import { expect, test } from 'vitest';
import { fileName, nextSeed, queryOf } from '../../../src/lab/element/address.ts';
import { resolve } from '../../../src/lab/contract/parameter.ts';
import { positionOf, positions, valueLabel } from '../../../src/lab/element/slider.ts';
import { bend, demo, slope, values } from './demo.ts';

test('a slider has a position for every admissible value', () => {
  expect(positions(slope)).toEqual([1, 2, 4, 8, 16]);
  expect(positions(bend)).toHaveLength(21);
  expect(positions(bend).at(-1)).toBe(1);
  expect(positions({ ...bend, max: 0.12 })).toEqual([0, 0.05, 0.1]);
});

test('no two positions of a slider have the same value, and each leads back to itself', () => {
  const fine = positions({ ...slope, step: 4 });
  expect(fine.slice(0, 4)).toEqual([1, 2, 3, 4]);
  fine.forEach((value, position) => expect(positionOf(fine, value)).toBe(position));
});

test('a value is shown with the decimals of its grid and its unit', () => {
  expect(valueLabel(bend, 0.2)).toBe('0.20');
  expect(valueLabel({ ...slope, unit: 'epochs' }, 8)).toBe('8 epochs');
  expect(valueLabel({ ...slope, integer: false }, 0.0003)).toBe('0.0003');
  expect(valueLabel({ ...slope, integer: false }, 0.00003)).toBe('$3.0\\times10^{−5}$');
  expect(valueLabel({ ...bend, min: -1 }, -0.5)).toBe('−0.50');
});

test('an address says everything, and is read as it was written', () => {
  const query = queryOf(demo.parameters, { ...values, bend: 0.35 }, 12);
  expect(query).toBe('?n=4&tint=4&bend=0.35&seed=12');
  expect(resolve(demo.parameters, new URLSearchParams(query))).toEqual({
    values: { ...values, bend: 0.35 },
    seed: 12,
    ignored: [],
  });
  expect(fileName('line', demo.parameters, values, 7)).toBe('line-n4-tint4-bend0-seed7');
});

test('the next seed is the next, and begins again after the last', () => {
  expect([7, 2 ** 31 - 1].map(nextSeed)).toEqual([8, 0]);
});
