import { expect, test } from 'vitest';
import { apply, EMPTY } from '../../../src/lab/contract/snapshot.ts';
import { lines } from '../../../src/lab/element/files.ts';
import { begin } from '../../../src/lab/element/state.ts';
import { footOf } from '../../../src/lab/element/words.ts';
import { demo, point, values } from './demo.ts';

const prediction = demo.predict(values);
const snapshot = [point(1), point(2), point(3)].reduce(apply, EMPTY);

test('below a picture stand its settings, its seed and its verdict', () => {
  const [settings, outcome] = footOf(
    { ...begin({ ...values, bend: 0.2 }, 3), phase: 'done', snapshot },
    demo,
    prediction,
  );
  expect(settings).toContain('s = 0.20, seed 3.');
  expect(outcome).toMatch(/^Agrees: 3 of 3 points inside the band/);
});

test('a picture of the prediction does not look like one of a run', () => {
  expect(footOf(begin(values, 7), demo, prediction)[1]).toBe('The prediction; nothing is measured.');
});

test('words break into lines that are no longer than asked, unless a word is', () => {
  expect(lines('one two three four', 9)).toEqual(['one two', 'three', 'four']);
  expect(lines('immeasurable ends', 5)).toEqual(['immeasurable', 'ends']);
});
