import { BookError, mistakes, report } from './author-error.ts';
import { assemble } from './assemble.ts';
import { readBibliography } from './bibliography.ts';
import type { Book, Facts } from './book.ts';
import { takeFrontmatter } from './frontmatter.ts';
import type { LabelRecord } from './labels.ts';
import { quotes } from './markdown/typography.ts';
import { Memory } from './memory.ts';
import { didYouMean } from './nearest.ts';
import { setPage, type Chapter } from './page.ts';
import { attachedTo } from './pieces/attach.ts';
import type { PieceKind } from './pieces/piece.ts';
import { readPieces, setPieces, titlesOf } from './pieces/pieces.ts';
import { open, readText, type Known, type SourceFile, type Text } from './text.ts';
import { readThemes, type PlannedTheme } from './themes.ts';

export interface Sources {
  themes: SourceFile;
  references: SourceFile;
  chapters: SourceFile[];
  pieces: Readonly<Record<PieceKind, readonly SourceFile[]>>;
}

/**
 * Compiles the whole book: a first pass over all chapters collects every label and its number, a second resolves
 * references. Touches no disk.
 * @param before memory of the compilation before, which makes this one quick
 * @throws BookError with every mistake of every file
 */
export function compileBook(sources: Sources, facts: Facts, before?: Memory): Book {
  const memory = before ?? new Memory();
  const themesFile = open(sources.themes);
  const themes = readThemes(themesFile);
  const { file: referencesFile, bibliography } = memory.read(
    sources.references.file,
    [sources.references.text],
    () => {
      const file = open(sources.references);
      return { file, bibliography: readBibliography(file) };
    },
  );
  const known = { facts, from: JSON.stringify(facts), memory };
  const chapters = readAll(sources.chapters, themes, known);
  const labels = indexLabels(chapters);
  const pieces = readPieces(sources.pieces, known);
  const texts = [...chapters, ...Object.values(pieces).flat()] as Text[];
  const all = [themesFile, referencesFile, ...texts.map(({ file }) => file)];
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
  const shelf = {
    labels,
    chapters: titles,
    pieces: titlesOf(pieces),
    bibliography,
    formulas: before?.formulas,
  };
  const shelfFrom = [
    JSON.stringify([
      [...labels.values()].map(({ label, kind, number, chapter }) => [label, kind, number, chapter]),
      ...titles,
      ...shelf.pieces,
    ]),
    sources.references.text,
  ];
  const setBy = <T>({ file }: Text, set: () => T) => memory.set(file.path, shelfFrom, set);
  const guide = { shelf, setBy, themes: themes.map(({ slug }) => slug), demos: Object.keys(facts.demos) };
  const places = new Map(
    chapters.map(({ draft }) => [
      draft.path,
      [...draft.headings.map(({ id }) => id), ...draft.labels.map(({ label }) => label)],
    ]),
  );
  const beside = setPieces(pieces, guide, places);
  const pages = chapters.map((chapter) => {
    const attached = attachedTo(chapter.plan.path, beside, facts.base);
    return memory.set(chapter.file.path, [...shelfFrom, JSON.stringify(attached)], () =>
      setPage(chapter, shelf, attached),
    );
  });
  memory.keep(all);
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

/** First pass over the chapters, in the order of the table of contents. */
function readAll(
  sources: readonly SourceFile[],
  themes: readonly PlannedTheme[],
  { facts, from, memory }: Known,
): Chapter[] {
  const plans = new Map(themes.flatMap((theme) => theme.chapters).map((plan) => [plan.path, plan]));
  const chapters = sources.map((source) => {
    const path = source.file.replace(/^.*?chapters\/|\.md$/g, '');
    const [theme = '', slug = ''] = path.split('/');
    // A chapter that is not planned is read all the same, so that its labels are not missed elsewhere.
    const plan = plans.get(path) ?? { path, theme, slug, title: '', needs: [], number: 0 };
    return memory.read(source.file, [source.text, JSON.stringify(plan), from], (): Chapter => {
      const file = open(source);
      if (!plans.has(path) && themes.length > 0) {
        const cure = didYouMean(path, plans.keys(), 'list it under its theme in content/themes.yaml');
        report(file, { line: 1, column: 1 }, 'unlisted-chapter', `no chapter “${path}” is planned`, cure);
      }
      const front = takeFrontmatter(file);
      return { plan, front, ...readText(file, path, plan.number, facts) };
    });
  });
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
