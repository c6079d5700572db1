import type { Root as HtmlRoot } from 'hast';
import type { Root } from 'mdast';
import { toHtml } from 'hast-util-to-html';
import { VFile } from 'vfile';
import { BookError, mistakes, report } from './author-error.ts';
import { readBibliography } from './bibliography.ts';
import type { Book, ClaimRecord, CompiledChapter, Facts } from './book.ts';
import { takeFrontmatter, type Frontmatter } from './frontmatter.ts';
import type { LabelRecord } from './labels.ts';
import type { Draft, WholeBook } from './markdown/context.ts';
import { readChapter, setChapter } from './markdown/pipeline.ts';
import { quotes } from './markdown/typography.ts';
import { didYouMean } from './nearest.ts';
import { setNotation } from './notation-page.ts';
import { bare, byId, previews, referenceList } from './page-parts.ts';
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
  const all = [themesFile, referencesFile, ...opened];
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
  const pages = chapters.map((chapter) => {
    const book: WholeBook = { labels, chapters: titles, bibliography, cites: new Map(), foreign: new Set() };
    chapter.file.data.book = book;
    for (const path of chapter.front?.prerequisites ?? []) {
      if (titles.has(path)) continue;
      const cure = didYouMean(path, titles.keys(), 'the chapters are listed in content/themes.yaml');
      report(chapter.file, lineOf(chapter, path), 'frontmatter', `no chapter “${path}”`, cure);
    }
    return { ...chapter, book, html: setChapter(chapter.tree, chapter.file) };
  });
  const errors = all.flatMap(mistakes);
  if (errors.length > 0) throw new BookError(errors);

  const trees = new Map(pages.map(({ plan, html }) => [plan.path, html]));
  const compiled = pages.map((page): CompiledChapter => {
    const { plan, draft, book, front } = page;
    const works = [...bibliography.values()].filter((work) => book.cites.has(work.key));
    if (works.length > 0) draft.headings.push({ depth: 2, id: 'references', text: 'References', number: undefined });
    const foreign = [...book.foreign].map((label) => labels.get(label) as LabelRecord);
    return {
      ...setFront(front as Frontmatter),
      path: plan.path,
      theme: plan.theme,
      slug: plan.slug,
      number: plan.number,
      html: toHtml(page.html) + referenceList(works) + previews(foreign, trees),
      headings: draft.headings,
      labels: draft.labels,
      claims: draft.claims.flatMap(({ label }) => label ?? []),
      cites: works.map(({ key }) => key),
      demos: draft.demos,
      figures: draft.figures,
    };
  });
  return {
    themes: themes.map((theme) => listTheme(theme, compiled)),
    chapters: compiled,
    claims: pages.flatMap(({ draft, html }) => claimRecords(draft, html)),
    references: [...bibliography.values()].map(({ order: _, ...work }) => ({
      ...work,
      citedBy: pages.flatMap(({ plan, book }) =>
        (book.cites.get(work.key) ?? []).map((anchor) => ({ chapter: plan.path, anchor })),
      ),
    })),
    notation: setNotation(),
  };
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
    const unplanned = { path, theme, slug, title: '', needs: [], number: 0 };
    const plan = plans.get(path) ?? (themes.length === 0 ? unplanned : undefined);
    if (!plan) {
      const cure = didYouMean(path, plans.keys(), 'list it under its theme in content/themes.yaml');
      report(file, { line: 1, column: 1 }, 'unlisted-chapter', `no chapter “${path}” is planned`, cure);
      continue;
    }
    const front = takeFrontmatter(file);
    const draft: Draft = {
      path, number: plan.number, facts, labels: [], headings: [], claims: [], demos: [], figures: [],
    }; // prettier-ignore
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
        report(file, record.place, 'duplicate-label', `${record.label} is already at ${where}`, 'choose another label');
      } else index.set(record.label, record);
    }
  }
  return index;
}

function lineOf(chapter: Chapter, text: string) {
  // The frontmatter is blanked in the file by now; it is the only place that a prerequisite can stand in.
  const source = String(chapter.file.data.source ?? '');
  const before = source.slice(0, Math.max(0, source.indexOf(text))).split('\n');
  return { line: before.length, column: (before.at(-1) as string).length + 1 };
}

function setFront(front: Frontmatter): Frontmatter {
  const { title, deck, summary, questions, prerequisites } = front;
  return {
    title: quotes(title),
    deck: quotes(deck),
    summary: quotes(summary),
    prerequisites,
    questions: questions.map((question) => quotes(question)),
  };
}

function claimRecords(draft: Draft, html: HtmlRoot): ClaimRecord[] {
  return draft.claims.flatMap(({ label, kind, number, name, status, checked, uses }) => {
    const box = label === undefined ? undefined : byId(html, label);
    if (label === undefined || !box) return [];
    const record = { label, kind, number, name, status, checked, chapter: draft.path };
    return [{ ...record, html: toHtml(bare(box)), uses: uses ?? [] }];
  });
}

function listTheme(theme: PlannedTheme, compiled: readonly CompiledChapter[]) {
  return {
    slug: theme.slug,
    title: quotes(theme.title),
    chapters: theme.chapters.map((plan) => {
      const chapter = compiled.find(({ path }) => path === plan.path);
      const { slug, path, number } = plan;
      return chapter
        ? { slug, path, number, title: chapter.title, deck: chapter.deck, summary: chapter.summary, needs: chapter.prerequisites, written: true }
        : { slug, path, number, title: quotes(plan.title), needs: plan.needs, written: false };
    }),
  };
}
