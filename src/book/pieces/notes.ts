import type { z } from 'astro/zod';
import type { NoteRecord } from '../book.ts';
import { report } from '../author-error.ts';
import { placeOf } from '../frontmatter.ts';
import { didYouMean, oneOf } from '../nearest.ts';
import { fields, formed, words } from '../schema.ts';
import { setPiece, type Piece } from './piece.ts';
import type { Guide } from './targets.ts';

/** Frontmatter of content/notes/<slug>.md; the body is the note. */
export const noteSchema = fields({
  attaches: formed(
    /^[a-z0-9-]+\/[a-z0-9-]+#\S+$/,
    'is no place',
    'attaches: theme/slug#thm:some-label, or #heading-in-words',
  ),
  title: words('a title').optional(),
});
export type NoteFront = z.infer<typeof noteSchema>;

/** What a note may be attached to: the labels and the ids of the headings of each written chapter, by its path. */
export type Places = ReadonlyMap<string, readonly string[]>;

/** The notes in the order of the chapters, and in each in the order of the text. */
export function setNotes(pieces: readonly Piece<NoteFront>[], guide: Guide, places: Places): NoteRecord[] {
  const records = pieces.flatMap((piece): NoteRecord[] => {
    const { slug, front, file, draft } = piece;
    const { html, cites } = setPiece(piece, guide);
    if (!front) return [];
    const [chapter = '', anchor = ''] = front.attaches.split('#');
    const here = places.get(chapter);
    if (!here) {
      const cure = didYouMean(chapter, places.keys(), 'a note belongs to a chapter that is written');
      report(file, placeOf(file, chapter), 'unknown-target', `no written chapter “${chapter}”`, cure);
      return [];
    }
    if (!here.includes(anchor)) {
      const near = nearestFew(anchor, here);
      const cure = `the nearest there are ${oneOf(near.map((label) => `#${label}`))}`;
      report(
        file,
        placeOf(file, anchor),
        'unknown-target',
        `nothing in ${chapter} is called “#${anchor}”`,
        cure,
      );
      return [];
    }
    return [{ slug, title: front.title, chapter, anchor, html, cites, demos: draft.demos }];
  });
  const chapters = [...places.keys()];
  const order = ({ chapter, anchor }: NoteRecord) => [
    chapters.indexOf(chapter),
    (places.get(chapter) as readonly string[]).indexOf(anchor),
  ];
  return records.sort((a, b) => {
    const [one, other] = [order(a), order(b)];
    return one[0]! - other[0]! || one[1]! - other[1]! || a.slug.localeCompare(b.slug);
  });
}

/** The three that share most pairs of letters with what was written. */
function nearestFew(word: string, candidates: readonly string[]): string[] {
  const pairs = (text: string) =>
    new Set(Array.from({ length: text.length - 1 }, (_, i) => text.slice(i, i + 2)));
  const own = pairs(word);
  const likeness = (candidate: string) => {
    const other = pairs(candidate);
    return [...own].filter((pair) => other.has(pair)).length / (own.size + other.size || 1);
  };
  return candidates.toSorted((a, b) => likeness(b) - likeness(a)).slice(0, 3);
}
