import type { Bibliography, Work } from './bibliography.ts';
import type { Book, ClaimRecord, CompiledChapter, Heading, ThemeChapter } from './book.ts';
import type { Frontmatter } from './frontmatter.ts';
import type { Term } from './glossary.ts';
import type { LabelRecord } from './labels.ts';
import { quotes } from './markdown/typography.ts';
import { setNotation } from './notation-page.ts';
import type { Beside, Page } from './page.ts';
import { previews, referenceList } from './page-parts.ts';
import type { PlannedChapter, PlannedTheme } from './themes.ts';

interface Parts {
  themes: readonly PlannedTheme[];
  pages: readonly Page[];
  labels: ReadonlyMap<string, LabelRecord>;
  bibliography: Bibliography;
  /** What stands beside the chapters, set. */
  beside: Beside;
  terms: readonly Term[];
}

/** Puts the book together from chapters that know their references. */
export function assemble({ themes, pages, labels, bibliography, beside, terms }: Parts): Book {
  const boxes = new Map(pages.map((page) => [page.plan.path, page.boxes]));
  const rank = new Map([...bibliography.keys()].map((key, index) => [key, index]));
  const inOrder = (a: Work, b: Work) => (rank.get(a.key) ?? 0) - (rank.get(b.key) ?? 0);
  const chapters = pages.map((page): CompiledChapter => {
    const { plan, draft, cites, front } = page;
    const works = [...cites.keys()].map((key) => bibliography.get(key) as Work).sort(inOrder);
    const foreign = [...page.foreign].map((label) => labels.get(label) as LabelRecord);
    return {
      ...setFront(front as Frontmatter),
      path: plan.path,
      theme: plan.theme,
      slug: plan.slug,
      number: plan.number,
      html: page.body + referenceList(works) + previews(foreign, boxes),
      headings: [...page.headings, ...(works.length > 0 ? [REFERENCES] : [])],
      labels: draft.labels,
      claims: draft.claims.flatMap(({ label }) => label ?? []),
      cites: works.map(({ key }) => key),
      demos: draft.demos,
      figures: draft.figures,
    };
  });
  const byPath = new Map(chapters.map((chapter) => [chapter.path, chapter]));
  const citing = gather(
    pages.flatMap(({ plan, cites }) =>
      [...cites].flatMap(([key, anchors]) =>
        anchors.map((anchor) => [key, { chapter: plan.path, anchor }] as const),
      ),
    ),
  );
  const citingPieces = gather(piecesCiting(beside));
  return {
    themes: themes.map((theme) => ({
      slug: theme.slug,
      title: quotes(theme.title),
      chapters: theme.chapters.map((plan) => listChapter(plan, byPath.get(plan.path))),
    })),
    chapters,
    claims: pages.flatMap(claimsOf),
    references: [...bibliography.values()].map(({ order: _, ...work }) => ({
      ...work,
      citedBy: citing.get(work.key) ?? [],
      citedByPieces: citingPieces.get(work.key) ?? [],
    })),
    notation: setNotation(terms),
    ...beside,
  };
}

function piecesCiting({ resources, questions, paths, notes }: Beside): [key: string, piece: string][] {
  const kinds = { resource: resources, question: questions, path: paths, note: notes };
  return Object.entries(kinds).flatMap(([kind, records]) =>
    records.flatMap(({ slug, cites }) => cites.map((key): [string, string] => [key, `${kind}:${slug}`])),
  );
}

/** All values of each key, in order. */
function gather<T>(pairs: readonly (readonly [string, T])[]): Map<string, T[]> {
  const lists = new Map<string, T[]>();
  for (const [key, value] of pairs) {
    const list = lists.get(key);
    if (list) list.push(value);
    else lists.set(key, [value]);
  }
  return lists;
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

function claimsOf({ draft, boxes }: Page): ClaimRecord[] {
  return draft.claims.flatMap(({ label, kind, number, name, status, checked, uses = [] }) => {
    const html = label === undefined ? undefined : boxes.get(label);
    if (label === undefined || html === undefined) return [];
    return [{ label, kind, number, name, status, checked, chapter: draft.path, html, uses }];
  });
}

function listChapter(plan: PlannedChapter, chapter: CompiledChapter | undefined): ThemeChapter {
  const { slug, path, number } = plan;
  if (!chapter) return { slug, path, number, title: quotes(plan.title), needs: plan.needs, written: false };
  const { title, deck, summary, prerequisites } = chapter;
  return { slug, path, number, title, deck, summary, needs: prerequisites, written: true };
}
