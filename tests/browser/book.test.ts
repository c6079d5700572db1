import { chromium, type Page } from 'playwright-core';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { inject, test } from 'vitest';
import { overflowing } from '../../scripts/book/overflow.ts';
import { printTwice, withBook } from '../../scripts/book/pdf.ts';
import { leavesOf } from '../../src/site/paper/leaves.tsx';
import { printedBook } from '../../src/site/paper/print.ts';
import { BASE, EDITION, ROOT, smallBook } from '../paper/small-book.ts';

const TOO_WIDE = `
$$
${'x_1 + x_2 + x_3 + '.repeat(20)} y \\label{eq:too-wide}
$$
`;

/** A book of two chapters, laid out as `npm run book` lays out the whole. */
async function opened<T>(use: (page: Page) => Promise<T>, more?: string): Promise<T> {
  const leaves = leavesOf(smallBook(more), { form: 'paper', base: BASE, edition: EDITION });
  const { html } = printedBook(leaves, { edition: EDITION, paper: 'a4' });
  const folder = await mkdtemp(path.join(tmpdir(), 'guide-book-'));
  const browser = await chromium.connect(inject('browser'));
  try {
    return await withBook(browser, { html, fonts: path.join(ROOT, 'src/site/fonts'), folder }, use);
  } finally {
    await browser.close();
    await rm(folder, { recursive: true, force: true });
  }
}

test('the book is a tagged PDF with an outline, and its links find their pages', async ({ expect }) => {
  const { facts, problems, contents } = await opened(async (page) => {
    const printed = await printTwice(page);
    const rows = await page.locator('.contents-page li').evaluateAll((items) =>
      items.map((item) => ({
        name: item.querySelector('a')?.hash.slice(1) ?? '',
        page: Number(item.querySelector('.page-number')?.textContent),
      })),
    );
    return { ...printed, contents: rows };
  });
  expect(problems).toEqual([]);
  expect(facts.tagged).toBe(true);
  // Title, contents, how to read, two themes with a chapter each, solutions, notation, bibliography.
  expect(facts.pages).toBeGreaterThanOrEqual(10);
  const outline = facts.outline.map(
    ({ title, depth }) => `${'  '.repeat(depth)}${title.replaceAll('\u00a0', ' ')}`,
  );
  expect(outline.slice(3, 6)).toEqual(['I. Why does depth help?', '  1 Why one & all?', '    1  Exercises']);
  expect(outline).toContain('      Experiment 2.1 How fast does each way of drawing forget the noise?');
  const page = (name: string) => facts.destinations.get(name) ?? 0;
  expect(page('depth-universality')).toBeLessThan(page('sgd-shuffling'));
  expect(page('sgd-shuffling')).toBeLessThan(page('depth-universality-solution-1'));
  expect(contents.map(({ name }) => name)).toContain('sgd-shuffling');
  for (const { name, page: shown } of contents) expect(shown, name).toBe(page(name));
  expect(facts.links.inside).toContain('depth-universality-thm-first');
  expect(facts.links.outside).toContain('https://guide.example/lab/shuffling-rates/');
});

test('a formula that is too wide for the paper is named with its place', async ({ expect }) => {
  expect(await opened(overflowing)).toEqual([]);
  const problems = await opened(overflowing, TOO_WIDE);
  expect(problems.join('\n')).toMatch(
    /px beyond the page in sgd-shuffling, at sgd-shuffling-eq-too-wide: x_1/,
  );
});
