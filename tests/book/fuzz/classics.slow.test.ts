import { expect, test } from 'vitest';
import { chapter } from '../compile.ts';
import { setAlone } from './outcome.ts';

/** What makes a parser look back at all that came before, or call itself as often as it is written. */
const CLASSICS = [
  '[', ']', '*', '**', '_', '$', '$ ', '$$', '`', '~', '~~a', '<', '<a ', '<!--', '&', '&amp;', '&#0;', '!', '![', '[^a]', '(', '{', '|', 'a|', '\\', '#', '>', '> ', '- ', '1. ', ':', '::', ':::', ':a', ':a[', '@a ', '[@', '\\eqref{', '\\label{',
  '*a ', '*a **b ', '"a ', "a'", 'www.a', 'a@b', 'a.', '<http://a', '[a](b', '[a](<b', '[a][b] ', '![a](', '\n', 'a\n', 'a\r', '# a\n', '## a\n', '>a\n', '- a\n', 'a\n=\n', '---\n', '[a]: b\n', '|a|\n', ':::remark\n', ':::\n', '::demo\n', '::demo{name=shuffling-rates}\n\n', '$$\n', '```\n', ':margin[a] ', ':margin[',
  '\t', ' ', 'a', 'é', '漢', '\u202E', '\u0301', '\u0000', '\uFEFF', '\uD800', '\u00AD', '👍', 'עברית ',
]; // prettier-ignore

/** The same between other things, `n` times. */
const BETWEEN: Record<string, (n: number) => string> = {
  'a run of stars around a word': (n) => `${'*'.repeat(n)}a${'*'.repeat(n)}`,
  'brackets around a word': (n) => `${'['.repeat(n)}a${'](b)'.repeat(n)}`,
  'pictures in pictures': (n) => `${'!['.repeat(n)}a${'](b)'.repeat(n)}`,
  'lists in lists': (n) => Array.from({ length: Math.sqrt(n) }, (_, i) => `${'  '.repeat(i)}- a`).join('\n'),
  'containers in containers': (n) => Array.from({ length: Math.sqrt(n) }, (_, i) => `${':'.repeat(3 + i)}remark`).toReversed().join('\n'),
  'runs of ticks of all lengths': (n) => Array.from({ length: Math.sqrt(n) }, (_, i) => '`'.repeat(i)).join(' '),
  'a table of many columns': (n) => `${'a|'.repeat(n)}\n${'-|'.repeat(n)}\n${'1|'.repeat(n)}`,
  'braces in a formula': (n) => `$${'{'.repeat(n)}x${'}'.repeat(n)}$`,
  'roots in a formula': (n) => `$${'\\sqrt'.repeat(n)} x$`,
  'exponents in a formula': (n) => `$${'x^'.repeat(n)}x$`,
  'spaces in a formula': (n) => `$$\nx${' '.repeat(n)}y\n$$`,
  'attributes': (n) => `::demo{name=shuffling-rates ${'a=b '.repeat(n)}}`,
  'a long label': (n) => `[](#thm:${'a'.repeat(n)}) \\eqref{eq:${'b'.repeat(n)}} [@${'c'.repeat(n)}]`,
}; // prettier-ignore

const texts = [
  ...CLASSICS.map((piece) => [JSON.stringify(piece), (n: number) => piece.repeat(n)] as const),
  ...Object.entries(BETWEEN),
];

/** Seconds of computing; each of these takes less than one, and took minutes or all of the stack without limits. */
const HANG = 30;

test.each(texts)('%s, 1,500 times, becomes a page or a mistake with a place', (_, text) => {
  const before = process.cpuUsage();
  const { html, errors } = setAlone(chapter(text(1500)));
  expect(process.cpuUsage(before).user / 1e6).toBeLessThan(HANG);
  expect(html.children.length + errors.length).toBeGreaterThanOrEqual(text(1).trim() === '' ? 0 : 1);
});
