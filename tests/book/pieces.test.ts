import path from 'node:path';
import { expect, test } from 'vitest';
import { compileFixture } from './compile.ts';

const book = compileFixture(path.join(import.meta.dirname, 'fixtures/pages/pieces'));

test('a resource knows the chapters that it deepens', () => {
  const [resource] = book.resources;
  expect(resource).toMatchObject({ slug: 'book', html: '<p>Good.</p>', themes: ['sgd'] });
  expect(resource?.deepens).toEqual([
    {
      kind: 'chapter',
      name: 'sgd/shuffling',
      href: '/sgd/shuffling/',
      words: 'Why?',
      written: true,
      at: 'ch. 1',
    },
  ]);
});

test('a question leads to claims, chapters, experiments and resources', () => {
  const [question] = book.questions;
  expect(question).toMatchObject({
    slug: 'why',
    status: 'open',
    theme: 'sgd',
    html: '<p>Nobody “knows”.</p>',
  });
  expect(question?.see.map(({ kind, href }) => [kind, href])).toEqual([
    ['label', '/sgd/shuffling/#lem:some-thing'],
    ['chapter', '/sgd/shuffling/'],
    ['demo', '/lab/shuffling-rates/'],
    ['piece', '/resources/#book'],
  ]);
});

test('a path names its steps', () => {
  expect(book.paths[0]?.stages[0]?.steps.map(({ words, what }) => [words, what])).toEqual([
    ['Why?', 'all of it'],
    ['A book', 'ch. 1'],
  ]);
});

test('a note cites by way of the bibliography, which knows of it', () => {
  const note = book.notes.find(({ slug }) => slug === 'first');
  expect(note?.html).toContain('href="/guide/bibliography/#ref-bottou2009curiously"');
  expect(note?.html).not.toMatch(/ id="/);
  const work = book.references.find(({ key }) => key === 'bottou2009curiously');
  expect(work).toMatchObject({ citedBy: [], citedByPieces: ['note:first'] });
});

test('notes come in the order of the text, and not into previews', () => {
  expect(book.notes.map(({ slug, anchor }) => [slug, anchor])).toEqual([
    ['second', 'a-place-here'],
    ['first', 'lem:some-thing'],
  ]);
  expect(book.claims[0]?.html).not.toContain('Kept by me');
});
