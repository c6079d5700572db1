import { inject } from 'vitest';
import { chapters, test } from './visit.ts';

const [chapter = ''] = chapters();

test('the key / leads to the search, which finds words, claims and formulas', async ({ visit, expect }) => {
  const { page, problems } = await visit(chapter);
  const claim = page.locator('.claim').first();
  const name = await claim.locator('.claim-name').innerText();
  const label = await claim.getAttribute('id');
  await page.keyboard.press('/');
  await page.waitForURL(/\/search\/$/);
  const ask = async (words: string) => {
    await page.locator('#search-words').fill(words);
    await page.locator('.results li').first().waitFor({ timeout: 5000 });
    await expect.poll(() => page.locator('.search-message').innerText()).toMatch(/^\d+ found/);
  };
  await ask(name);
  const found = page.locator(`.results a[href$="#${label}"]`);
  await found.waitFor({ timeout: 5000 });
  await expect.poll(() => page.locator('.results').innerText()).toContain('chapter');
  // By the source of a formula, with its backslash and without.
  for (const source of ['\\varepsilon', 'epsilon']) {
    await ask(source);
    await expect.poll(() => page.locator('.results').innerText()).toContain('varepsilon');
  }
  await page.reload();
  await page.locator('.results li').first().waitFor({ timeout: 5000 });
  await expect.poll(() => page.locator('#search-words').inputValue()).toBe('epsilon');
  await page.locator('#search-words').press('Enter');
  const focused = await page.evaluate(() => document.activeElement?.closest('.results') !== null);
  expect(focused, 'Enter goes to the first result').toBe(true);
  expect(problems).toEqual([]);
});

test('it works under a base path', async ({ visit, expect }) => {
  const { page, problems } = await visit('search/?q=walk', { site: inject('siteUnderBase') });
  const first = page.locator('.results a').first();
  await first.waitFor({ timeout: 5000 });
  await first.click();
  await page.waitForURL(/\/guide\/(?!search)/);
  await expect.poll(() => page.locator('h1').count()).toBe(1);
  expect(problems).toEqual([]);
});
