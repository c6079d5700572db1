import { describe, expect, test } from 'vitest';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { compileBook } from '../../src/book/compile.ts';
import {
  fromFile,
  parseNotes,
  toFiles,
  withFiles,
  type OwnNote,
} from '../../src/site/scripts/own-notes/note.ts';
import { chapter, facts, NO_PIECES } from '../book/compile.ts';

const note = (attaches: string, text: string): OwnNote => ({ id: text, attaches, text, changed: 'now' });
const notes = [
  note('sgd/shuffling#lem:a-b', 'Small: $x^2$.\n\n---\n\nMore.'),
  note('sgd/shuffling#lem:a-b', 'Another.'),
  note('sgd/shuffling#why-not', 'At a heading.'),
];
let count = 0;
const stamp = () => ({ id: `new-${++count}`, changed: 'now' });

describe('notes as files', () => {
  const files = toFiles(notes);

  test('have names of their own', () => {
    expect(files.map(({ name }) => name)).toEqual([
      'shuffling-lem-a-b.md',
      'shuffling-lem-a-b-2.md',
      'shuffling-why-not.md',
    ]);
  });
  test('are such as a fork can build', () => {
    const book = compileBook(
      {
        themes: {
          file: 'content/themes.yaml',
          text: '- slug: sgd\n  title: A?\n  chapters:\n    - { slug: shuffling, title: B?, needs: [] }\n',
        },
        references: { file: 'content/references.bib', text: '' },
        chapters: [
          {
            file: 'content/chapters/sgd/shuffling.md',
            text: chapter('## Why not?\n\n:::lemma[A]{#lem:a-b status=open}\nA.\n:::\n'),
          },
        ],
        pieces: {
          ...NO_PIECES,
          note: files.map(({ name, text }) => ({ file: `content/notes/${name}`, text })),
        },
      },
      facts,
    );
    expect(book.notes.map(({ anchor }) => anchor)).toEqual(['why-not', 'lem:a-b', 'lem:a-b']);
    expect(book.chapters[0]?.html).toContain('Another.');
  });
  test('come back as they went, through an archive', () => {
    const zip = zipSync(Object.fromEntries(files.map(({ name, text }) => [name, strToU8(text)])));
    const back = Object.entries(unzipSync(zip)).map(([name, bytes]) => ({ name, text: strFromU8(bytes) }));
    expect(back.map(fromFile)).toEqual(notes.map(({ attaches, text }) => ({ attaches, text })));
    expect(withFiles(notes, back, stamp)).toEqual({ notes, added: 0 });
    expect(withFiles([notes[0] as OwnNote], back, stamp).added).toBe(2);
  });
  test('written elsewhere are read too, and others refused with their name', () => {
    const other = { name: 'x.md', text: '---\r\ntitle: T\r\nattaches: "a/b#c"\r\n---\r\nWords\r\n' };
    expect(fromFile(other)).toEqual({ attaches: 'a/b#c', text: 'Words' });
    for (const text of ['', 'Words', '---\nattaches: nowhere\n---\nWords'])
      expect(() => fromFile({ name: 'x.md', text })).toThrow('x.md does not begin with');
  });
});

test('what the browser kept is read as far as it is sound', () => {
  expect(parseNotes(null)).toEqual([]);
  expect(parseNotes('not JSON')).toEqual([]);
  expect(parseNotes(JSON.stringify([notes[0], { id: 1 }, null]))).toEqual([notes[0]]);
});
