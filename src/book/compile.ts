import type { Root } from 'mdast';
import { VFile } from 'vfile';
import { BookError, mistakes, report } from './author-error.ts';
import { assemble } from './assemble.ts';
import { readBibliography } from './bibliography.ts';
import type { Book, Facts } from './book.ts';
import { placeOf, takeFrontmatter, type Frontmatter } from './frontmatter.ts';
import type { LabelRecord } from './labels.ts';
import type { Draft, WholeBook } from './markdown/context.ts';
import { readChapter, setChapter } from './markdown/pipeline.ts';
import { quotes } from './markdown/typography.ts';
import { didYouMean } from './nearest.ts';
import { PIECES, type PieceKind } from './pieces/piece.ts';
import { readPieces, setPieces, titlesOf } from './pieces/pieces.ts';
import { readThemes, type PlannedChapter, type PlannedTheme } from './themes.ts';

export interface SourceFile {
  /** Path from the root of the repository: `content/chapters/sgd/shuffling.md`. */
  file: string;
  text: string;
}

export interface Sources {
  themes: SourceFile;
  references: SourceFile;
  chapters: SourceFile[];
  pieces: Readonly<Record<PieceKind, readonly SourceFile[]>>;
}

/** A chapter between the two passes. */
interface Chapter {
  file: VFile;
  plan: PlannedChapter;
  front: Frontmatter | undefined;
  draft: Draft;
  tree: Root;
}

/**
 * Compiles the whole book: a first pass over all chapters collects every label and its number, a second resolves
 * references. Touches no disk.
 * @throws BookError with every mistake of every file
 */
export function compileBook(sources: Sources, facts: Facts): Book {
  const themesFile = open(sources.themes);
  const referencesFile = open(sources.references);
  const themes = readThemes(themesFile);
  const bibliography = readBibliography(referencesFile);
  const opened = sources.chapters.map(open);
  const chapters = readAll(opened, themes, facts);
  const labels = indexLabels(chapters);
  const pieceFiles = mapPieces((kind) => sources.pieces[kind].map(open));
  const pieces = readPieces(pieceFiles, facts);
  const all = [themesFile, referencesFile, ...opened, ...Object.values(pieceFiles).flat()];
  // Without a table of contents every link to a chapter would look wrong.
  if (themes.length === 0) throw new BookError(all.flatMap(mistakes));
  const written = new Map(chapters.map((chapter) => [chapter.plan.path, chapter]));
  const titles = new Map(
    themes
      .flatMap((theme) => theme.chapters)
      .map((plan) => {
        const front = written.get(plan.path)?.front;
        return [plan.path, { title: quotes(front?.title ?? plan.title), written: written.has(plan.path) }];
      }),
  );
  const shelf = { labels, chapters: titles, pieces: titlesOf(pieces), bibliography };
  const pages = chapters.map((chapter) => {
    const book: WholeBook = { ...shelf, cites: new Map(), foreign: new Set() };
    chapter.file.data.book = book;
    for (const path of chapter.front?.prerequisites ?? []) {
      if (titles.has(path)) continue;
      const cure = didYouMean(path, titles.keys(), 'the chapters are listed in content/themes.yaml');
      report(chapter.file, placeOf(chapter.file, path), 'frontmatter', `no chapter “${path}”`, cure);
    }
    return { ...chapter, book, html: setChapter(chapter.tree, chapter.file) };
  });
  const guide = { shelf, themes: themes.map(({ slug }) => slug), demos: Object.keys(facts.demos) };
  const places = new Map(
    chapters.map(({ draft }) => [
      draft.path,
      [...draft.headings.map(({ id }) => id), ...draft.labels.map(({ label }) => label)],
    ]),
  );
  const beside = setPieces(pieces, guide, places);
  const errors = all.flatMap(mistakes);
  if (errors.length > 0) throw new BookError(errors);

  return assemble({
    themes,
    pages,
    labels,
    bibliography: bibliography ?? new Map(),
    beside,
    terms: facts.terms,
  });
}

function mapPieces<T>(each: (kind: PieceKind) => T): Record<PieceKind, T> {
  const kinds = Object.keys(PIECES) as PieceKind[];
  return Object.fromEntries(kinds.map((kind) => [kind, each(kind)])) as Record<PieceKind, T>;
}

function open(source: SourceFile): VFile {
  const value = source.text.replace(/\r\n?/g, '\n');
  return new VFile({ path: source.file, value, data: { source: value } });
}

/** First pass over the chapters, in the order of the table of contents. */
function readAll(files: readonly VFile[], themes: readonly PlannedTheme[], facts: Facts): Chapter[] {
  const plans = new Map(themes.flatMap((theme) => theme.chapters).map((plan) => [plan.path, plan]));
  const chapters: Chapter[] = [];
  for (const file of files) {
    const path = file.path.replace(/^.*?chapters\/|\.md$/g, '');
    const [theme = '', slug = ''] = path.split('/');
    // A chapter that is not planned is read all the same, so that its labels are not missed elsewhere.
    const plan = plans.get(path) ?? { path, theme, slug, title: '', needs: [], number: 0 };
    if (!plans.has(path) && themes.length > 0) {
      const cure = didYouMean(path, plans.keys(), 'list it under its theme in content/themes.yaml');
      report(file, { line: 1, column: 1 }, 'unlisted-chapter', `no chapter “${path}” is planned`, cure);
    }
    const front = takeFrontmatter(file);
    const found = { labels: [], headings: [], claims: [], demos: [], figures: [] };
    const draft: Draft = { path, number: plan.number, facts, ...found };
    file.data.draft = draft;
    chapters.push({ file, plan, front, draft, tree: readChapter(file) });
  }
  return chapters.sort((a, b) => a.plan.number - b.plan.number);
}

/** All labels of the book. Two things with one label are a mistake at the second. */
function indexLabels(chapters: readonly Chapter[]): Map<string, LabelRecord> {
  const index = new Map<string, LabelRecord>();
  for (const { file, draft } of chapters) {
    for (const record of draft.labels) {
      const earlier = index.get(record.label);
      if (earlier) {
        const where = `${earlier.file}:${earlier.place.line}`;
        report(
          file,
          record.place,
          'duplicate-label',
          `${record.label} is already at ${where}`,
          'choose another label',
        );
      } else index.set(record.label, record);
    }
  }
  return index;
}
