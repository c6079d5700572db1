import type { Book } from '../../book/book.ts';
import { TERMS } from '../../book/glossary.ts';
import { checkedClaims, loadBook } from '../../book/load.ts';
import { siteFacts } from '../site-facts.ts';
import { settings, siteName } from '../site.ts';
import type { Edition } from './edition.ts';

export { leavesOf } from './leaves.tsx';
export { printedBook } from './print.ts';
export { epubOf } from './epub/epub.ts';

/**
 * The book as the site has it, compiled for addresses at the root.
 * @throws BookError with every mistake of every file
 */
export async function wholeBook(root: string): Promise<Book> {
  return loadBook({
    ...siteFacts(),
    root,
    base: '',
    terms: TERMS,
    checked: await checkedClaims(root),
  });
}

/**
 * @param made when the book is made
 * @param address of the site on the web: SITE and BASE, or what guide.yaml says
 */
export function editionOf(book: Book, version: string, made: Date, address?: string): Edition {
  const chapters = book.themes.flatMap((theme) => theme.chapters);
  return {
    title: siteName,
    version,
    made: made.toLocaleDateString('en-GB', {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }),
    live: address ?? (settings.site && `${settings.site.replace(/\/$/, '')}${settings.base ?? ''}/`),
    written: book.chapters.length,
    planned: chapters.length,
  };
}
