import { readFileSync } from 'node:fs';
import type { Locator } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/lab/contract/demo.ts';
import { chapters, demos, visit } from './visit.ts';

const STATUS = /^(|proved|idealised|cited|empirical|disputed|open)$/;
const withoutScripts = { javaScriptEnabled: false };

function recording(slug: string): Outcome {
  const file = new URL(`../../src/lab/demos/${slug}/recording.json`, import.meta.url);
  return JSON.parse(readFileSync(file, 'utf8')) as Outcome;
}

/** The recording is drawn, and its numbers stand in a table behind a disclosure. */
async function expectRecording(demo: Locator): Promise<void> {
  const name = (await demo.getAttribute('name')) ?? '';
  const { measured, verdict } = recording(name);
  const widths = await demo
    .locator('svg:visible')
    .evaluateAll((drawings) => drawings.map((drawing) => drawing.getBoundingClientRect().width));
  expect(Math.max(...widths)).toBeGreaterThan(250);
  const table = demo.locator('details', { has: demo.page().locator('table') }).first();
  await table.locator('summary').click();
  const rows = table.locator('tbody tr:visible');
  // One row for each point, or one for each x with a column for each series.
  const positions = new Set(measured.map(({ x }) => x)).size;
  expect(await rows.count()).toBeGreaterThanOrEqual(positions);
  expect(await table.innerText()).toMatch(/\d/);
  expect(verdict.outcome).toBe('agrees');
}

describe.each(chapters())('/%s', (path) => {
  test('reads with scripts off: text, claims, mathematics, figures, recordings', async () => {
    const { page, problems } = await visit(path, withoutScripts);
    expect(await page.locator('h1').isVisible()).toBe(true);
    expect(await page.locator('.short-answer').isVisible()).toBe(true);
    expect((await page.locator('main').innerText()).split(/\s+/).length).toBeGreaterThan(2000);
    const claims = page.locator('[data-claim]');
    expect(await claims.count()).toBeGreaterThan(0);
    for (const claim of await claims.all()) {
      expect(await claim.isVisible()).toBe(true);
      // A definition needs no argument, and has no status.
      expect((await claim.getAttribute('data-status')) ?? '').toMatch(STATUS);
    }
    expect(await page.locator('.katex:visible').count()).toBeGreaterThan(20);
    expect(await page.locator('.katex-mathml math').count()).toBe(await page.locator('.katex').count());
    expect(await page.locator('.katex-error').count()).toBe(0);
    expect(await page.locator('figure.figure svg:visible').count()).toBeGreaterThan(0);
    const found = await page.locator('live-demo').all();
    expect(found.length).toBeGreaterThan(0);
    for (const demo of found) await expectRecording(demo);
    expect(problems).toEqual([]);
  });

  test('a solution unfolds with scripts off', async () => {
    const { page } = await visit(path, withoutScripts);
    const solution = page.locator('[data-exercise] details.solution').first();
    const text = solution.locator('> :not(summary)').first();
    expect(await text.isVisible()).toBe(false);
    await solution.locator('summary').click();
    expect(await text.isVisible()).toBe(true);
  });

  test('scripts change nothing that is read', async () => {
    const prose = 'main p, main h2, main h3, main li, main figcaption';
    const texts = [];
    for (const javaScriptEnabled of [true, false]) {
      const { page } = await visit(path, { javaScriptEnabled });
      texts.push(
        await page
          .locator(prose)
          .evaluateAll((elements) =>
            elements.filter((element) => !element.closest('live-demo')).map(({ textContent }) => textContent),
          ),
      );
    }
    expect(texts[0]).toEqual(texts[1]);
  });

  test('on paper: recordings and solutions are there, controls are not', async () => {
    const { page } = await visit(path);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    const shown = (selector: string) =>
      page
        .locator(selector)
        .evaluateAll((elements) =>
          elements.map((element) => element.checkVisibility({ visibilityProperty: true })),
        );
    const solutions = await shown('[data-exercise] details.solution > :not(summary)');
    expect(solutions.length).toBeGreaterThan(0);
    expect(solutions).not.toContain(false);
    for (const demo of await page.locator('live-demo').all()) {
      expect(await demo.locator('svg:visible').count()).toBeGreaterThan(0);
      expect(await demo.locator('button:visible, input:visible').count()).toBe(0);
    }
    expect(await page.locator('nav:visible').count()).toBe(0);
    // Paper is white, whatever the page's colour was.
    const ink = await page
      .locator('main p')
      .first()
      .evaluate((element) => getComputedStyle(element).color);
    expect(Math.max(...(ink.match(/\d+/g) ?? ['255']).slice(0, 3).map(Number))).toBeLessThan(100);
    const pdf = await page.pdf();
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  });
});

describe.each(demos())('/lab/%s/', (slug) => {
  test('shows its recording with scripts off', async () => {
    const { page } = await visit(`lab/${slug}/`, withoutScripts);
    await expectRecording(page.locator('live-demo').first());
  });
});
