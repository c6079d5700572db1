import type { Root as HtmlRoot } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Bibliography } from './bibliography.ts';
import type { Book, ClaimRecord, CompiledChapter, Heading, ThemeChapter } from './book.ts';
import type { Frontmatter } from './frontmatter.ts';
import type { Term } from './glossary.ts';
import type { LabelRecord } from './labels.ts';
import type { Draft, WholeBook } from './markdown/context.ts';
import { quotes } from './markdown/typography.ts';
import { once } from './memory.ts';
import { attachNote, listResources, resourceItems } from './pieces/attach.ts';
import { setNotation } from './notation-page.ts';
import { bareHtml, headingHtml, indexPage, previews, referenceList } from './page-parts.ts';
import type { PlannedChapter, PlannedTheme } from './themes.ts';

/** A chapter after both passes, without mistakes. */
export interface Page {
  plan: PlannedChapter;
  front: Frontmatter | undefined;
  draft: Draft;
  cites: WholeBook['cites'];
  foreign: WholeBook['foreign'];
  html: HtmlRoot;
}

interface Parts {
  themes: readonly PlannedTheme[];
  pages: readonly Page[];
  labels: ReadonlyMap<string, LabelRecord>;
  bibliography: Bibliography;
  /** What stands beside the chapters, set. */
  beside: Beside;
  terms: readonly Term[];
}

type Beside = Pick<Book, 'resources' | 'questions' | 'paths' | 'notes'>;

/** The section of a chapter that the resources for it belong to. */
const DEEPER = 'where-to-go-deeper';

/** Puts the book together from chapters that know their references. */
export function assemble({ themes, pages, labels, bibliography, beside, terms }: Parts): Book {
  const indices = new Map(pages.map(({ plan, html }) => [plan.path, indexOf(html)]));
  const chapters = pages.map((page): CompiledChapter => {
    const { plan, draft, cites, front } = page;
    const works = [...bibliography.values()].filter((work) => cites.has(work.key));
    const foreign = [...page.foreign].map((label) => labels.get(label) as LabelRecord);
    return {
      ...setFront(front as Frontmatter),
      path: plan.path,
      theme: plan.theme,
      slug: plan.slug,
      number: plan.number,
      html: bodyOf(page, beside) + referenceList(works) + previews(foreign, indices, draft.facts.base),
      headings: [...headingsOf(page.html, draft), ...(works.length > 0 ? [REFERENCES] : [])],
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
    claims: pages.flatMap((page) => claimsOf(page.html, page.draft)),
    references: [...bibliography.values()].map(({ order: _, ...work }) => ({
      ...work,
      citedBy: pages.flatMap(({ plan, cites }) =>
        (cites.get(work.key) ?? []).map((anchor) => ({ chapter: plan.path, anchor })),
      ),
      citedByPieces: piecesCiting(work.key, beside),
    })),
    notation: setNotation(terms),
    ...beside,
  };
}

const indexOf = once(indexPage);

/** What a chapter's tree became the last time, and with what beside it. */
const bodies = new WeakMap<HtmlRoot, { from: string; body: string }>();

/** The chapter's HTML with the resources that deepen it and the notes of content/notes in it. */
function bodyOf({ html, plan, draft }: Page, { resources, notes }: Beside): string {
  const own = notes.filter(({ chapter }) => chapter === plan.path);
  const items = resourceItems(resources, plan.path, draft.facts.base);
  const from = JSON.stringify([own, items]);
  const known = bodies.get(html);
  if (known?.from === from) return known.body;
  // Previews and copies of the chapter's parts are without either.
  const copy = own.length > 0 ? structuredClone(html) : { ...html, children: [...html.children] };
  listResources(copy, DEEPER, items);
  // From the last to the first: of two at one place the first comes to stand first.
  for (const { anchor, slug, title, html: note } of own.toReversed()) {
    attachNote(copy, anchor, slug, title ?? 'Note', note);
  }
  const body = toHtml(copy, { allowDangerousHtml: true });
  bodies.set(html, { from, body });
  return body;
}

function piecesCiting(key: string, { resources, questions, paths, notes }: Beside): string[] {
  const kinds = { resource: resources, question: questions, path: paths, note: notes };
  return Object.entries(kinds).flatMap(([kind, records]) =>
    records.filter(({ cites }) => cites.includes(key)).map(({ slug }) => `${kind}:${slug}`),
  );
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

const REFERENCES: Heading = {
  depth: 2,
  id: 'references',
  text: 'References',
  html: 'References',
  number: undefined,
};

const headingsOf = once((html: HtmlRoot, draft: Draft): Heading[] =>
  draft.headings.map((heading) => ({ ...heading, html: headingHtml(indexOf(html).get(heading.id)) })),
);

const claimsOf = once((page: HtmlRoot, draft: Draft): ClaimRecord[] =>
  draft.claims.flatMap(({ label, kind, number, name, status, checked, uses = [] }) => {
    const box = label === undefined ? undefined : indexOf(page).get(label);
    if (label === undefined || !box) return [];
    const html = bareHtml(box, `${draft.facts.base}/${draft.path}/`);
    return [{ label, kind, number, name, status, checked, chapter: draft.path, html, uses }];
  }),
);

function listChapter(plan: PlannedChapter, chapters: readonly CompiledChapter[]): ThemeChapter {
  const { slug, path, number } = plan;
  const chapter = chapters.find((candidate) => candidate.path === path);
  if (!chapter) return { slug, path, number, title: quotes(plan.title), needs: plan.needs, written: false };
  const { title, deck, summary, prerequisites } = chapter;
  return { slug, path, number, title, deck, summary, needs: prerequisites, written: true };
}
