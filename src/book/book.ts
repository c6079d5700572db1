import type { Point } from 'unist';
import type { Term } from './glossary.ts';
import type { LabelRecord, ClaimKind } from './labels.ts';
import type { Macro, Symbol } from './notation.ts';
import type { Status } from './status.ts';

/** What the book is told about the rest of the repository. */
export interface Facts {
  /** Prefix of all internal links: `` or `/guide`, without a slash at the end. */
  base: string;
  /** Names of the demos, each with the keys of its parameters. */
  demos: Readonly<Record<string, readonly string[]>>;
  /** Names of the drawings in src/site/figures. */
  figures: readonly string[];
  /** The claims whose numbers a test computes a second way: label and path of the test. */
  checked: Readonly<Record<string, string>>;
  /** The words that chapters explain by the glossary. */
  terms: readonly Term[];
  /** Address of the repository, for links to those tests: `https://github.com/owner/name`. */
  repository?: string;
}

export interface Heading {
  depth: number;
  id: string;
  /** Plain text; formulas as TeX. */
  text: string;
  /** Its words as HTML, formulas set, without the number. */
  html: string;
  /** Of a section: `1`, `2`, … within the chapter. */
  number: string | undefined;
}

/** A claim as the first pass leaves it. */
export interface ClaimDraft {
  label: string | undefined;
  kind: ClaimKind;
  number: string;
  name: string;
  status: Status | undefined;
  checked: boolean;
  source: string | undefined;
  uses?: string[] | undefined;
  place: Point | undefined;
}

export interface ClaimRecord {
  label: string;
  kind: ClaimKind;
  /** `21.1` */
  number: string;
  /** Plain text; formulas as TeX. May be empty. */
  name: string;
  /** Absent for most definitions. */
  status: Status | undefined;
  checked: boolean;
  /** `sgd/shuffling` */
  chapter: string;
  /** The whole box without ids, fit to be shown on any page. */
  html: string;
  /** Labels that its proof refers to. */
  uses: string[];
}

export interface ThemeChapter {
  slug: string;
  /** `sgd/shuffling` */
  path: string;
  number: number;
  title: string;
  deck?: string;
  summary?: string;
  /** Paths of chapters to read before. */
  needs: readonly string[];
  written: boolean;
}

export interface Theme {
  slug: string;
  title: string;
  chapters: ThemeChapter[];
}

export interface CompiledChapter {
  path: string;
  theme: string;
  slug: string;
  number: number;
  title: string;
  deck: string;
  summary: string;
  prerequisites: string[];
  questions: string[];
  html: string;
  headings: Heading[];
  labels: LabelRecord[];
  /** Labels of its claims, in order. */
  claims: string[];
  /** Keys of the works cited, in the order of the reference list. */
  cites: string[];
  demos: string[];
  figures: string[];
}

export interface ReferenceRecord {
  key: string;
  html: string;
  authors: string;
  year: string;
  url: string | undefined;
  citedBy: { chapter: string; anchor: string }[];
  /** The pieces that cite it, as `question:slug`. */
  citedByPieces: string[];
}

/** Something of the guide that a piece names. */
export interface Target {
  kind: 'label' | 'chapter' | 'demo' | 'piece';
  /** As it was named; of a demo its slug. */
  name: string;
  /** From the root of the site. */
  href: string;
  /** What to call it; of a demo, whose title the book does not know, its slug. */
  words: string;
  written: boolean;
}

/** A text beside the chapters, set. */
interface PieceRecord {
  slug: string;
  /** Without ids; may hold places for experiments. */
  html: string;
  /** Keys of the works it cites. */
  cites: string[];
}

export interface ResourceRecord extends PieceRecord {
  title: string;
  authors: string;
  year: number;
  url: string;
  kind: string;
  level: string;
  cost: string;
  /** `2026-11` */
  looked: string;
  needs: string;
  proves: string;
  asserts: string;
  themes: string[];
  rank: number;
  deepens: (Target & { at: string })[];
}

export interface QuestionRecord extends PieceRecord {
  question: string;
  theme: string;
  status: Status;
  see: Target[];
}

export interface PathRecord extends PieceRecord {
  title: string;
  time: string;
  rank: number;
  stages: { title: string; steps: (Target & { what: string })[]; able: string }[];
}

export interface NoteRecord extends PieceRecord {
  title: string | undefined;
  /** `sgd/shuffling` */
  chapter: string;
  /** Label, or id of a heading. */
  anchor: string;
  demos: string[];
}

/** An entry of the notation page, its formulas set. */
export interface NotationEntry {
  html: string;
  meaningHtml: string;
}

/** A word of the glossary, set. */
export interface TermEntry {
  /** Of its entry on the notation page. */
  id: string;
  term: string;
  meaningHtml: string;
  physicsHtml: string | undefined;
  at: string;
}

export interface Book {
  resources: ResourceRecord[];
  questions: QuestionRecord[];
  paths: PathRecord[];
  notes: NoteRecord[];
  themes: Theme[];
  chapters: CompiledChapter[];
  claims: ClaimRecord[];
  references: ReferenceRecord[];
  notation: {
    macros: (Macro & NotationEntry)[];
    symbols: (Symbol & NotationEntry & { typeHtml: string })[];
    terms: TermEntry[];
  };
}
