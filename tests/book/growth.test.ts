import { expect, test, vi } from 'vitest';
import { compileBook } from '../../src/book/compile.ts';
import { rowsOf, usersOf } from '../../src/site/claims-map.ts';
import { chapter, facts, NO_PIECES } from './compile.ts';

/** Methods that go through an array. */
const SCANS = [
  'filter',
  'find',
  'findIndex',
  'flatMap',
  'forEach',
  'includes',
  'indexOf',
  'map',
  'some',
] as const;

/** How many elements of arrays are gone through while something is done, in all. */
function elementsOf(work: () => void): number {
  let elements = 0;
  for (const name of SCANS) {
    const original = Array.prototype[name] as (...rest: unknown[]) => unknown;
    vi.spyOn(Array.prototype, name).mockImplementation(function (this: unknown[], ...rest: unknown[]) {
      elements += this.length;
      return original.apply(this, rest);
    } as never);
  }
  try {
    work();
  } finally {
    vi.restoreAllMocks();
  }
  return elements;
}

/** A book in which each chapter has two claims, cites a work of its own, and refers to the chapter before. */
function sources(chapters: number) {
  const numbers = Array.from({ length: chapters }, (_, index) => index);
  const text = (index: number) => `
:::lemma{#lem:a${index} status=proved}
A [@knuth${1900 + (index % 100)}work${index}].
:::

:::proof{of=lem:a${index}}
By [](#def:b${Math.max(0, index - 1)}).
:::

:::definition{#def:b${index}}
B.
:::
`;
  const plans = numbers.map((index) => `    - { slug: c${index}, title: Why?, needs: [] }\n`);
  const works = numbers.map(
    (index) =>
      `@book{knuth${1900 + (index % 100)}work${index}, author = {Donald Knuth}, title = {Work ${index}}, year = {${1900 + (index % 100)}}}\n`,
  );
  return {
    themes: {
      file: 'content/themes.yaml',
      text: `- slug: one\n  title: One?\n  chapters:\n${plans.join('')}`,
    },
    references: { file: 'content/references.bib', text: works.join('') },
    chapters: numbers.map((index) => ({
      file: `content/chapters/one/c${index}.md`,
      text: chapter(text(index)),
    })),
    pieces: NO_PIECES,
  };
}

test('the work of compiling a book, and of its map, grows as the book does', { timeout: 30_000 }, () => {
  const work = (chapters: number) =>
    elementsOf(() => {
      const { claims, themes } = compileBook(sources(chapters), { ...facts, terms: [] });
      usersOf(claims);
      rowsOf(
        themes.flatMap((theme) => theme.chapters),
        claims,
      );
    });
  work(10);
  const [one, two, three] = [30, 60, 90].map(work) as [number, number, number];
  // Equal steps cost the same; one list gone through for each element of another makes the second larger.
  expect((three - two) / (two - one)).toBeLessThan(1.02);
  expect(one).toBeGreaterThan(10_000);
});
