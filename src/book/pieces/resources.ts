import { z } from 'astro/zod';
import type { ResourceRecord } from '../book.ts';
import { address, chapterPath, fields, formed, listOf, oneOfThese, words } from '../schema.ts';
import { setPiece, type Piece } from './piece.ts';
import { findTarget, findThemes, type Guide } from './targets.ts';

export const KINDS = [
  'book',
  'lecture notes',
  'paper',
  'review',
  'course',
  'article',
  'video',
  'thread',
] as const;
export const COSTS = ['free', 'part free', 'paid'] as const;
export const LEVELS = [
  'code first',
  'undergraduate mathematics',
  'graduate mathematics',
  'research',
] as const;

const NO_YEAR = 'is no year — write year: 2024';

/** Frontmatter of content/resources/<slug>.md; the body is the verdict. */
export const resourceSchema = fields({
  title: words('the title of the work'),
  authors: words('the authors as on the cover'),
  year: z.int(NO_YEAR).min(1000, NO_YEAR).max(9999, NO_YEAR),
  url: address('url: https://…'),
  kind: oneOfThese(KINDS),
  level: oneOfThese(LEVELS),
  cost: oneOfThese(COSTS),
  looked: formed(
    /^\d{4}-(0[1-9]|1[0-2])$/,
    'is no month',
    'looked: 2026-11, when cost and address were last looked at',
  ),
  needs: words('what a reader has to know before, or nothing'),
  proves: words('what it proves, or nothing'),
  asserts: words('what it says without proof, or nothing'),
  themes: listOf(words('a theme, as in sgd'), 'themes: [sgd], the themes it belongs to'),
  rank: z.number({ error: 'is not a number — write rank: 10; the smallest comes first' }),
  deepens: listOf(
    fields({ chapter: chapterPath, at: words('where in the work, as in ch. 14') }),
    'deepens: a list of { chapter: theme/slug, at: where in the work }, or []',
  ),
});
export type ResourceFront = z.infer<typeof resourceSchema>;

/** The resources in order of rank. */
export function setResources(pieces: readonly Piece<ResourceFront>[], guide: Guide): ResourceRecord[] {
  const records = pieces.flatMap((piece): ResourceRecord[] => {
    const { slug, front, file } = piece;
    const body = setPiece(piece, guide);
    if (!front) return [];
    const deepens = front.deepens.flatMap(({ chapter, at }) => {
      const found = findTarget(chapter, file, guide);
      return found ? [{ ...found, at }] : [];
    });
    return [{ ...front, ...body, slug, deepens, themes: findThemes(front.themes, file, guide) }];
  });
  return records.sort((a, b) => a.rank - b.rank || a.title.localeCompare(b.title));
}
