import { expect, test } from 'vitest';
import { quotes } from '../../src/book/markdown/typography.ts';

test.each([
  [`"a" 'b' don't`, '“a” ‘b’ don’t'],
  [`("a")—"b"`, '(“a”)—“b”'],
  [`"'a' b"`, '“‘a’ b”'],
  ['1990--2000 --- x', '1990–2000 --- x'],
  ['wait...', 'wait…'],
  ['Breiman’s', 'Breiman’s'],
])('%s', (written, set) => {
  expect(quotes(written)).toBe(set);
});

test('a quote after a formula closes', () => {
  expect(quotes('" and', 'x')).toBe('” and');
});
