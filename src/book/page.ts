import { toHtml } from 'hast-util-to-html';
import { report } from './author-error.ts';
import type { Book, Heading } from './book.ts';
import { placeOf, type Frontmatter } from './frontmatter.ts';
import { hasPreview } from './labels.ts';
import type { Draft, WholeBook } from './markdown/context.ts';
import { didYouMean } from './nearest.ts';
import { bareHtml, headingHtml, indexPage } from './page-parts.ts';
import { attachNote, listResources, type Attached } from './pieces/attach.ts';
import { setText, type Shelf, type Text } from './text.ts';
import type { PlannedChapter } from './themes.ts';

/** A chapter between the two passes. */
export interface Chapter extends Text {
  plan: PlannedChapter;
  front: Frontmatter | undefined;
}

/** A chapter after both passes. It is text by now: a page's tree takes twenty times as much memory. */
export interface Page {
  plan: PlannedChapter;
  front: Frontmatter | undefined;
  draft: Draft;
  cites: WholeBook['cites'];
  foreign: WholeBook['foreign'];
  body: string;
  headings: Heading[];
  /** By label, what a preview on another page can show. */
  boxes: ReadonlyMap<string, string>;
}

/** What stands beside the chapters, set. */
export type Beside = Pick<Book, 'resources' | 'questions' | 'paths' | 'notes'>;

/** The section of a chapter that the resources for it belong to. */
const DEEPER = 'where-to-go-deeper';

/** Second pass over a chapter. @param attached what stands beside the chapters and belongs to this one */
export function setPage(chapter: Chapter, shelf: Shelf, { items, notes }: Attached): Page {
  const { file, plan, front, draft } = chapter;
  const book: WholeBook = { ...shelf, cites: new Map(), foreign: new Set() };
  for (const path of front?.prerequisites ?? []) {
    if (shelf.chapters.has(path)) continue;
    const cure = didYouMean(path, shelf.chapters.keys(), 'the chapters are listed in content/themes.yaml');
    report(file, placeOf(file, path), 'frontmatter', `no chapter “${path}”`, cure);
  }
  const html = setText(chapter, book);
  const index = indexPage(html);
  const headings = draft.headings.map((heading) => ({
    ...heading,
    html: headingHtml(index.get(heading.id)),
  }));
  const boxes = draft.labels.flatMap(({ label, kind }) => {
    const box = hasPreview(kind) ? index.get(label) : undefined;
    return box ? [[label, bareHtml(box, `${draft.facts.base}/${draft.path}/`)] as const] : [];
  });
  // Previews, and copies of the chapter's parts, are without what comes now.
  listResources(html, DEEPER, items);
  // From the last to the first: of two at one place the first comes to stand first.
  for (const { anchor, slug, title, html: note } of notes.toReversed()) {
    attachNote(html, anchor, slug, title ?? 'Note', note);
  }
  const body = toHtml(html, { allowDangerousHtml: true });
  const { cites, foreign } = book;
  return { plan, front, draft, cites, foreign, body, headings, boxes: new Map(boxes) };
}
