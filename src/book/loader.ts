import { setTimeout as delay } from 'node:timers/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Loader, LoaderContext } from 'astro/loaders';
import { Aside } from './aside.ts';
import { BookError } from './author-error.ts';
import type { Book, Facts } from './book.ts';
import { TERMS } from './glossary.ts';
import { checkedClaims, loadBook } from './load.ts';
import { Memory } from './memory.ts';

/** One entry of a content collection. */
export interface Entry {
  id: string;
  data: object;
  /**
   * What is too long for Astro's store, which is written and read as one at each change: kept in a file, whose name and
   * digest the entry gets as `kept`.
   */
  aside?: object;
}

/** What the book has to be told by the rest of the site; the loader itself knows the base path and the tests. */
export type SiteFacts = Pick<Facts, 'demos' | 'figures' | 'repository'>;

/** Whatever changes here may change any chapter. */
const WATCHED = ['content', 'tests/claims'];
/** How long Astro may take to ask for the book again after a change, before it has forgotten. */
const PATIENCE = 1000;

/** Whether a file belongs to the book. @param root of the repository */
export function isOfBook(root: string, file: string): boolean {
  return watched(root).some((folder) => file.startsWith(folder));
}

/** The folders in which the files of the book are. */
export function watched(root: string): string[] {
  return WATCHED.map((folder) => path.join(root, folder) + path.sep);
}

/** Requests that come within this time make one compilation; editors write a file in several steps. */
const SETTLE = 20;

/**
 * Astro loaders for the parts of the book. They share each compilation: with numbers and references running
 * through all chapters there is nothing smaller to compile than the book.
 *
 * A build fails with all mistakes; `astro dev` prints them, keeps what it had, and tries again when it is told to.
 * @param siteFacts asked before each compilation
 * @param parts for each collection, its entries
 */
export function bookLoaders<Name extends string>(
  siteFacts: () => Promise<SiteFacts>,
  parts: Record<Name, (book: Book) => Entry[]>,
): Record<Name, Loader> {
  const memory = new Memory();
  const kept = new Aside();
  // Does not hold on to the book, which is large.
  let last: Promise<unknown> = Promise.resolve();
  let pending: Promise<Book> | undefined;
  /** When the last compilation began to read. */
  let began = 0;
  // One compilation at a time; whoever asks before it has begun to read shares it.
  const compile = (context: LoaderContext): Promise<Book> => {
    pending ??= last
      .then(() => delay(SETTLE))
      .then(async () => {
        pending = undefined;
        began = performance.now();
        const root = fileURLToPath(context.config.root);
        const base = context.config.base.replace(/\/$/, '');
        return loadBook({
          ...(await siteFacts()),
          root,
          // A build compiles once.
          ...(context.watcher && { memory }),
          base,
          terms: TERMS,
          checked: await checkedClaims(root),
        });
      });
    const book = pending;
    last = book.then(
      () => undefined,
      () => undefined,
    );
    return book;
  };
  // The first of the loaders reports for all.
  let reported: unknown;
  const fill = async (context: LoaderContext, entries: (book: Book) => Entry[]) => {
    try {
      const book = await compile(context);
      const list = [];
      // One after the other: all together are many megabytes.
      for (const { id, data, aside } of entries(book)) {
        list.push({ id, data: aside ? { ...data, kept: await kept.keep(id, aside, context) } : { ...data } });
      }
      // Only what is gone is taken out: clearing makes Astro write its imports again, and reload the page for them.
      const stays = new Set(list.map(({ id }) => id));
      for (const id of context.store.keys()) if (!stays.has(id)) context.store.delete(id);
      for (const entry of list) context.store.set(entry);
    } catch (error) {
      if (!context.watcher) throw error;
      if (error !== reported)
        context.logger.error(error instanceof BookError ? error.message : String(error));
      reported = error;
    }
  };
  const loader = (name: string, entries: (book: Book) => Entry[]): Loader => ({
    name: `book-${name}`,
    load: async (context) => {
      await fill(context, entries);
      const root = fileURLToPath(context.config.root);
      // While Astro loads its configuration anew it passes over what the site's watcher asks for.
      context.watcher?.on('all', (_, file) => {
        if (!isOfBook(root, file)) return;
        const changed = performance.now();
        void delay(PATIENCE).then(() => (began < changed ? fill(context, entries) : undefined));
      });
    },
  });
  return Object.fromEntries(
    Object.entries<(book: Book) => Entry[]>(parts).map(([name, entries]) => [name, loader(name, entries)]),
  ) as Record<Name, Loader>;
}
