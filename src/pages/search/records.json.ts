import type { APIRoute } from 'astro';
import { demos } from '../../site/demos.ts';
import { guide, pieces, textOf, writtenChapters } from '../../site/guide.ts';
import { plainText } from '../../site/html/plain.ts';
import { chapterRecords, searchText, type SearchRecord } from '../../site/search-records.ts';

/** Everything that a search can find; src/site/search-index.ts makes the index of it and takes the file away. */
export const GET: APIRoute = async () => {
  const { themes, notation } = await guide();
  const { resources, questions, notes } = await pieces();
  const records: SearchRecord[] = [];
  // One after the other: the texts of all chapters are many megabytes.
  for (const chapter of await writtenChapters()) {
    records.push(...chapterRecords({ ...chapter, ...(await textOf(chapter)) }, themes));
  }
  records.push(
    ...[...demos].map(([slug, demo]) => ({
      url: `/lab/${slug}/`,
      title: demo.title,
      place: 'Experiments',
      content: `${demo.title} ${demo.question} ${slug}`,
    })),
    ...questions.map(({ slug, question, status, html }) => ({
      url: `/questions/#${slug}`,
      title: plainText(question),
      place: 'What is known',
      status,
      content: `${question} ${searchText(html)}`,
    })),
    ...resources.map(({ slug, title, authors, html, proves, asserts }) => ({
      url: `/resources/#${slug}`,
      title: plainText(title),
      place: `What to read · ${authors}`,
      content: `${title} ${authors} ${searchText(html)} ${proves} ${asserts}`,
    })),
    ...notation.terms.map(({ id, term, meaningHtml, physicsHtml }) => ({
      url: `/notation/#${id}`,
      title: term,
      place: 'Words',
      content: `${term} ${searchText(meaningHtml)} ${searchText(physicsHtml ?? '')}`,
    })),
    ...notes.map(({ slug, title, html }) => ({
      url: `/notes/#${slug}`,
      title: title ?? 'Note',
      place: 'Notes of this copy',
      content: searchText(html),
    })),
  );
  return Response.json(records);
};
