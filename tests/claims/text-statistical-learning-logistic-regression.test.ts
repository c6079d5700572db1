import { expect, it } from 'vitest';
import { defaults } from '../../src/lab/contract/parameter.ts';
import { normalTail } from '../../src/lab/contract/statistics.ts';
import { highDimension } from '../../src/lab/demos/biased-slopes/exact.ts';
import { DIMENSIONS, EXAMPLES } from '../../src/lab/demos/biased-slopes/grid.ts';
import { demo as ellipse } from '../../src/lab/demos/fisher-ellipse/demo.ts';
import { demo as turn, SHORT } from '../../src/lab/demos/slow-turn/demo.ts';
import { prints } from './chapter.ts';
import { mean, s } from './logistic.ts';

const CHAPTER = 'statistical-learning/logistic-regression';

it('the experiments are those of the text', () => {
  expect(EXAMPLES).toBe(400);
  expect(DIMENSIONS.at(-1)).toBe(100);
  expect(defaults(turn.parameters)).toMatchObject({ a: 2 });
  expect(SHORT).toBe(0.5);
  expect(defaults(ellipse.parameters)).toMatchObject({ r: 1, copies: 1 });
  expect(prints(CHAPTER, (1 / mean((z) => s(z) * s(-z))).toFixed(2), 'the theory for few weights')).toBe(
    true,
  );
});

it('ten examples to a weight overstate by an eighth, five by what is printed', () => {
  expect(Math.abs(highDimension(0.1, 1).alpha - 1 - 1 / 8)).toBeLessThan(0.01);
  expect(
    prints(CHAPTER, (100 * (highDimension(0.2, 1).alpha - 1)).toFixed(0), 'overstated by', 'With five'),
  ).toBe(true);
});

it('prints what too small an error does in the tail', () => {
  const shrunk = 2.469 / 2.617;
  expect(prints(CHAPTER, (5 * shrunk).toFixed(1), 'a printed $5\\sigma$')).toBe(true);
  expect(normalTail(5 * shrunk) / normalTail(5)).toBeGreaterThan(3.5);
  expect(normalTail(5 * shrunk) / normalTail(5)).toBeLessThan(4.5);
  expect((200 * normalTail(1.96 * shrunk)).toFixed(1)).toBe('6.4');
});
