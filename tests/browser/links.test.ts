import { inject } from 'vitest';
import { test } from './visit.ts';

/** What a browser makes of a base path and of addresses that are a little wrong; links: tests/site/links.built.test.ts. */

// Chapters are read there: reading.test.ts.
test.for(['', 'lab/'])('under a base path /guide/%s loads whole', async (path, { visit, expect }) => {
  const { page, problems } = await visit(path, { site: inject('siteUnderBase') });
  expect(problems).toEqual([]);
  // A style sheet that is not found leaves the browser's own serif.
  expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toMatch(/Newsreader/);
});

test('a missing page says so, in the look of the site, and leads on', async ({ visit, expect }) => {
  for (const site of [inject('site'), inject('siteUnderBase')]) {
    const { page } = await visit('no/such/page/', { site });
    expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toMatch(/Newsreader/);
    await page
      .locator(`a[href="${new URL(site).pathname}"]`)
      .first()
      .click();
    await page.waitForURL(site);
  }
});

test('an address without its last slash leads to the page', async ({ visit, expect }) => {
  const { page } = await visit('lab');
  expect(new URL(page.url()).pathname).toBe('/lab/');
});
