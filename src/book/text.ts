import type { Root as HtmlRoot } from 'hast';
import type { Root } from 'mdast';
import { VFile } from 'vfile';
import type { Facts } from './book.ts';
import { checkCharacters } from './characters.ts';
import type { Draft, WholeBook } from './markdown/context.ts';
import { readChapter, setChapter } from './markdown/pipeline.ts';
import type { Memory } from './memory.ts';

export interface SourceFile {
  /** Path from the root of the repository: `content/chapters/sgd/shuffling.md`. */
  file: string;
  text: string;
}

/** What the first pass is told. */
export interface Known {
  facts: Facts;
  /** The facts as a text, to see whether they have changed. */
  from: string;
  memory: Memory;
}

/** A text between the two passes. */
export interface Text {
  file: VFile;
  draft: Draft;
  /** Until the second pass has used it up. */
  tree: Root | undefined;
}

/** What every page of the book may refer to. */
export type Shelf = Omit<WholeBook, 'cites' | 'foreign'>;

/** What the second pass is told. */
export interface Setting {
  shelf: Shelf;
  /** Sets a text, unless the compilation before did. */
  setBy: <T>(text: Text, set: () => T) => T;
}

export function open(source: SourceFile): VFile {
  // Editors of other systems begin a file with a mark of its byte order and end its lines otherwise.
  const value = source.text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const file = new VFile({ path: source.file, value, data: { source: value } });
  checkCharacters(file);
  return file;
}

/** First pass over a file whose frontmatter is taken. */
export function readText(file: VFile, path: string, number: number | undefined, facts: Facts): Text {
  const draft: Draft = { path, number, facts, labels: [], headings: [], claims: [], demos: [], figures: [] };
  file.data.draft = draft;
  return { file, draft, tree: readChapter(file) };
}

/** Second pass. A text that was set before, when the book was another, is read again for it. */
export function setText(text: Text, book: WholeBook): HtmlRoot {
  const { file, draft } = text;
  const tree = text.tree ?? readText(file, draft.path, draft.number, draft.facts).tree;
  text.tree = undefined;
  file.data.book = book;
  return setChapter(tree as Root, file);
}
