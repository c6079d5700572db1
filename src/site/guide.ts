import { readFile } from 'node:fs/promises';
import { getCollection, getEntry, type CollectionEntry } from 'astro:content';
import type { Book, Target } from '../book/book.ts';
import type { ChapterText } from './chapter-text.ts';
import { demos } from './demos.ts';

/** The plan of the guide, every chapter in order whether written or to come, and the data of the list pages. */
export async function guide() {
  const [themes, references, notation] = await Promise.all([
    inOrder('themes'),
    inOrder('references'),
    getEntry('notation', 'notation'),
  ]);
  const chapters = themes.flatMap((theme) => theme.chapters);
  return { themes, chapters, references, notation: notation?.data as Book['notation'] };
}

/** The texts beside the chapters: resources, questions, paths and notes. */
export async function pieces() {
  const entry = await getEntry('pieces', 'pieces');
  return entry?.data as Pick<Book, 'resources' | 'questions' | 'paths' | 'notes'>;
}

/** The written chapters, without their texts. */
export async function writtenChapters(): Promise<CollectionEntry<'chapters'>['data'][]> {
  return (await getCollection('chapters')).map(({ data }) => data);
}

/** The text of a chapter as it is now. */
export async function textOf({ kept }: CollectionEntry<'chapters'>['data']): Promise<ChapterText> {
  return JSON.parse(await readFile(kept.file, 'utf8')) as ChapterText;
}

/** What to call something that a piece names; the book does not know the titles of experiments. */
export function wordsOf({ kind, name, words }: Target): string {
  return kind === 'demo' ? (demos.get(name)?.title ?? words) : words;
}

/** getCollection does not promise an order. */
async function inOrder<Name extends 'themes' | 'references'>(
  name: Name,
): Promise<CollectionEntry<Name>['data'][]> {
  const entries = await getCollection(name);
  return entries.map((entry) => entry.data).sort((a, b) => a.order - b.order);
}
