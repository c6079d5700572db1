import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { describe, type ExpectStatic } from 'vitest';
import type { Outcome } from '../../src/lab/contract/demo.ts';
import { layoutShift, watchShifts } from './layout-shift.ts';
import { chapters, demos, scrollThrough, test } from './visit.ts';

const STATUS = /^(|proved|idealised|cited|empirical|disputed|open)$/;
const withoutScripts = { javaScriptEnabled: false };

function recording(slug: string): Outcome {
  const file = new URL(`../../src/lab/demos/${slug}/recording.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Outcome;
}

/** The recording is drawn, and its numbers stand in a table behind a disclosure. */
async function expectRecording(demo: Locator, expect: ExpectStatic): Promise<void> {
  const name = (await demo.getAttribute('name')) ?? '';
  const { measured, verdict } = recording(name);
  const widths = await demo
    .locator('svg:visible')
    .evaluateAll((drawings) => drawings.map((drawing) => drawing.getBoundingClientRect().width));
  expect.soft(Math.max(...widths), `width of ${name}`).toBeGreaterThan(250);
  const table = demo.locator('details', { has: demo.page().locator('table') }).first();
  await table.locator('summary').click();
  const rows = table.locator('tbody tr:visible');
  // One row for each point, or one for each x with a column for each series.
  const positions = new Set(measured.map(({ x }) => x)).size;
  expect.soft(await rows.count(), `rows of ${name}`).toBeGreaterThanOrEqual(positions);
  expect.soft(await table.innerText()).toMatch(/\d/);
  expect.soft(verdict.outcome, name).toBe('agrees');
}

/** The text outside the demos, piece by piece. */
function prose(page: Page): Promise<(string | null)[]> {
  return page
    .locator('main p, main h2, main h3, main li, main figcaption')
    .evaluateAll((elements) =>
      elements.filter((element) => !element.closest('live-demo')).map(({ textContent }) => textContent),
    );
}

/** Text, claims, mathematics, figures, recordings, solutions. */
async function expectWhole(page: Page, expect: ExpectStatic): Promise<void> {
  expect.soft(await page.locator('h1').isVisible(), 'h1').toBe(true);
  expect.soft(await page.locator('.short-answer').isVisible(), 'short answer').toBe(true);
  const words = (await page.locator('main').innerText()).split(/\s+/).length;
  expect.soft(words, 'words').toBeGreaterThan(2000);
  const claims = await page.locator('[data-claim]').evaluateAll((elements) =>
    elements.map((element) => ({
      id: element.id,
      // A definition needs no argument, and has no status.
      status: element.getAttribute('data-status') ?? '',
      visible: element.checkVisibility({ visibilityProperty: true }) && element.clientHeight > 0,
    })),
  );
  expect.soft(claims.length, 'claims').toBeGreaterThan(0);
  expect.soft(claims.filter(({ visible, status }) => !visible || !STATUS.test(status))).toEqual([]);
  const formulas = page.locator('.katex');
  expect.soft(await page.locator('.katex:visible').count(), 'formulas').toBeGreaterThan(20);
  expect.soft(await page.locator('.katex-mathml math').count(), 'MathML').toBe(await formulas.count());
  expect.soft(await page.locator('.katex-error').count(), 'formulas with errors').toBe(0);
  expect.soft(await page.locator('figure.figure svg:visible').count(), 'figures').toBeGreaterThan(0);
  const found = await page.locator('live-demo').all();
  expect.soft(found.length, 'demos').toBeGreaterThan(0);
  for (const demo of found) await expectRecording(demo, expect);
  const solution = page.locator('[data-exercise] details.solution').first();
  const text = solution.locator('> :not(summary)').first();
  expect.soft(await text.isVisible(), 'a folded solution').toBe(false);
  await solution.locator('summary').click();
  expect.soft(await text.isVisible(), 'an unfolded solution').toBe(true);
}

/** Recordings and solutions are there, controls are not. */
async function expectPaper(page: Page, expect: ExpectStatic): Promise<void> {
  await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
  const solutions = await page
    .locator('[data-exercise] details.solution > :not(summary)')
    .evaluateAll((elements) =>
      elements.map((element) => element.checkVisibility({ visibilityProperty: true })),
    );
  expect.soft(solutions.length, 'solutions').toBeGreaterThan(0);
  expect.soft(solutions, 'solutions that are printed').not.toContain(false);
  for (const demo of await page.locator('live-demo').all()) {
    expect.soft(await demo.locator('svg:visible').count(), 'figures on paper').toBeGreaterThan(0);
    expect.soft(await demo.locator('button:visible, input:visible').count(), 'controls on paper').toBe(0);
  }
  expect.soft(await page.locator('nav:visible').count(), 'navigation on paper').toBe(0);
  // Paper is white, whatever the page's colour was.
  const ink = await page
    .locator('main p')
    .first()
    .evaluate((element) => getComputedStyle(element).color);
  const colours = (ink.match(/\d+/g) ?? ['255']).slice(0, 3).map(Number);
  expect.soft(Math.max(...colours), 'ink').toBeLessThan(100);
  const pdf = await page.pdf();
  expect.soft(pdf.subarray(0, 5).toString()).toBe('%PDF-');
}

describe.each(chapters())('/%s', (path) => {
  test('reads with scripts off as with them, and on paper', async ({ visit, expect }) => {
    const off = await visit(path, withoutScripts);
    await expectWhole(off.page, expect);
    expect.soft(off.problems, 'errors with scripts off').toEqual([]);

    const tablet = { viewport: { width: 820, height: 900 }, before: watchShifts };
    const on = await visit(path, tablet);
    await scrollThrough(on.page);
    const { sum, moved } = await layoutShift(on.page, () => visit(path, tablet));
    expect.soft(sum, `layout shift at 820 px: ${moved}`).toBeLessThan(0.02);
    expect.soft(await prose(on.page), 'scripts change nothing that is read').toEqual(await prose(off.page));
    await expectPaper(on.page, expect);
    expect.soft(on.problems, 'errors').toEqual([]);
  });
});

describe.each(demos())('/lab/%s/', (slug) => {
  test('shows its recording with scripts off', async ({ visit, expect }) => {
    const { page } = await visit(`lab/${slug}/`, withoutScripts);
    await expectRecording(page.locator('live-demo').first(), expect);
  });
});
