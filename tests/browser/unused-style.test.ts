import type { Page } from 'playwright-core';
import type { BudgetName } from '../../scripts/budgets/limits.ts';
import { note } from '../../scripts/budgets/report.ts';
import { chapters, demos, scrollThrough, test } from './visit.ts';

/** What a page's style is for: each colour, a phone, paper. */
const USES: readonly ((page: Page) => Promise<void>)[] = [
  (page) => page.emulateMedia({ colorScheme: 'dark' }),
  (page) => page.setViewportSize({ width: 390, height: 844 }),
  (page) => page.emulateMedia({ media: 'print', colorScheme: 'light' }),
];

// The first of a kind stands for all: they have their style sheets in common.
test.for<[BudgetName, string | undefined]>([
  ['css-home', ''],
  ['css-chapter', chapters()[0]],
  ['css-experiment', demos().map((slug) => `lab/${slug}/`)[0]],
])('%s: the share of style that /%s does not use', async ([budget, path = ''], { visit, expect }) => {
  const { page } = await visit(path, {
    before: (page) => page.coverage.startCSSCoverage({ resetOnNavigation: false }),
  });
  await scrollThrough(page);
  for (const use of USES) {
    await use(page);
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  const sheets = await page.coverage.stopCSSCoverage();
  const all = sheets.reduce((sum, { text }) => sum + (text ?? '').length, 0);
  const used = sheets.flatMap(({ ranges }) => ranges).reduce((sum, { start, end }) => sum + end - start, 0);
  expect(used).toBeGreaterThan(1000);
  const unused = 1 - used / all;
  expect(unused).toBeLessThanOrEqual(note(budget, path, unused));
});
