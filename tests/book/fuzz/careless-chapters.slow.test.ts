import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { chapter, NO_PIECES } from '../compile.ts';
import { careless } from './markdown.ts';
import { checkMarkers, mark } from './markers.ts';
import { mutated } from './mutations.ts';
import { compileOrTell, FILE, setAlone } from './outcome.ts';
import { tryMany } from './runs.ts';
import { withTex } from './tex.ts';

const CONTENT = path.join(import.meta.dirname, '../../../content');
const files = readdirSync(CONTENT, { recursive: true, encoding: 'utf8' }).filter((file) =>
  /^(chapters|questions|resources|notes)\/.*\.md$/.test(file),
);
const texts = files.map((file) => readFileSync(path.join(CONTENT, file), 'utf8'));

test('a passage of the guide after a few slips becomes a page, or mistakes with a place', () => {
  tryMany('slips in the chapters', mutated(texts, 12), (text) => {
    const source = chapter(mark(text));
    checkMarkers(source, setAlone(source));
  });
});

test('so does a text with any formula', () => {
  tryMany('TeX', withTex, (text) => {
    const source = chapter(mark(text));
    checkMarkers(source, setAlone(source));
  });
});

test('the book tells of each text the same mistakes, or has the same page', () => {
  tryMany('whole books', careless, (text) => {
    const source = chapter(mark(text));
    const { book, errors } = compileOrTell({
      themes: { file: 'content/themes.yaml', text: THEMES },
      references: { file: 'content/references.bib', text: '' },
      chapters: [{ file: FILE, text: source }],
      pieces: NO_PIECES,
    });
    const alone = setAlone(source);
    // Alone, a text may refer to whatever it likes.
    const rules = new Set(
      errors.map(({ rule }) => rule).filter((rule) => !/^(unknown|duplicate)-/.test(rule)),
    );
    for (const { rule } of alone.errors) expect(errors.map((error) => error.rule)).toContain(rule);
    if (book) expect(alone.errors).toEqual([]);
    else if (alone.errors.length === 0) expect([...rules]).toEqual([]);
  });
});

const THEMES = '- slug: sgd\n  title: How?\n  chapters:\n    - { slug: shuffling, title: Why?, needs: [] }\n';
