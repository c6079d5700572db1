import { defineCollection } from 'astro:content';
import { z } from 'astro/zod';
import type {
  Book,
  ClaimRecord,
  CompiledChapter,
  NoteRecord,
  PathRecord,
  QuestionRecord,
  ReferenceRecord,
  ResourceRecord,
  Theme,
} from './book/book.ts';
import { bookLoaders, type SiteFacts } from './book/loader.ts';

interface DemoModule {
  demo: { parameters: readonly { key: string }[] };
}

const demoModules = import.meta.glob<DemoModule>('./lab/demos/*/demo.ts');
const figureModules = import.meta.glob('./site/figures/*.tsx');

/** The book imports neither lab nor site: names and parameters reach it as data. */
async function siteFacts(): Promise<SiteFacts> {
  const demos: Record<string, string[]> = {};
  for (const [file, load] of Object.entries(demoModules)) {
    const { demo } = await load();
    demos[file.split('/').at(-2) as string] = [...demo.parameters.map(({ key }) => key), 'seed'];
  }
  const figures = Object.keys(figureModules).map((file) => file.replace(/^.*\/|\.tsx$/g, ''));
  return { demos, figures };
}

function inOrder(records: readonly { slug: string }[]) {
  return records.map((record, order) => ({ id: record.slug, data: { ...record, order } }));
}

const loaders = bookLoaders(siteFacts, {
  chapters: (book) => book.chapters.map(({ html, ...data }) => ({ id: data.path, data, html })),
  themes: (book) => book.themes.map((theme, order) => ({ id: theme.slug, data: { ...theme, order } })),
  claims: (book) => book.claims.map((claim, order) => ({ id: claim.label, data: { ...claim, order } })),
  references: (book) => book.references.map((work, order) => ({ id: work.key, data: { ...work, order } })),
  resources: (book) => inOrder(book.resources),
  questions: (book) => inOrder(book.questions),
  paths: (book) => inOrder(book.paths),
  notes: (book) => inOrder(book.notes),
  notation: (book) => [{ id: 'notation', data: book.notation }],
});

// The book checks itself; a schema here gives pages the types. `order` keeps what getCollection does not promise.
export const collections = {
  chapters: defineCollection({ loader: loaders.chapters, schema: z.custom<Omit<CompiledChapter, 'html'>>() }),
  themes: defineCollection({ loader: loaders.themes, schema: z.custom<Theme & { order: number }>() }),
  claims: defineCollection({ loader: loaders.claims, schema: z.custom<ClaimRecord & { order: number }>() }),
  references: defineCollection({
    loader: loaders.references,
    schema: z.custom<ReferenceRecord & { order: number }>(),
  }),
  resources: defineCollection({
    loader: loaders.resources,
    schema: z.custom<ResourceRecord & { order: number }>(),
  }),
  questions: defineCollection({
    loader: loaders.questions,
    schema: z.custom<QuestionRecord & { order: number }>(),
  }),
  paths: defineCollection({ loader: loaders.paths, schema: z.custom<PathRecord & { order: number }>() }),
  notes: defineCollection({ loader: loaders.notes, schema: z.custom<NoteRecord & { order: number }>() }),
  notation: defineCollection({ loader: loaders.notation, schema: z.custom<Book['notation']>() }),
};
