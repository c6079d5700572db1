import { describe, expect, test } from 'vitest';
import { compileBook } from '../../src/book/compile.ts';
import { BookError } from '../../src/book/author-error.ts';
import type { Facts } from '../../src/book/book.ts';
import { chapter, compileFixture, facts, fixtures, NO_PIECES } from './compile.ts';

const THEMES = `
- slug: one
  title: "What's one?"
  chapters:
    - { slug: first, title: First?, needs: [] }
    - { slug: second, title: Second?, needs: [one/first] }
- slug: two
  title: Two?
  chapters:
    - { slug: third, title: Third?, needs: [one/first] }
`;
const BIB = '@misc{byron1843notes, author = {Ada Byron}, title = {Notes}, year = {1843}}\n';

/** Compiles chapters given by path. */
function compile(chapters: Record<string, string>, overrides: Partial<Facts> = {}) {
  return compileBook(
    {
      themes: { file: 'content/themes.yaml', text: THEMES },
      references: { file: 'content/references.bib', text: BIB },
      chapters: Object.entries(chapters).map(([path, text]) => ({
        file: `content/chapters/${path}.md`,
        text: chapter(text),
      })),
      pieces: NO_PIECES,
    },
    { ...facts, ...overrides },
  );
}

const LEMMA = ':::lemma{#lem:a status=open}\nA.\n:::\n';
const THEOREM =
  ':::theorem[Name of $x$]{#thm:b status=proved}\nB.\n:::\n:::proof{of=thm:b}\nBy [](#lem:a) and [itself](#thm:b), as @byron1843notes.\n:::\n';

describe('the book', () => {
  const book = compile({ 'two/third': THEOREM, 'one/first': LEMMA });

  test('chapters are numbered over all themes and come in their order, whatever the order of files', () => {
    expect(book.chapters.map(({ path, number }) => `${path} ${number}`)).toEqual([
      'one/first 1',
      'two/third 3',
    ]);
    expect(book.themes.map(({ title }) => title)).toEqual(['What’s one?', 'Two?']);
    expect(book.themes[0]?.chapters.map(({ written, number }) => [written, number])).toEqual([
      [true, 1],
      [false, 2],
    ]);
  });

  test('what is written has its own title and prerequisites; what is to come has those of the plan', () => {
    const [first, second] = book.themes[0]?.chapters ?? [];
    expect(first).toMatchObject({ title: 'Why?', deck: 'Why so?', summary: 'Because.', needs: [] });
    expect(second).toMatchObject({ title: 'Second?', needs: ['one/first'] });
  });

  test('claims know their chapter, status, and what their proof refers to', () => {
    expect(book.claims).toMatchObject([
      {
        label: 'lem:a',
        kind: 'lemma',
        number: '1.1',
        status: 'open',
        chapter: 'one/first',
        uses: [],
        checked: false,
      },
      {
        label: 'thm:b',
        kind: 'theorem',
        number: '3.1',
        name: 'Name of x',
        status: 'proved',
        uses: ['lem:a'],
      },
    ]);
    expect(book.claims[0]?.html).toContain('<section class="claim" data-claim="lemma" data-status="open">');
    expect(book.claims[0]?.html).not.toContain('id=');
  });

  test('a chapter carries a preview of what it refers to elsewhere, once, and not of its own', () => {
    const html = book.chapters[1]?.html ?? '';
    expect(html.match(/<template data-preview-for="lem:a">/g)).toHaveLength(1);
    expect(html).not.toContain('data-preview-for="thm:b"');
    expect(book.chapters[0]?.html).not.toContain('<template');
  });

  test('references know where they are cited', () => {
    expect(book.references).toMatchObject([
      {
        key: 'byron1843notes',
        year: '1843',
        citedBy: [{ chapter: 'two/third', anchor: 'cite-byron1843notes-1' }],
      },
    ]);
    expect(book.chapters[1]?.html).toContain('id="cite-byron1843notes-1"');
    expect(book.chapters[1]?.headings.at(-1)).toMatchObject({ id: 'references' });
  });

  test('renumbering one chapter renumbers the references in the others', () => {
    const again = compile({
      'two/third': THEOREM,
      'one/first': `${LEMMA.replace('lem:a', 'lem:before')}\n${LEMMA}`,
    });
    expect(book.chapters[1]?.html).toContain('>Lemma\u00a01.1</a>');
    expect(again.chapters[1]?.html).toContain('>Lemma\u00a01.2</a>');
  });

  test('all internal links begin with the base path', () => {
    const at = (base: string) =>
      compile(
        {
          'one/first':
            'See [](#eq:x), [two](/one/second/), [map](/map/), [lab](/lab/shuffling-rates/).\n\n$$\nx \\label{eq:x}\n$$\n',
          'one/second': 'x',
        },
        { base },
      ).chapters[0]?.html ?? '';
    const links = (html: string) => [...html.matchAll(/ href="([^"]*)"/g)].map((match) => match[1]);
    expect(links(at(''))).toEqual(['/one/first/#eq:x', '/one/second/', '/map/', '/lab/shuffling-rates/']);
    expect(links(at('/a/b'))).toEqual(links(at('')).map((href) => `/a/b${href}`));
  });

  test('a title that asks takes the full stop’s place, and no comma’s', () => {
    const html = compile({
      'one/first':
        'See [](chapter:one/second). Then [](chapter:one/second), and [words](chapter:one/second).',
    }).chapters[0]?.html.replace(/<[^>]*>/g, '');
    expect(html).toMatch(/See [^.]*\? Then [^.]*\?, and words\./);
  });

  test('a checked claim links to its test where the repository has an address', () => {
    const html = compile(
      { 'one/first': LEMMA },
      { checked: { 'lem:a': 'tests/claims/lem-a.slow.test.ts' }, repository: 'https://example.org/r' },
    ).chapters[0]?.html;
    expect(html).toContain('data-checked=""');
    expect(html).toContain('href="https://example.org/r/blob/HEAD/tests/claims/lem-a.slow.test.ts"');
  });

  test('the notation is set, every macro by its own example', () => {
    const { macros, symbols } = book.notation;
    expect(macros.length).toBeGreaterThan(10);
    for (const { html, meaningHtml, macro } of macros) {
      expect(html, macro).toContain('<math');
      expect(meaningHtml).not.toContain('$');
    }
    for (const { typeHtml, tex } of symbols) expect(typeHtml, tex).not.toContain('$');
  });

  test('carriage returns change nothing', () => {
    const text = chapter(`${LEMMA}\n${THEOREM}`).replaceAll('\n', '\r\n');
    const sources = {
      themes: { file: 'content/themes.yaml', text: THEMES },
      references: { file: 'content/references.bib', text: BIB },
      chapters: [{ file: 'content/chapters/one/first.md', text }],
      pieces: NO_PIECES,
    };
    expect(compileBook(sources, facts).chapters[0]?.html).toBe(
      compile({ 'one/first': `${LEMMA}\n${THEOREM}` }).chapters[0]?.html,
    );
  });
});

test('ids are unique on every page of the fixtures', () => {
  for (const { name, folder } of fixtures('pages')) {
    for (const { html } of compileFixture(folder).chapters) {
      const ids = [...html.matchAll(/ id="([^"]*)"/g)].map((match) => match[1]);
      expect(ids.length, name).toBe(new Set(ids).size);
    }
  }
});

test('without its table of contents the book still tells what else is wrong', () => {
  const broken = () =>
    compileBook(
      {
        themes: { file: 'content/themes.yaml', text: 'nothing' },
        references: { file: 'content/references.bib', text: '' },
        chapters: [{ file: 'content/chapters/one/first.md', text: chapter('# Title') }],
        pieces: NO_PIECES,
      },
      facts,
    );
  expect(broken).toThrow(BookError);
  expect(broken).toThrow(/themes\.yaml:1:1  themes [\s\S]*first\.md:8:1  heading-level/);
});
