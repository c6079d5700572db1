import { getCollection, getEntry } from 'astro:content';
import type { Book, CompiledChapter } from '../book/book.ts';

/** The plan of the guide, every chapter in order whether written or to come, and the data of the list pages. */
export async function guide() {
  const [themeEntries, referenceEntries, notation] = await Promise.all([
    getCollection('themes'),
    getCollection('references'),
    getEntry('notation', 'notation'),
  ]);
  const themes = themeEntries.map((entry) => entry.data).sort((a, b) => a.order - b.order);
  const references = referenceEntries.map((entry) => entry.data).sort((a, b) => a.order - b.order);
  const chapters = themes.flatMap((theme) => theme.chapters);
  return { themes, chapters, references, notation: notation?.data as Book['notation'] };
}

/** The written chapters with their HTML. */
export async function writtenChapters(): Promise<CompiledChapter[]> {
  const entries = await getCollection('chapters');
  return entries.map((entry) => ({ ...entry.data, html: entry.rendered?.html ?? '' }));
}
