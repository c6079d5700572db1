import { unzipSync } from 'fflate';
import { visit } from 'unist-util-visit';
import { beforeAll, expect, test } from 'vitest';
import type { Element, Root } from 'xast';
import { fromXml } from 'xast-util-from-xml';
import { epubOf } from '../../src/site/paper/epub/epub.ts';
import { mathLetters } from '../../src/site/paper/epub/math-letters.ts';
import { leavesOf } from '../../src/site/paper/leaves.tsx';
import { BASE, EDITION, ROOT, smallBook } from './small-book.ts';

let epub: Uint8Array;
let files: Record<string, Uint8Array>;
/** Of the documents, parsed as XML, by their names. */
let pages: Map<string, Root>;

beforeAll(async () => {
  const leaves = leavesOf(smallBook(), { form: 'epub', base: BASE, edition: EDITION });
  const made = await epubOf(leaves, { edition: EDITION, made: new Date('2026-11-22T12:00:00Z'), root: ROOT });
  expect(made.problems).toEqual([]);
  epub = made.epub;
  files = unzipSync(epub);
  pages = new Map(
    Object.keys(files)
      .filter((name) => name.endsWith('.xhtml'))
      .map((name) => [name.replace('EPUB/', ''), fromXml(text(name))]),
  );
});

function text(name: string): string {
  return new TextDecoder().decode(files[name]);
}

function elements(page: Root, name: string): Element[] {
  const found: Element[] = [];
  visit(page, 'element', (node) => {
    if (node.name === name) found.push(node);
  });
  return found;
}

function page(name: string): Root {
  return pages.get(`${name}.xhtml`) as Root;
}

test('the type comes first, uncompressed, at its fixed place', () => {
  const header = new DataView(epub.buffer, epub.byteOffset);
  expect(header.getUint16(8, true)).toBe(0);
  expect(new TextDecoder().decode(epub.subarray(30, 58))).toBe('mimetypeapplication/epub+zip');
});

test('the list of files names each once and no other, and says what is in it', () => {
  const list = fromXml(text('EPUB/package.opf'));
  const items = elements(list, 'item').map(({ attributes }) => attributes);
  const there = Object.keys(files).filter((name) => name.startsWith('EPUB/') && !name.endsWith('.opf'));
  expect(items.map(({ href }) => `EPUB/${href}`).toSorted()).toEqual(there.toSorted());
  const properties = new Map(items.map(({ href, properties: of = '' }) => [href, of]));
  expect(properties.get('nav.xhtml')).toBe('nav');
  for (const [name, root] of pages) {
    const holds = (element: string) => elements(root, element).length > 0;
    expect(properties.get(name)?.split(' ').includes('mathml') ?? false, name).toBe(holds('math'));
    expect(properties.get(name)?.split(' ').includes('svg') ?? false, name).toBe(holds('svg'));
  }
  const spine = elements(list, 'itemref').map(({ attributes }) => attributes['idref']);
  expect(spine).toEqual(
    [
      'title',
      'nav',
      'how-to-read',
      'depth',
      'depth-universality',
      'sgd',
      'sgd-shuffling',
      'solutions',
      'notation',
      'bibliography',
    ].map((name) => `${name}-xhtml`),
  );
});

test('every id is unique and a name in XML, and every link leads to something', () => {
  const ids = new Map<string, string>();
  for (const [name, root] of pages) {
    visit(root, 'element', ({ attributes: { id } }) => {
      if (id === undefined || id === null) return;
      expect(id).toMatch(/^[A-Za-z_][\w-]*$/);
      expect(ids.has(id), `${id} twice`).toBe(false);
      ids.set(id, name);
    });
  }
  let inside = 0;
  for (const [name, root] of pages) {
    for (const { attributes } of [...elements(root, 'a'), ...elements(root, 'use')]) {
      const href = attributes['href'] as string;
      if (/^https:/.test(href)) continue;
      const [file, id] = href.split('#');
      if (file) expect([...pages.keys()], `${href} in ${name}`).toContain(file);
      if (id) expect(ids.get(id), `${href} in ${name}`).toBe(file || name);
      inside += 1;
    }
    visit(root, 'element', ({ attributes }) => {
      const by = attributes['aria-labelledby'];
      if (by) expect(ids.get(by), `${by} in ${name}`).toBe(name);
    });
  }
  expect(inside).toBeGreaterThan(30);
});

test('links go to where things have moved: experiments, works, the web', () => {
  const links = elements(page('sgd-shuffling'), 'a').map(({ attributes }) => attributes['href']);
  expect(links).toContain('depth-universality.xhtml#depth-universality-thm-first');
  expect(links).toContain('sgd-shuffling.xhtml#sgd-shuffling-exp-rates');
  expect(links).toContain('bibliography.xhtml#bibliography-ref-gurbuzbalaban2021why');
  expect(links).toContain('https://guide.example/lab/shuffling-logistic/');
  expect(links).toContain('https://guide.example/map/');
});

test('a formula is MathML with its TeX, twice, and without what KaTeX lets into an index', () => {
  const formulas = elements(page('depth-universality'), 'math');
  const max = formulas.find(({ attributes }) => attributes['alttext'] === 'f_{\\max} \\ge 0');
  expect(max?.children.map((child) => child.type === 'element' && child.name)).toEqual(['semantics']);
  const index = elements({ type: 'root', children: [max as Element] }, 'msub')[0];
  expect(index?.children).toHaveLength(2);
  expect(elements(page('sgd-shuffling'), 'math').map(({ attributes }) => attributes['display'])).toContain(
    'block',
  );
  expect(text('EPUB/sgd-shuffling.xhtml')).not.toContain('katex');
});

test('letters of other alphabets are characters of their own', () => {
  expect(mathLetters('E', 'double-struck')).toBe('𝔼');
  expect(mathLetters('R', 'double-struck')).toBe('ℝ');
  expect(mathLetters('H', 'script')).toBe('ℋ');
  expect(mathLetters('D', 'script')).toBe('𝒟');
  expect(mathLetters('11', 'bold')).toBe('𝟏𝟏');
  expect(mathLetters('1', 'script')).toBeUndefined();
  expect(mathLetters('x', 'normal')).toBeUndefined();
  expect(text('EPUB/depth-universality.xhtml')).toContain('<mi>𝔼</mi>');
});

test('notes are footnotes, and solutions stand at the end with the way there and back', () => {
  const notes = elements(page('depth-universality'), 'aside');
  expect(notes.map(({ attributes }) => attributes['epub:type'])).toEqual(['footnote']);
  expect(elements(page('depth-universality'), 'details')).toEqual([]);
  const solutions = elements(page('solutions'), 'a').map(({ attributes }) => attributes['href']);
  expect(solutions).toContain('depth-universality.xhtml#depth-universality-ex-first');
  const chapter = elements(page('depth-universality'), 'a').map(({ attributes }) => attributes['href']);
  expect(chapter).toContain('solutions.xhtml#depth-universality-solution-1');
});

test('an experiment is its recording: no controls, one drawing of each plot', () => {
  const root = page('sgd-shuffling');
  for (const name of ['button', 'input', 'live-demo', 'book-embed', 'template'])
    expect(elements(root, name)).toEqual([]);
  expect(elements(root, 'svg').filter(({ attributes }) => attributes['class'] === 'plot')).toHaveLength(3);
  expect(text('EPUB/sgd-shuffling.xhtml')).toContain('Recorded:');
});
