import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { TERMS } from '../../src/book/glossary.ts';
import { SYMBOLS } from '../../src/book/notation.ts';

const planned = readFileSync(path.join(import.meta.dirname, '../../content/themes.yaml'), 'utf8');

test('the words are in order, and no form stands for two', () => {
  const words = TERMS.map(({ term }) => term.toLowerCase());
  expect(words).toEqual(words.toSorted((a, b) => (a < b ? -1 : 1)));
  const forms = TERMS.flatMap(({ term, also = [] }) => [term, ...also].map((form) => form.toLowerCase()));
  expect(forms.length).toBe(new Set(forms).size);
});

test('every word and letter says where it comes from', () => {
  for (const { at } of [...TERMS, ...SYMBOLS]) {
    if (at.includes(':')) continue;
    const [theme, slug] = at.split('/');
    expect(planned, at).toMatch(new RegExp(`slug: ${theme}\\n[\\s\\S]*slug: ${slug}[ ,]`));
  }
});

test('meanings are clauses: no capital at the beginning, no full stop at the end', () => {
  for (const { term, meaning, physics = 'none' } of TERMS) {
    for (const words of [meaning, physics]) expect(words, term).toMatch(/^[a-z$\d][\s\S]*[^.]$/);
  }
});
