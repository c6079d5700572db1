import { expect, test } from 'vitest';
import { VFile } from 'vfile';
import { BookError, mistakes } from '../../../src/book/author-error.ts';
import { readBibliography } from '../../../src/book/bibliography.ts';
import { checkCharacters } from '../../../src/book/characters.ts';
import { parseSettings } from '../../../src/site/settings.ts';
import { chapter, NO_PIECES } from '../compile.ts';
import { bibtex } from './bibtex.ts';
import { mark } from './markers.ts';
import { mutated } from './mutations.ts';
import { checkError, compileOrTell, FILE } from './outcome.ts';
import { CASES, tryMany } from './runs.ts';
import { frontmatter, yaml } from './yaml.ts';

const BIB = 'content/references.bib';
/** What an entry of the reference list shows. */
const SHOWN = /\b(?:author|title|journal|booktitle|publisher)\s*=\s*\{[^{}$\\%<&@]*\}/gi;

test('a careless bibliography gives its works, or mistakes with a place', () => {
  tryMany('BibTeX', bibtex, (text) => {
    const source = mark(text)
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?/g, '\n');
    const file = new VFile({ path: BIB, value: source, data: { source } });
    checkCharacters(file);
    const works = readBibliography(file);
    const errors = mistakes(file);
    for (const error of errors) checkError(error, new Map([[BIB, source]]));
    // What is in a comment is not meant to be seen.
    if (errors.length > 0 || /@\s*(?:comment|string|preamble)/i.test(source)) return;
    const html = [...(works?.values() ?? [])].map((work) => work.html).join('\n');
    expect(html).not.toMatch(/<script|javascript:|on\w+=|undefined|NaN/);
    const words = [...source.matchAll(SHOWN)].flatMap(([field]) => field.match(/mq\d+z/g) ?? []);
    for (const word of words) expect(html, source).toContain(word);
  });
});

const RIGHT = {
  chapter: { title: 'Why §?', deck: '§', summary: '§', prerequisites: '[]', questions: '[]' },
  question: { question: 'Why §?', theme: 'sgd', status: 'open', see: '[]' },
  note: { attaches: 'sgd/shuffling#a-place', title: '§' },
  path: { title: '§', time: '§', rank: '1', stages: '[{ title: §, able: §, steps: [{ to: sgd/shuffling, what: § }] }]' },
  resource: {
    title: '§', authors: '§', year: '2020', url: 'https://a.b', kind: 'book', level: 'research', cost: 'free', looked: '2026-11',
    needs: '§', proves: '§', asserts: '§', themes: '[sgd]', rank: '1', deepens: '[{ chapter: sgd/shuffling, at: § }]',
  },
}; // prettier-ignore
const THEMES = '- slug: sgd\n  title: How?\n  chapters:\n    - { slug: shuffling, title: Why?, needs: [] }\n';
const PLACE = chapter('## A place\n\nText.\n');
const sources = {
  themes: { file: 'content/themes.yaml', text: THEMES },
  references: { file: BIB, text: '' },
  chapters: [{ file: FILE, text: PLACE }],
  pieces: NO_PIECES,
};

/** What stands in the frontmatter is in the book, but for what the YAML says is a comment. */
function checkWords(source: string, book: unknown): void {
  if (!book || /[#&*!%@`|>\\]/.test(source)) return;
  for (const word of source.match(/mq\d+z/g) ?? []) expect(JSON.stringify(book), source).toContain(word);
}

test.each(['question', 'note', 'path', 'resource'] as const)('careless frontmatter of a %s', (kind) => {
  tryMany(`frontmatter of a ${kind}`, frontmatter(RIGHT[kind]), (text) => {
    const source = mark(text);
    const piece = { file: `content/${kind}s/some.md`, text: source };
    const { book } = compileOrTell({ ...sources, pieces: { ...NO_PIECES, [kind]: [piece] } });
    checkWords(source, book);
  });
});

test('careless frontmatter of a chapter', () => {
  tryMany('frontmatter of a chapter', frontmatter(RIGHT.chapter), (text) => {
    const source = mark(text);
    checkWords(source, compileOrTell({ ...sources, chapters: [{ file: FILE, text: source }] }).book);
  });
});

test('a careless table of contents', () => {
  tryMany('themes.yaml', mutated([THEMES.repeat(2).replace('sgd', 'depth')], 8), (text) => {
    compileOrTell({ ...sources, themes: { file: 'content/themes.yaml', text: mark(text) } });
  });
});

test('careless settings of a fork', () => {
  const right = { title: '§', repository: 'https://a.b/c', site: 'https://a.b', base: '/a' };
  const text = frontmatter(right).map((fenced) => fenced.replaceAll(/^(?:---|§).*$/gm, ''));
  for (const [name, arbitrary] of [
    ['guide.yaml', text],
    ['YAML', yaml],
  ] as const) {
    tryMany(name, arbitrary, (source) => {
      try {
        parseSettings(source);
      } catch (error) {
        if (!(error instanceof BookError)) throw error;
        for (const one of error.mistakes) checkError(one, new Map([['guide.yaml', source]]));
      }
    });
  }
});

test('the cases are ten thousand and more', () => {
  expect(Object.values(CASES).reduce((sum, cases) => sum + cases)).toBeGreaterThanOrEqual(10_000);
});
