import type { z } from 'astro/zod';
import type { QuestionRecord } from '../book.ts';
import { fields, listOf, oneOfThese, question, words } from '../schema.ts';
import { STATUSES } from '../status.ts';
import { quotes } from '../markdown/typography.ts';
import { setPiece, type Piece } from './piece.ts';
import { findTarget, findThemes, target, type Guide } from './targets.ts';

/** Frontmatter of content/questions/<slug>.md; the body is the short answer. */
export const questionSchema = fields({
  question: question('the question, as in question: Why is 3×3 the usual kernel?'),
  theme: words('the theme it belongs to, as in theme: sgd'),
  status: oneOfThese(STATUSES),
  see: listOf(target, 'see: a list of thm:some-label, theme/slug, lab/slug or resource:slug, or []'),
});
export type QuestionFront = z.infer<typeof questionSchema>;

/** The questions by theme, in each theme by status. */
export function setQuestions(pieces: readonly Piece<QuestionFront>[], guide: Guide): QuestionRecord[] {
  const records = pieces.flatMap((piece): QuestionRecord[] => {
    const { slug, front, file } = piece;
    const body = setPiece(piece, guide);
    if (!front) return [];
    const { question, theme, status } = front;
    const [known] = findThemes([theme], file, guide);
    const see = front.see.flatMap((name) => findTarget(name, file, guide) ?? []);
    return known === undefined ? [] : [{ slug, question: quotes(question), theme, status, see, ...body }];
  });
  const order = ({ theme, status }: QuestionRecord) =>
    guide.themes.indexOf(theme) * STATUSES.length + STATUSES.indexOf(status);
  return records.sort((a, b) => order(a) - order(b) || a.slug.localeCompare(b.slug));
}
