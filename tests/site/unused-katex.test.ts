import { expect, test } from 'vitest';
import { withoutUnused, withoutUnusedFaces } from '../../src/site/unused-katex.ts';

const used = new Set(['katex', 'base', 'size3']);

test('rules for what no formula uses go, selector by selector', () => {
  expect(withoutUnused('.katex .base{a:b}.katex .tiny{a:b}', used)).toBe('.katex .base{a:b}');
  expect(withoutUnused('.katex .size1,.katex .size3{a:b}', used)).toBe('.katex .size3{a:b}');
  expect(withoutUnused('@media print{.katex .tiny{a:b}.katex{c:d}}', used)).toBe('@media print{.katex{c:d}}');
});

test('what a rule forbids need not be used', () => {
  const css = '.katex .base:not(.tiny){a:b}';
  expect(withoutUnused(css, used)).toBe(css);
});

test('other rules stay, and those of ours that only mention KaTeX', () => {
  const css = '.note{a:b}.equation .katex .tiny{a:b}.x{width:.5em}';
  expect(withoutUnused(css, used)).toBe(css);
});

test('faces go whose family no rule asks for, and only faces of KaTeX', () => {
  const face = (family: string) => `@font-face{font-family:${family};font-weight:400;src:url(a.woff2)}`;
  const css = face('KaTeX_Main') + face('KaTeX_Fraktur') + face('Newsreader');
  expect(withoutUnusedFaces(css, '.katex{font:1em KaTeX_Main}')).toBe(
    face('KaTeX_Main') + face('Newsreader'),
  );
});
