interface Person {
  family?: string;
  given?: string;
  'non-dropping-particle'?: string;
}

/** What we use of an entry in CSL-JSON. Texts may hold the few tags that CSL knows. */
export interface CslEntry {
  id: string;
  type: string;
  title?: string;
  author?: Person[];
  editor?: Person[];
  issued?: { 'date-parts'?: number[][] };
  'container-title'?: string;
  'collection-title'?: string;
  publisher?: string;
  genre?: string;
  volume?: string | number;
  issue?: string | number;
  page?: string;
  edition?: string | number;
  DOI?: string;
  URL?: string;
}

const WHOLE = new Set(['book', 'thesis', 'document', 'report', 'webpage', 'software', 'dataset']);
const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth'];

/** An entry of the reference list: who, when, what, where, and a link. */
export function entryHtml(entry: CslEntry, year: string, arxiv: string | undefined): string {
  const title = clean(entry.title ?? '');
  const ends = /[?!.]$/.test(title) ? '' : '.';
  const shown = WHOLE.has(entry.type) ? `<cite>${title}</cite>` : title;
  const parts = [`${people(entry)} (${year}). ${shown}${ends}`];
  const where = WHOLE.has(entry.type) ? publication(entry) : venue(entry);
  if (where) parts.push(`${where}.`);
  const link = (href: string, words: string) => `<a href="${escape(href)}">${escape(words)}</a>`;
  const links: string[] = [];
  if (entry.DOI) links.push(link(`https://doi.org/${entry.DOI}`, `doi:${entry.DOI}`));
  if (arxiv) links.push(link(`https://arxiv.org/abs/${arxiv}`, `arXiv:${arxiv}`));
  if (entry.URL && links.length === 0)
    links.push(link(entry.URL, entry.URL.replace(/^https?:\/\/(www\.)?|\/$/g, '')));
  if (links.length > 0) parts.push(`${links.join(', ')}.`);
  return parts.join(' ');
}

function people(entry: CslEntry): string {
  const all = entry.author ?? entry.editor ?? [];
  const more = all.at(-1)?.family === 'others' ? ' et al.' : '';
  const names = (more ? all.slice(0, -1) : all).map((person) => {
    const initials = (person.given ?? '')
      .split(/\s+/)
      .filter(Boolean)
      .map((name) =>
        name
          .split('-')
          .map((part) => `${[...part][0]}.`)
          .join('-'),
      ) // prettier-ignore
      .join('\u00a0');
    const family = [person['non-dropping-particle'], person.family].filter(Boolean).join(' ');
    return clean(initials ? `${family},\u00a0${initials}` : family);
  });
  const listed = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '');
  if (more) return `${names.join(', ')}${more}`;
  return entry.author ? listed : `${listed} (${names.length > 1 ? 'eds' : 'ed.'})`;
}

function venue(entry: CslEntry): string {
  const series = entry['collection-title'] ? `, ${clean(entry['collection-title'])}` : '';
  const container = entry['container-title']
    ? `<cite>${clean(entry['container-title'])}</cite>${series}`
    : '';
  const volume = entry.volume
    ? ` ${clean(String(entry.volume))}${entry.issue ? `(${clean(String(entry.issue)).replace('-', '–')})` : ''}`
    : '';
  const pages = entry.page ? `, ${clean(entry.page.replace(/\s*-+\s*/g, '–'))}` : '';
  return `${container}${volume}${pages}`;
}

function publication(entry: CslEntry): string {
  const genre =
    entry.genre === 'phdthesis'
      ? 'Doctoral thesis'
      : entry.genre === 'mastersthesis'
        ? 'Master’s thesis'
        : '';
  const edition = entry.edition
    ? `${ORDINALS[Number(entry.edition)] ?? clean(String(entry.edition))} edition`
    : '';
  const container = entry['container-title'] ? clean(entry['container-title']) : '';
  const words = [genre, edition, container, entry.publisher ? clean(entry.publisher) : '']
    .filter(Boolean)
    .join(', ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** Escapes a text but for the tags that CSL gives a meaning, and sets its quotes and apostrophes. */
function clean(text: string): string {
  const kept = text.replace(/<\/?span[^>]*>/g, '').replace(/(\w)'/g, '$1’');
  return escape(kept).replace(/&lt;(\/?(?:i|b|sub|sup))&gt;/g, '<$1>');
}
