import { createRequire } from 'node:module';
import { toHtml } from 'hast-util-to-html';
import { expect, test } from 'vitest';
import { setAlone } from './fuzz/outcome.ts';
import { chapter } from './compile.ts';
import { DIFFERENT, MISTAKES, REASONS } from './commonmark-differences.ts';

interface Example {
  markdown: string;
  html: string;
  section: string;
  number: number;
}
// The package has no types, and its examples show tabs as arrows.
const { tests } = createRequire(import.meta.url)('commonmark-spec') as { tests: Example[] };
const examples = tests.map(({ markdown, html, ...rest }) => ({
  ...rest,
  markdown: markdown.replaceAll('→', '\t'),
  html: html.replaceAll('→', '\t'),
}));

const ENTITIES: Record<string, string> = { quot: '"', lt: '<', gt: '>', amp: '&' };

/** The same HTML in one spelling: entities as characters, no space between blocks, no slash in empty elements. */
function spelt(html: string): string {
  return html
    .replaceAll(/&#x([\dA-F]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll(/&(quot|lt|gt|amp);/g, (_, name: string) => ENTITIES[name] as string)
    .replaceAll(' />', '>')
    .replaceAll(/\s*(<\/?(?:p|h\d|ul|ol|li|blockquote|pre|hr|div|br)\b[^>]*>)\s*/g, '$1')
    .trim();
}

/**
 * Ours, without what we always add: a link has the base path, a block of code can be reached by the keyboard, a heading
 * has an id and a section its number.
 */
function ours(html: string): string {
  return html
    .replaceAll('href="/guide/', 'href="/')
    .replaceAll('<pre tabindex="0">', '<pre>')
    .replaceAll(/(<h\d) id="[^"]*"/g, '$1')
    .replaceAll(/<span class="section-number">\d+<\/span> ?/g, '');
}

/** From lists of examples by reason to the reason of each example. */
function byNumber(table: Readonly<Record<string, readonly number[]>>): Map<number, string> {
  return new Map(
    Object.entries(table).flatMap(([reason, numbers]) => numbers.map((n) => [n, reason] as const)),
  );
}

test('the examples of CommonMark come out as there, but for differences that are explained', () => {
  expect(examples.length).toBeGreaterThan(600);
  const mistakes: Record<string, number[]> = {};
  const different: number[] = [];
  const explained = byNumber(DIFFERENT);
  const shown: string[] = [];
  for (const { markdown, html, number } of examples) {
    const set = setAlone(chapter(markdown));
    const rules = [...new Set(set.errors.map(({ rule }) => rule))].sort().join(', ');
    if (rules) (mistakes[rules] ??= []).push(number);
    const [got, wanted] = [spelt(ours(toHtml(set.html))), spelt(html)];
    if (got === wanted) continue;
    different.push(number);
    if (!explained.has(number))
      shown.push(`${number} ${JSON.stringify(markdown)}\n  there ${wanted}\n  here  ${got} (${rules})`);
  }
  expect(shown.join('\n'), 'differences without a reason').toBe('');
  expect([...explained.keys()].filter((number) => !different.includes(number))).toEqual([]);
  expect(mistakes, 'mistakes in the examples').toEqual(MISTAKES);
  const rules = new Set(Object.keys(mistakes).flatMap((key) => key.split(', ')));
  expect([...rules].sort()).toEqual(Object.keys(REASONS).sort());
});
