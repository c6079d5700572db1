import type { ClaimRecord } from '../book/book.ts';

/** A claim without its box. */
export type Claim = Omit<ClaimRecord, 'html'>;

/** The long part of a chapter, which a page reads when it is made. */
export interface ChapterText {
  html: string;
  claims: ClaimRecord[];
}
