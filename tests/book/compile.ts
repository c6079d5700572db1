import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Book, Facts } from '../../src/book/book.ts';
import { compileBook } from '../../src/book/compile.ts';

const FIXTURES = path.join(import.meta.dirname, 'fixtures');

/** What the fixtures may show and refer to. */
export const facts: Facts = {
  base: '/guide',
  demos: { 'shuffling-rates': ['n', 'epochs'], 'shuffling-logistic': ['n'] },
  figures: ['walk-and-bridge'],
  terms: [
    {
      term: 'noise floor',
      also: ['floor of noise'],
      meaning: 'where $\\eta > 0$ ends',
      physics: 'heat',
      at: 'sgd/noise',
    },
    { term: 'noise', meaning: 'what is not signal', at: 'sgd/noise' },
  ],
  checked: { 'thm:checked': 'tests/claims/thm-checked.test.ts' },
};

/** No texts beside the chapters. */
export const NO_PIECES = { resource: [], question: [], path: [], note: [] };

/** The fixtures of a kind: the folders of tests/book/fixtures/<kind>. */
export function fixtures(kind: 'pages' | 'errors'): { name: string; folder: string }[] {
  const folder = path.join(FIXTURES, kind);
  return readdirSync(folder).map((name) => ({ name, folder: path.join(folder, name) }));
}

/**
 * Compiles a fixture: input.md is the second chapter of a small book, other.md, where there is one, the first;
 * themes.yaml and references.bib stand in the folder or beside all folders; folders in it named like those of content/
 * hold pieces.
 */
export function compileFixture(folder: string): Book {
  const near = (file: string) => {
    const own = path.join(folder, file);
    return readFileSync(existsSync(own) ? own : path.join(FIXTURES, file), 'utf8');
  };
  const input = {
    file: 'content/chapters/sgd/shuffling.md',
    text: readFileSync(path.join(folder, 'input.md'), 'utf8'),
  };
  const other = { file: 'content/chapters/depth/universality.md', text: '' };
  const pieces = (kind: string) => {
    const own = path.join(folder, kind);
    return (existsSync(own) ? readdirSync(own) : []).map((name) => ({
      file: `content/${kind}/${name}`,
      text: readFileSync(path.join(own, name), 'utf8'),
    }));
  };
  const hasOther = existsSync(path.join(folder, 'other.md'));
  if (hasOther) other.text = near('other.md');
  return compileBook(
    {
      themes: { file: 'content/themes.yaml', text: near('themes.yaml') },
      references: { file: 'content/references.bib', text: near('references.bib') },
      chapters: hasOther ? [other, input] : [input],
      pieces: {
        resource: pieces('resources'),
        question: pieces('questions'),
        path: pieces('paths'),
        note: pieces('notes'),
      },
    },
    facts,
  );
}

/** A chapter for tests: frontmatter, then this text, which begins on line 8. */
export function chapter(text: string): string {
  return `---\ntitle: Why?\ndeck: Why so?\nsummary: Because.\nprerequisites: []\nquestions: []\n---\n${text}`;
}
