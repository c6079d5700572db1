import { expect, test } from 'vitest';
import { leavesOf } from '../../src/site/paper/leaves.tsx';
import { printedBook } from '../../src/site/paper/print.ts';
import { asWide } from '../../src/site/paper/styles.ts';
import { BASE, EDITION, smallBook } from './small-book.ts';

function printed(more?: string, edition = EDITION) {
  const leaves = leavesOf(smallBook(more), { form: 'paper', base: BASE, edition });
  return printedBook(leaves, { edition, paper: 'a4' });
}

test('one page holds everything, every id once, and every link leads to one of them', () => {
  const { html, problems } = printed();
  expect(problems).toEqual([]);
  const ids = [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id);
  expect(ids.filter((id, at) => ids.indexOf(id) < at)).toEqual([]);
  const links = [...html.matchAll(/\shref="#([^"]*)"|data-page-of="([^"]*)"/g)].map(([, a, b]) => a ?? b);
  expect(links.length).toBeGreaterThan(30);
  for (const id of links) expect(ids).toContain(id);
  expect(html).not.toMatch(/href="\/|<math|<template|<details/);
});

test('a link to what is not in the book is named with its page', () => {
  const book = smallBook();
  const [chapter] = book.chapters;
  chapter!.html +=
    '<p><a href="/guide/depth/universality/#thm:lost">there</a> <a href="/guide/about/">us</a></p>';
  const { problems } = printedBook(leavesOf(book, { form: 'paper', base: BASE, edition: EDITION }), {
    edition: EDITION,
    paper: 'a4',
  });
  expect(problems).toEqual([
    '/depth/universality/ has a link to /depth/universality/#thm:lost, which is not in the book',
    '/depth/universality/ has a link to /about/, which is not in the book',
  ]);
});

test('where the guide is not on the web, what only the web has is named without a link', () => {
  const { html } = printed(undefined, { ...EDITION, live: undefined });
  expect(html).toContain('<span>the map</span>');
  expect(html).toContain('on the guide’s page <span class="address">/lab/shuffling-rates/</span>');
});

test('a formula is spoken as its TeX', () => {
  expect(printed().html).toContain('<span class="katex" role="img" aria-label="f_{\\max} \\ge 0">');
});

test('questions about the width of the window are answered for a wide one', () => {
  const css =
    '@media (min-width: 1200px) { a { b: c } } @media screen and (max-width: 699px) { a { min-width: 9px } }';
  expect(asWide(css)).toBe(
    '@media (min-width: 0) { a { b: c } } @media screen and (max-width: 0) { a { min-width: 9px } }',
  );
  expect(asWide('@container (min-width: 590px) { a { b: c } }')).toContain('590px');
});
