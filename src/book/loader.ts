import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import path from 'node:path';
import type { Loader, LoaderContext } from 'astro/loaders';
import { BookError } from './author-error.ts';
import type { Book, Facts } from './book.ts';
import { TERMS } from './glossary.ts';
import { checkedClaims, loadBook } from './load.ts';

/** One entry of a content collection. */
export interface Entry {
  id: string;
  data: object;
  /** The rendered page, where the entry has one. */
  html?: string;
}

/** What the book has to be told by the rest of the site; the loader itself knows the base path and the tests. */
export type SiteFacts = Pick<Facts, 'demos' | 'figures' | 'repository'>;

/** Events that come within this time make one compilation; editors write a file in several steps. */
const SETTLE = 40;
/** Whatever changes here may change any chapter. */
const WATCHED = ['content', 'tests/claims'];

/**
 * Astro loaders for the parts of the book. They share each compilation: with numbers and references running
 * through all chapters there is nothing smaller to compile than the book.
 *
 * A build fails with all mistakes; `astro dev` prints them, keeps what it had, and tries again at the next change.
 * @param siteFacts asked before each compilation
 * @param parts for each collection, its entries
 */
export function bookLoaders<Name extends string>(
  siteFacts: () => Promise<SiteFacts>,
  parts: Record<Name, (book: Book) => Entry[]>,
): Record<Name, Loader> {
  let last: Promise<unknown> = Promise.resolve();
  let pending: Promise<Book> | undefined;
  // One compilation at a time; whoever asks before it has begun to read shares it.
  const compile = (context: LoaderContext): Promise<Book> => {
    pending ??= last
      .catch(() => undefined)
      .then(() => delay(SETTLE))
      .then(async () => {
        pending = undefined;
        const root = fileURLToPath(context.config.root);
        const base = context.config.base.replace(/\/$/, '');
        return loadBook({
          ...(await siteFacts()),
          root,
          base,
          terms: TERMS,
          checked: await checkedClaims(root),
        });
      });
    last = pending;
    return pending;
  };
  // The first of the loaders reports for all.
  let reported: unknown;
  const fill = async (context: LoaderContext, entries: (book: Book) => Entry[]) => {
    try {
      const book = await compile(context);
      context.store.clear();
      for (const { id, data, html } of entries(book)) {
        context.store.set({ id, data: { ...data }, ...(html !== undefined && { rendered: { html } }) });
      }
    } catch (error) {
      if (!context.watcher) throw error;
      if (error !== reported)
        context.logger.error(error instanceof BookError ? error.message : String(error));
      reported = error;
    }
  };
  const loader = (name: string, entries: (book: Book) => Entry[]): Loader => ({
    name: `book-${name}`,
    async load(context) {
      await fill(context, entries);
      const root = fileURLToPath(context.config.root);
      const folders = WATCHED.map((folder) => path.join(root, folder) + path.sep);
      context.watcher?.add(folders);
      context.watcher?.on('all', (_, file) => {
        if (folders.some((folder) => file.startsWith(folder))) void fill(context, entries);
      });
    },
  });
  return Object.fromEntries(
    Object.entries<(book: Book) => Entry[]>(parts).map(([name, entries]) => [name, loader(name, entries)]),
  ) as Record<Name, Loader>;
}
