import type { APIRoute } from 'astro';
import { guide } from '../../site/guide.ts';

/** The glossary as HTML by the ids of its entries, for the previews beside the words of a chapter. */
export const GET: APIRoute = async () => {
  const { notation } = await guide();
  const entries = notation.terms.map(({ id, term, meaningHtml, physicsHtml }) => {
    const physics = physicsHtml === undefined ? '' : `<p>In physics: ${physicsHtml}.</p>`;
    return [id, `<p><b>${term}</b>: ${meaningHtml}.</p>${physics}`];
  });
  return Response.json(Object.fromEntries(entries));
};
