import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import type { Book, CompiledChapter, ReferenceRecord, Theme } from './book/book.ts';
import type { Kept } from './book/aside.ts';
import { bookLoaders } from './book/loader.ts';
import type { Claim, ChapterText } from './site/chapter-text.ts';
import { siteFacts } from './site/site-facts.ts';

type Pieces = Pick<Book, 'resources' | 'questions' | 'paths' | 'notes'>;

const loaders = bookLoaders(async () => siteFacts(), {
  chapters: (book) =>
    book.chapters.map(({ html, ...data }) => ({
      id: data.path,
      data,
      aside: {
        html,
        claims: book.claims.filter(({ chapter }) => chapter === data.path),
      } satisfies ChapterText,
    })),
  themes: (book) => book.themes.map((theme, order) => ({ id: theme.slug, data: { ...theme, order } })),
  claims: (book) =>
    book.claims.map(({ html: _, ...claim }, order) => ({ id: claim.label, data: { ...claim, order } })),
  references: (book) => book.references.map((work, order) => ({ id: work.key, data: { ...work, order } })),
  pieces: ({ resources, questions, paths, notes }) => [
    { id: 'pieces', data: { resources, questions, paths, notes } },
  ],
  notation: (book) => [{ id: 'notation', data: book.notation }],
});

// The book checks itself; a schema here gives pages the types. `order` keeps what getCollection does not promise.
export const collections = {
  chapters: defineCollection({
    loader: loaders.chapters,
    schema: z.custom<Omit<CompiledChapter, 'html'> & { kept: Kept }>(),
  }),
  themes: defineCollection({ loader: loaders.themes, schema: z.custom<Theme & { order: number }>() }),
  claims: defineCollection({ loader: loaders.claims, schema: z.custom<Claim & { order: number }>() }),
  references: defineCollection({
    loader: loaders.references,
    schema: z.custom<ReferenceRecord & { order: number }>(),
  }),
  pieces: defineCollection({ loader: loaders.pieces, schema: z.custom<Pieces>() }),
  notation: defineCollection({ loader: loaders.notation, schema: z.custom<Book['notation']>() }),
};
