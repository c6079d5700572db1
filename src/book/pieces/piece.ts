import type { Root } from 'mdast';
import type { Root as HtmlRoot } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { z } from 'astro/zod';
import { visit } from 'unist-util-visit';
import { report } from '../author-error.ts';
import { readFrontmatter } from '../frontmatter.ts';
import type { WholeBook } from '../markdown/context.ts';
import { open, readText, setText, type Known, type Setting, type SourceFile, type Text } from '../text.ts';

/** A short text beside the chapters, between the two passes: a resource, a question, a reading path or a note. */
export interface Piece<Front> extends Text {
  /** Its name in addresses: that of the file. */
  slug: string;
  /** Absent when it has mistakes. */
  front: Front | undefined;
}

/** What kinds of pieces there are: where they lie, and where they are shown. */
export const PIECES = {
  resource: { folder: 'content/resources', page: '/resources/' },
  question: { folder: 'content/questions', page: '/questions/' },
  path: { folder: 'content/paths', page: '/paths/' },
  note: { folder: 'content/notes', page: '/notes/' },
} as const;
export type PieceKind = keyof typeof PIECES;

/**
 * First pass over a piece. It may use mathematics, citations, references and experiments; what would need a number or
 * a place in the contents belongs in a chapter.
 */
export function readPiece<Front>(
  source: SourceFile,
  kind: PieceKind,
  schema: z.ZodType<Front>,
  { facts, from, memory }: Known,
): Piece<Front> {
  return memory.read(source.file, [source.text, from], () => {
    const file = open(source);
    const slug = file.path.replace(/^.*\/|\.md$/g, '');
    if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug)) {
      const cure = 'rename it with lower-case letters, digits and single hyphens';
      report(file, { line: 1, column: 1 }, 'piece-name', `“${slug}.md” is not fit for an address`, cure);
    }
    const front = readFrontmatter(file, schema, `the ${kind}`);
    const text = readText(file, slug, undefined, facts);
    refuse(text, kind);
    return { slug, front, ...text };
  });
}

function refuse({ file, draft, tree }: Text, kind: PieceKind): void {
  visit(tree as Root, 'heading', (node) => {
    report(
      file,
      node.position,
      'piece-form',
      `a ${kind} has no headings`,
      'set the words in bold, or write a chapter',
    );
  });
  for (const { label, place } of draft.labels) {
    report(
      file,
      place,
      'piece-form',
      `nothing can refer to ${label} of a ${kind}`,
      'leave the label out, or write it in a chapter',
    );
  }
}

/**
 * Second pass: the body as HTML that can stand on any page. Its citations lead to the bibliography, for a page of
 * pieces has no list of works of its own.
 */
export function setPiece(
  piece: Piece<unknown>,
  { shelf, setBy }: Setting,
): { html: string; cites: string[] } {
  return setBy(piece, () => {
    const book: WholeBook = { ...shelf, cites: new Map(), foreign: new Set() };
    const html = setText(piece, book);
    lead(html, piece.draft.facts.base);
    return { html: toHtml(html).trim(), cites: [...book.cites.keys()] };
  });
}

function lead(tree: HtmlRoot, base: string): void {
  visit(tree, 'element', ({ tagName, properties }) => {
    const { href } = properties;
    if (tagName !== 'a' || typeof href !== 'string' || !href.startsWith('#ref-')) return;
    properties['href'] = `${base}/bibliography/${href}`;
    delete properties['id'];
    delete properties['dataPreview'];
  });
}
