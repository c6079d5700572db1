import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { describe, inject, type ExpectStatic } from 'vitest';
import type { Outcome } from '../../src/lab/contract/demo.ts';
import { declaration, slideTo, verdict } from './driving.ts';
import { layoutShift, watchShifts } from './layout-shift.ts';
import { PREVIEWED, previewOn } from './preview.ts';
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
}

/** A preview of each kind shows something, inside the window. */
async function expectPreviews(page: Page, expect: ExpectStatic): Promise<void> {
  for (const [what, selector] of Object.entries(PREVIEWED)) {
    const link = page.locator(selector).first();
    await link.scrollIntoViewIfNeeded();
    await link.hover();
    const preview = previewOn(page);
    await preview.waitFor({ timeout: 5000 });
    expect.soft((await preview.innerText()).trim().length, what).toBeGreaterThan(10);
    const box = await preview.boundingBox();
    expect.soft(box?.x, what).toBeGreaterThanOrEqual(0);
    expect.soft((box?.x ?? 0) + (box?.width ?? Infinity), what).toBeLessThanOrEqual(820);
    await page.mouse.move(2, 2);
    await preview.waitFor({ state: 'hidden', timeout: 5000 });
  }
}

/** Each demo runs where it stands, all in one worker. What each does by itself is tested on its own page. */
async function expectRuns(page: Page, expect: ExpectStatic): Promise<void> {
  for (const demo of await page.locator('live-demo').all()) {
    const name = (await demo.getAttribute('name')) ?? '';
    await demo.scrollIntoViewIfNeeded();
    await slideTo(demo, (await declaration(name)).testSize);
    expect.soft(await verdict(demo), name).toBe('agrees');
  }
  expect.soft(page.workers().length, 'workers').toBe(1);
}

describe.each(chapters())('/%s', (path) => {
  test('reads with scripts off as with them; under a base path; on paper', async ({ visit, expect }) => {
    const off = await visit(path, withoutScripts);
    await expectWhole(off.page, expect);
    expect.soft(off.problems, 'errors with scripts off').toEqual([]);

    const under = { site: inject('siteUnderBase'), viewport: { width: 820, height: 900 } };
    const { page, problems } = await visit(path, under);
    // A style sheet that is not found leaves the browser's own serif.
    const face = await page.evaluate(() => getComputedStyle(document.body).fontFamily);
    expect.soft(face, 'typeface').toMatch(/Newsreader/);
    expect.soft(await prose(page), 'scripts change nothing that is read').toEqual(await prose(off.page));
    await expectPreviews(page, expect);
    if (path === chapters()[0]) await expectRuns(page, expect);
    await expectPaper(page, expect);
    expect.soft(problems, 'errors').toEqual([]);
  });

  test('on a telephone: layout shift, previews by touch', async ({ visit, expect }) => {
    const telephone = {
      hasTouch: true,
      isMobile: true,
      viewport: { width: 390, height: 844 },
      before: watchShifts,
    };
    const { page, problems } = await visit(path, telephone);
    await scrollThrough(page);
    const { sum, moved } = await layoutShift(page, () => visit(path, telephone));
    expect.soft(sum, `layout shift at 390 px: ${moved}`).toBeLessThan(0.02);
    const link = page.locator(PREVIEWED['a claim']).first();
    const label = (await link.getAttribute('data-preview')) ?? '';
    await link.scrollIntoViewIfNeeded();
    await link.tap();
    await previewOn(page).waitFor({ timeout: 5000 });
    const box = await previewOn(page).boundingBox();
    expect.soft(box?.x).toBeGreaterThanOrEqual(0);
    expect.soft((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(390);
    expect.soft(new URL(page.url()).hash, 'the first tap shows and does not follow').toBe('');
    await previewOn(page).locator(`a[href$="#${label}"]`).last().tap();
    await expect.poll(() => new URL(page.url()).hash).toBe(`#${label}`);
    expect.soft(problems, 'errors').toEqual([]);
  });
});

test('a chapter can be printed', async ({ visit, expect }) => {
  const { page } = await visit(chapters()[0] ?? '');
  const pdf = await page.pdf();
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
});

describe.each(demos())('/lab/%s/', (slug) => {
  test('shows its recording with scripts off', async ({ visit, expect }) => {
    const { page } = await visit(`lab/${slug}/`, withoutScripts);
    await expectRecording(page.locator('live-demo').first(), expect);
  });
});
