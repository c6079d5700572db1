import type { Root as HtmlRoot } from 'hast';
import { toHtml } from 'hast-util-to-html';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { expect } from 'vitest';
import { VFile } from 'vfile';
import { BookError, mistakes, type AuthorError } from '../../../src/book/author-error.ts';
import type { Bibliography, Work } from '../../../src/book/bibliography.ts';
import type { Book } from '../../../src/book/book.ts';
import { checkCharacters } from '../../../src/book/characters.ts';
import { compileBook, type Sources } from '../../../src/book/compile.ts';
import { takeFrontmatter } from '../../../src/book/frontmatter.ts';
import { LABEL, type LabelRecord } from '../../../src/book/labels.ts';
import { readChapter, setChapter } from '../../../src/book/markdown/pipeline.ts';
import { facts } from '../compile.ts';

export const FILE = 'content/chapters/sgd/shuffling.md';

/** A label of any name is known, so that a passage cut out of a chapter may refer to the rest of it. */
class AnyLabel extends Map<string, LabelRecord> {
  override get(label: string): LabelRecord | undefined {
    const own = super.get(label);
    if (own || !LABEL.test(label)) return own;
    const place = { line: 1, column: 1 };
    return { label, kind: 'remark', number: '1.1', chapter: 'sgd/noise', file: FILE, place };
  }
}

/** Likewise a work of any key. */
class AnyWork extends Map<string, Work> implements Bibliography {
  override get(key: string): Work | undefined {
    if (!/^[a-z]+\d{4}[a-z0-9]+$/.test(key)) return undefined;
    return { key, authors: 'Somebody', year: '2020', html: '', url: undefined, order: key };
  }
}

const reader = unified().use(remarkParse).use(remarkGfm).use(remarkMath).use(remarkDirective);

export interface Set {
  html: HtmlRoot;
  errors: AuthorError[];
  /** First and last line of the blocks of the text. */
  blocks: [number, number][];
}

/** Sets one chapter through both passes as compile.ts does, and keeps its HTML although there are mistakes. */
export function setAlone(text: string): Set {
  const value = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const file = new VFile({ path: FILE, value, data: { source: value } });
  checkCharacters(file);
  takeFrontmatter(file);
  const found = { labels: [], headings: [], claims: [], demos: [], figures: [] };
  const draft = { path: 'sgd/shuffling', number: 2, facts, ...found };
  file.data.draft = draft;
  const tree = readChapter(file);
  const labels = new AnyLabel(draft.labels.map((record: LabelRecord) => [record.label, record]));
  const chapters = new Map([['sgd/noise', { title: 'Why noise?', written: true }]]);
  const [cites, foreign] = [new Map(), new Set<string>()];
  file.data.book = { labels, chapters, pieces: new Map(), bibliography: new AnyWork(), cites, foreign };
  const html = setChapter(tree, file);
  toHtml(html, { allowDangerousHtml: true });
  const errors = mistakes(file);
  for (const error of errors) checkError(error, new Map([[FILE, value]]));
  // What was too tangled to be parsed has no blocks.
  const tangled = errors.some(({ rule }) => rule === 'nesting' || rule === 'too-many-marks');
  const blocks = (tangled ? [] : reader.parse(file).children).map(({ position }): [number, number] => [
    position?.start.line ?? 1,
    position?.end.line ?? 1,
  ]);
  return { html, errors, blocks };
}

/** Compiles a book: its pages, or its mistakes, each at a place. Whatever else is thrown goes on. */
export function compileOrTell(sources: Sources): { book?: Book; errors: readonly AuthorError[] } {
  try {
    return { book: compileBook(sources, facts), errors: [] };
  } catch (error) {
    if (!(error instanceof BookError)) throw error;
    const { themes, references, chapters, pieces } = sources;
    const all = [themes, references, ...chapters, ...Object.values(pieces).flat()];
    const texts = new Map(all.map(({ file, text }) => [file, text]));
    expect(error.mistakes.length).toBeGreaterThan(0);
    for (const mistake of error.mistakes) checkError(mistake, texts);
    return { errors: error.mistakes };
  }
}

/** A mistake names a file that there is and a place in it, and says in words what is wrong and what to do. */
export function checkError(error: AuthorError, texts: ReadonlyMap<string, string>): void {
  const { file, line, column, rule, message, cure } = error;
  const lines = texts.get(file)?.split(/\r\n?|\n/);
  const told = JSON.stringify(error);
  expect(lines, told).toBeDefined();
  expect(line, told).toBeGreaterThanOrEqual(1);
  expect(line, told).toBeLessThanOrEqual((lines as string[]).length);
  expect(column, told).toBeGreaterThanOrEqual(1);
  // One behind the end is where something is missing; a mark of the byte order may have stood before.
  expect(column, told).toBeLessThanOrEqual((lines?.[line - 1]?.length ?? 0) + 1);
  expect(rule, told).toMatch(/^[a-z]+(-[a-z]+)*$/);
  for (const words of [message, cure]) {
    expect(words.length, told).toBeGreaterThan(3);
    expect(words.length, told).toBeLessThan(420);
    expect(words, told).not.toMatch(/\bundefined\b(?! control)|\[object|\bNaN\b/);
  }
}
