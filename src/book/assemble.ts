import type { Root as HtmlRoot } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Bibliography } from './bibliography.ts';
import type { Book, ClaimRecord, CompiledChapter, Heading, ThemeChapter } from './book.ts';
import type { Frontmatter } from './frontmatter.ts';
import type { LabelRecord } from './labels.ts';
import type { Draft, WholeBook } from './markdown/context.ts';
import { quotes } from './markdown/typography.ts';
import { setNotation } from './notation-page.ts';
import { bare, headingHtml, indexPage, previews, referenceList, type PageIndex } from './page-parts.ts';
import type { PlannedChapter, PlannedTheme } from './themes.ts';

/** A chapter after both passes, without mistakes. */
export interface Page {
  plan: PlannedChapter;
  front: Frontmatter | undefined;
  draft: Draft;
  book: WholeBook;
  html: HtmlRoot;
}

interface Parts {
  themes: readonly PlannedTheme[];
  pages: readonly Page[];
  labels: ReadonlyMap<string, LabelRecord>;
  bibliography: Bibliography;
}

/** Puts the book together from chapters that know their references. */
export function assemble({ themes, pages, labels, bibliography }: Parts): Book {
  const indices = new Map(pages.map(({ plan, html }) => [plan.path, indexPage(html)]));
  const indexOf = ({ plan }: Page) => indices.get(plan.path) as PageIndex;
  const chapters = pages.map((page): CompiledChapter => {
    const { plan, draft, book, front } = page;
    const works = [...bibliography.values()].filter((work) => book.cites.has(work.key));
    const foreign = [...book.foreign].map((label) => labels.get(label) as LabelRecord);
    return {
      ...setFront(front as Frontmatter),
      path: plan.path,
      theme: plan.theme,
      slug: plan.slug,
      number: plan.number,
      html: toHtml(page.html) + referenceList(works) + previews(foreign, indices, draft.facts.base),
      headings: headingsOf(draft, indexOf(page), works.length > 0),
      labels: draft.labels,
      claims: draft.claims.flatMap(({ label }) => label ?? []),
      cites: works.map(({ key }) => key),
      demos: draft.demos,
      figures: draft.figures,
    };
  });
  return {
    themes: themes.map((theme) => ({
      slug: theme.slug,
      title: quotes(theme.title),
      chapters: theme.chapters.map((plan) => listChapter(plan, chapters)),
    })),
    chapters,
    claims: pages.flatMap((page) => claimsOf(page.draft, indexOf(page))),
    references: [...bibliography.values()].map(({ order: _, ...work }) => ({
      ...work,
      citedBy: pages.flatMap(({ plan, book }) =>
        (book.cites.get(work.key) ?? []).map((anchor) => ({ chapter: plan.path, anchor })),
      ),
    })),
    notation: setNotation(),
  };
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

function headingsOf(draft: Draft, index: PageIndex, withReferences: boolean): Heading[] {
  const own = draft.headings.map((heading) => ({ ...heading, html: headingHtml(index.get(heading.id)) }));
  const references = {
    depth: 2,
    id: 'references',
    text: 'References',
    html: 'References',
    number: undefined,
  };
  return withReferences ? [...own, references] : own;
}

function claimsOf(draft: Draft, index: PageIndex): ClaimRecord[] {
  return draft.claims.flatMap(({ label, kind, number, name, status, checked, uses = [] }) => {
    const box = label === undefined ? undefined : index.get(label);
    if (label === undefined || !box) return [];
    const html = toHtml(bare(box, `${draft.facts.base}/${draft.path}/`));
    return [{ label, kind, number, name, status, checked, chapter: draft.path, html, uses }];
  });
}

function listChapter(plan: PlannedChapter, chapters: readonly CompiledChapter[]): ThemeChapter {
  const { slug, path, number } = plan;
  const chapter = chapters.find((candidate) => candidate.path === path);
  if (!chapter) return { slug, path, number, title: quotes(plan.title), needs: plan.needs, written: false };
  const { title, deck, summary, prerequisites } = chapter;
  return { slug, path, number, title, deck, summary, needs: prerequisites, written: true };
}
