import type { Plugin } from 'unified';
import type { Root } from 'mdast';
import type { ElementContent, Root as HtmlRoot } from 'hast';
import type { VFile } from 'vfile';
import type { Bibliography } from '../bibliography.ts';
import type { LabelRecord } from '../labels.ts';
import type { ClaimDraft, Facts, Heading } from '../book.ts';

/** A plugin of ours: takes no options, changes a tree, finds what it needs to know on the file. */
export type MarkdownPlugin = Plugin<[], Root>;
export type HtmlPlugin = Plugin<[], HtmlRoot>;

/** What the first pass knows and finds out of a chapter. */
export interface Draft {
  /** `sgd/shuffling` */
  path: string;
  /** None for a text beside the chapters; what stands in it has no numbers. */
  number: number | undefined;
  facts: Facts;
  labels: LabelRecord[];
  headings: Heading[];
  claims: ClaimDraft[];
  /** Names of the demos and figures shown. */
  demos: string[];
  figures: string[];
}

/** Formulas as they were set before, by their TeX; nothing changes them once they are set. */
export type SetFormulas = Map<string, ElementContent[]>;

/** What the second pass knows besides: the whole book. */
export interface WholeBook {
  labels: ReadonlyMap<string, LabelRecord>;
  chapters: ReadonlyMap<string, { title: string; written: boolean }>;
  /** The texts beside the chapters that can be linked to, as `resource:slug`, with where they are and what they are called. */
  pieces: ReadonlyMap<string, { href: string; title: string }>;
  bibliography: Bibliography | undefined;
  /** Formulas of the compilation before; a build, which is one compilation, keeps none. */
  formulas?: SetFormulas | undefined;
  /** Keys cited in this chapter, with the ids of the places, in the order of the text. */
  cites: Map<string, string[]>;
  /** Labels of other chapters that this one refers to and that a preview can show. */
  foreign: Set<string>;
}

declare module 'vfile' {
  interface DataMap {
    /** The file as it was read; its frontmatter is blanked in the value. */
    source: string;
    draft: Draft;
    book: WholeBook;
  }
}

export function draftOf(file: VFile): Draft {
  if (!file.data.draft) throw new Error(`${file.path} has no draft: the pipeline is run by compile.ts`);
  return file.data.draft;
}

export function bookOf(file: VFile): WholeBook {
  if (!file.data.book) throw new Error(`${file.path}: references are resolved in the second pass`);
  return file.data.book;
}
