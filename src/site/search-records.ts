import { CLAIM_KINDS } from '../book/labels.ts';
import type { CompiledChapter, Theme } from '../book/book.ts';
import type { ChapterText } from './chapter-text.ts';
import { plainText } from './html/plain.ts';

/** One thing that a search can find. */
export interface SearchRecord {
  /** From the root of the site: `/sgd/shuffling/#thm:equal-curvature`. */
  url: string;
  title: string;
  /** What it is, from the general to the particular: theme, chapter, kind and number. */
  place: string;
  status?: string | undefined;
  /** What is searched: words, and formulas as TeX. */
  content: string;
}

/**
 * The words of some HTML, with each formula as its TeX: `\varepsilon` is found by itself, by “varepsilon” and by
 * “epsilon”.
 */
export function searchText(html: string): string {
  return withoutGlyphs(html)
    .replace(/<math\b[\s\S]*?<annotation\b[^>]*>([\s\S]*?)<\/annotation>[\s\S]*?<\/math>/g, ' $1 ')
    .replace(/\\var(epsilon|phi|theta|rho|sigma|pi)/g, '\\var$1 $1')
    .replace(/<template[\s\S]*?<\/template>|<(svg|style|script)[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:#x([\da-f]+)|#(\d+)|(amp|lt|gt|quot|nbsp));/gi, (_, hex, decimal, name) =>
      name
        ? NAMED[name as keyof typeof NAMED]
        : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal)),
    )
    .replace(/\s+/g, ' ')
    .trim();
}

/** Takes KaTeX's glyphs, which say the same as the TeX beside them, out of some HTML. */
function withoutGlyphs(html: string): string {
  const parts: string[] = [];
  let at = 0;
  for (;;) {
    const begin = html.indexOf('<span class="katex-html"', at);
    if (begin < 0) return parts.join('') + html.slice(at);
    parts.push(html.slice(at, begin));
    const tags = /<(\/?)span\b/g;
    tags.lastIndex = begin;
    let depth = 0;
    do {
      const tag = tags.exec(html);
      if (!tag) return parts.join('');
      depth += tag[1] === '/' ? -1 : 1;
    } while (depth > 0);
    at = html.indexOf('>', tags.lastIndex) + 1;
  }
}

const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: ' ' };

/** A chapter, its sections and its claims. */
export function chapterRecords(
  chapter: Omit<CompiledChapter, 'claims'> & ChapterText,
  themes: readonly Theme[],
): SearchRecord[] {
  const theme = themes.find(({ slug }) => slug === chapter.theme)?.title ?? '';
  const page = `/${chapter.path}/`;
  const place = `${plainText(theme)} · chapter ${chapter.number}`;
  return [
    {
      url: page,
      title: plainText(chapter.title),
      place,
      content: [chapter.title, chapter.deck, chapter.summary, ...chapter.questions].join(' '),
    },
    ...sections(chapter.html).map(({ id, html }) => {
      const heading = chapter.headings.find((candidate) => candidate.id === id);
      const number = heading?.number ? `section ${heading.number}` : 'section';
      const title = heading ? searchText(heading.html) : id;
      return { url: `${page}#${id}`, title, place: `${place} · ${number}`, content: searchText(html) };
    }),
    ...chapter.claims.map(({ label, kind, number, name, status, html }) => ({
      url: `${page}#${label}`,
      title: plainText(name) || `${CLAIM_KINDS[kind].name} ${number}`,
      place: `${place} · ${CLAIM_KINDS[kind].name} ${number}`,
      status,
      content: searchText(html),
    })),
  ];
}

/** The chapter's HTML from each second-level heading to the next. */
function sections(html: string): { id: string; html: string }[] {
  const starts = [...html.matchAll(/<h2 id="([^"]*)"/g)];
  return starts.map((match, index) => ({
    id: match[1] as string,
    html: html.slice(match.index, starts[index + 1]?.index),
  }));
}
