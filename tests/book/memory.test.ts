import { expect, test } from 'vitest';
import { compileBook } from '../../src/book/compile.ts';
import { Memory } from '../../src/book/memory.ts';
import { chapter, facts, NO_PIECES } from './compile.ts';

const LEMMA = ':::lemma{#lem:a status=open}\nA.\n:::\n';

/** A book of two chapters, the second of which refers to the first, with a note at the lemma of the first. */
function sources(first: string, note = 'Remember.', references = '') {
  return {
    themes: {
      file: 'content/themes.yaml',
      text: '- slug: one\n  title: One?\n  chapters:\n    - { slug: first, title: A?, needs: [] }\n    - { slug: second, title: B?, needs: [] }\n',
    },
    references: { file: 'content/references.bib', text: references },
    chapters: [
      { file: 'content/chapters/one/first.md', text: chapter(first) },
      { file: 'content/chapters/one/second.md', text: chapter('See [](#lem:a), and $x^2$.\n') },
    ],
    pieces: {
      ...NO_PIECES,
      note: [{ file: 'content/notes/mine.md', text: `---\nattaches: one/first#lem:a\n---\n${note}\n` }],
    },
  };
}

test.for([
  ['nothing', sources(LEMMA)],
  ['a word', sources(LEMMA.replace('A.', 'Another word.'))],
  ['the numbers', sources(`${LEMMA.replace('lem:a', 'lem:b')}\n${LEMMA}`)],
  ['a note', sources(LEMMA, 'Something else.')],
  [
    'the bibliography',
    sources(LEMMA, 'Remember.', '@book{knuth1968art, author = {Knuth}, title = {A}, year = {1968}}'),
  ],
] as const)('where %s has changed, the book is that of a compilation without memory', ([, changed]) => {
  const memory = new Memory();
  compileBook(sources(LEMMA), facts, memory);
  expect(compileBook(changed, facts, memory)).toEqual(compileBook(changed, facts));
  expect(compileBook(sources(LEMMA), facts, memory)).toEqual(compileBook(sources(LEMMA), facts));
});

test('other facts make another book', () => {
  const memory = new Memory();
  compileBook(sources(LEMMA), facts, memory);
  const checked = { ...facts, checked: { 'lem:a': 'tests/claims/lem-a.test.ts' } };
  expect(compileBook(sources(LEMMA), checked, memory)).toEqual(compileBook(sources(LEMMA), checked));
});

test('mistakes are told each time, once each', () => {
  const memory = new Memory();
  compileBook(sources(LEMMA), facts, memory);
  for (let round = 0; round < 2; round++) {
    expect(() => compileBook(sources('Nothing.\n'), facts, memory)).toThrow(/^2 mistakes in the text\n/);
  }
  expect(compileBook(sources(LEMMA), facts, memory).claims).toHaveLength(1);
});

test('a text that has not changed is not set again', () => {
  const memory = new Memory();
  const [before] = [compileBook(sources(LEMMA), facts, memory).chapters[1]];
  const after = compileBook(sources(LEMMA.replace('A.', 'B.')), facts, memory).chapters[1];
  // The preview of the lemma is new, the text around it the same object.
  expect(after?.html).not.toBe(before?.html);
  expect(after?.labels).toBe(before?.labels);
});
