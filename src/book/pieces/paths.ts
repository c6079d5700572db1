import { z } from 'astro/zod';
import type { PathRecord } from '../book.ts';
import { fields, listOf, words } from '../schema.ts';
import { setPiece, type Piece } from './piece.ts';
import { findTarget, target, type Guide } from './targets.ts';

/** Frontmatter of content/paths/<slug>.md; the body says for whom the path is. */
export const pathSchema = fields({
  title: words('for whom the path is, as in title: A physicist after ISL'),
  time: words('how long it takes, as in 12 weeks of six hours'),
  rank: z.number({ error: 'is not a number — write rank: 1; the smallest comes first' }),
  stages: listOf(
    fields({
      title: words('when, as in Weeks 1 and 2'),
      steps: listOf(
        fields({ to: target, what: words('what to read or do there, as in ch. 2 and 3') }),
        'steps: a list of { to: theme/slug or resource:slug or lab/slug, what: … }',
      ),
      able: words('what one can do at the end'),
    }),
    'stages: a list of title, steps and able',
  ),
});
export type PathFront = z.infer<typeof pathSchema>;

/** The reading paths in order of rank. */
export function setPaths(pieces: readonly Piece<PathFront>[], guide: Guide): PathRecord[] {
  const records = pieces.flatMap((piece): PathRecord[] => {
    const { slug, front, file } = piece;
    const body = setPiece(piece, guide);
    if (!front) return [];
    const stages = front.stages.map(({ steps, ...stage }) => ({
      ...stage,
      steps: steps.flatMap(({ to, what }) => {
        const found = findTarget(to, file, guide);
        return found ? [{ ...found, what }] : [];
      }),
    }));
    return [{ ...front, ...body, slug, stages }];
  });
  return records.sort((a, b) => a.rank - b.rank || a.title.localeCompare(b.title));
}
