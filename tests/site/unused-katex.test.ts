import { expect, test } from 'vitest';
import { withoutUnused } from '../../src/site/unused-katex.ts';

const used = new Set(['katex', 'base', 'size3']);

test('rules for what no formula uses go, selector by selector', () => {
  expect(withoutUnused('.katex .base{a:b}.katex .tiny{a:b}', used)).toBe('.katex .base{a:b}');
  expect(withoutUnused('.katex .size1,.katex .size3{a:b}', used)).toBe('.katex .size3{a:b}');
  expect(withoutUnused('@media print{.katex .tiny{a:b}.katex{c:d}}', used)).toBe('@media print{.katex{c:d}}');
});

test('a class that a rule excludes need not be used', () => {
  const rule = '.katex .base:not(.wide){a:b}';
  expect(withoutUnused(rule, used)).toBe(rule);
});

test('other rules stay, and those of ours that only mention KaTeX', () => {
  const css = '.note{a:b}.equation .katex .tiny{a:b}.x{width:.5em}';
  expect(withoutUnused(css, used)).toBe(css);
});
