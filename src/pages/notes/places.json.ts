import type { APIRoute } from 'astro';
import { writtenChapters } from '../../site/guide.ts';
import { plainText } from '../../site/html/plain.ts';

/** Where notes can be attached: for each chapter its title, its labels and the ids of its headings. */
export const GET: APIRoute = async () => {
  const chapters = await writtenChapters();
  const places = chapters.map(({ path, title, labels, headings }) => {
    const anchors = [...headings.map(({ id }) => id), ...labels.map(({ label }) => label)];
    return [path, { title: plainText(title), anchors }];
  });
  return Response.json(Object.fromEntries(places));
};
