import type { Download } from 'playwright-core';
import { chapters, test } from './visit.ts';

/** What stands beside the chapters: resources, questions, reading paths, and the reader's own notes. */
const [chapter = ''] = chapters();

/** The browser may run elsewhere, where a download has no path. */
async function contentOf(download: Download): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of await download.createReadStream()) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

test('resources can be narrowed without scripts, by one property', async ({ visit, expect }) => {
  const { page } = await visit('resources/', { javaScriptEnabled: false });
  const all = await page.locator('.resources > li:visible').count();
  await page.locator('[data-filter="cost"] a[data-value="paid"]').click();
  const paid = await page.locator('.resources > li:visible').count();
  expect(paid).toBeGreaterThan(0);
  expect(paid).toBeLessThan(all);
  await page.locator('.filter-all').click();
  await expect.poll(() => page.locator('.resources > li:visible').count()).toBe(all);
});

test('with scripts filters combine, and the address keeps them', async ({ visit, expect }) => {
  const { page, problems } = await visit('resources/?level=research&theme=nonsense');
  const shown = () => page.locator('.resources > li:visible').count();
  const research = await shown();
  expect(research).toBeGreaterThan(0);
  await page.locator('[data-filter="theme"] a').nth(3).press('Space');
  const both = await shown();
  expect(both).toBeGreaterThan(0);
  expect(both).toBeLessThan(research);
  await expect.poll(() => page.locator('.filter-count').innerText()).toBe(`${both} shown`);
  await page.reload();
  await expect.poll(shown).toBe(both);
  await page.locator('.filter-all').click();
  await expect.poll(shown).toBeGreaterThan(research);
  expect(new URL(page.url()).search).toBe('');
  expect(problems).toEqual([]);
});

test('a mark of the picture opens its question', async ({ visit, expect }) => {
  const { page, problems } = await visit('questions/');
  const mark = page.locator('.known dd a').first();
  const id = ((await mark.getAttribute('href')) ?? '').slice(1);
  const answer = page.locator(`[id="${id}"] .answer`);
  await expect.poll(() => answer.isVisible()).toBe(false);
  await mark.click();
  await answer.waitFor({ timeout: 5000 });
  expect(problems).toEqual([]);
  const { page: other } = await visit(`questions/#${id}`);
  await expect.poll(() => other.locator(`[id="${id}"] .answer`).isVisible()).toBe(true);
});

test('ticks of a path are kept, exported, and brought back', async ({ visit, expect }) => {
  const { page, problems } = await visit('paths/', { acceptDownloads: true });
  const boxes = page.locator('.reading-path').first().locator('input');
  await boxes.nth(0).check();
  await boxes.nth(2).check();
  await expect.poll(() => page.locator('.path-done').first().innerText()).toMatch(/^2 of \d+ steps done$/);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export the ticks' }).click(),
  ]);
  const file = await contentOf(download);
  await page.reload();
  await expect.poll(() => boxes.nth(2).isChecked(), { message: 'after a reload' }).toBe(true);
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await expect.poll(() => boxes.nth(2).isChecked()).toBe(false);
  const input = page.locator('.path-import');
  await input.setInputFiles({ name: 'x.json', mimeType: 'application/json', buffer: Buffer.from('{') });
  await expect
    .poll(() => page.locator('.path-message').innerText())
    .toBe('The file is not JSON; nothing was changed.');
  await input.setInputFiles({
    name: 'reading-paths.json',
    mimeType: 'application/json',
    buffer: file,
  });
  await expect.poll(() => page.locator('.path-message').innerText()).toBe('2 ticks were added.');
  await expect.poll(() => boxes.nth(2).isChecked()).toBe(true);
  expect(problems).toEqual([]);
});

test('a word of the glossary says what it means', async ({ visit, expect }) => {
  const { page, problems } = await visit(chapter);
  const word = page.locator('a.term').first();
  await word.scrollIntoViewIfNeeded();
  await word.hover();
  const preview = page.locator('#preview');
  await preview.waitFor({ timeout: 3000 });
  await expect.poll(() => preview.innerText()).toContain(': ');
  await page.keyboard.press('Escape');
  await word.click();
  await page.waitForURL(/\/notation\/#term-/);
  expect(problems).toEqual([]);
});

test('a note of the reader’s own is kept from the first letter, and leaves as a file', async ({
  visit,
  expect,
}) => {
  const { page, problems } = await visit(chapter, { acceptDownloads: true });
  await page.locator('.notes-write').click();
  await page.locator('.own-note-write').nth(1).click();
  await page.locator('.own-note textarea').fill('Ask about $x^2$.');
  // Without a press of Done.
  await page.reload();
  const note = page.locator('.own-note');
  await note.waitFor({ timeout: 3000 });
  await expect.poll(() => note.innerText()).toContain('Ask about $x^2$.');

  await page.goto(new URL('../../notes/', page.url()).href);
  await page.locator('.own-notes-list .own-note').waitFor({ timeout: 3000 });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('notes.zip');
  const archive = await contentOf(download);
  await page.evaluate(() => localStorage.removeItem('own-notes'));
  await page.reload();
  const files = page.locator('.own-notes-tools input');
  await files.setInputFiles({ name: 'broken.zip', mimeType: 'application/zip', buffer: Buffer.from('PK') });
  const message = page.locator('.own-notes > .own-notes-message');
  await expect.poll(() => message.innerText()).toContain('broken.zip is not an archive');
  await files.setInputFiles({ name: 'notes.zip', mimeType: 'application/zip', buffer: archive });
  await expect.poll(() => message.innerText()).toBe('1 of 1 notes were new and have been added.');

  await page.goBack();
  await note.waitFor({ timeout: 3000 });
  expect(problems).toEqual([]);
});

test('a note whose place is gone is shown as such, and notes can be hidden', async ({ visit, expect }) => {
  const path = chapter.replace(/\/$/, '');
  const kept = [{ id: 'a', attaches: `${path}#thm:that-is-gone`, text: 'Still here.', changed: 'now' }];
  const { page, problems } = await visit(chapter, {
    before: (page) =>
      page.addInitScript((notes) => localStorage.setItem('own-notes', notes), JSON.stringify(kept)),
  });
  const lost = page.locator('.own-notes-lost');
  await lost.waitFor({ timeout: 3000 });
  await expect.poll(() => lost.innerText()).toContain('Still here.');
  await expect.poll(() => lost.innerText()).toContain('thm:that-is-gone');
  await page.goto(new URL('../../notes/', page.url()).href);
  await page.locator('.own-notes-list .own-note').waitFor({ timeout: 3000 });
  await expect.poll(() => page.locator('.own-notes-list').innerText()).toContain('a place that is gone');
  await page.getByRole('button', { name: 'Hide notes' }).click();
  await page.goBack();
  await page.locator('.own-note').waitFor({ state: 'attached', timeout: 3000 });
  await expect.poll(() => page.locator('.own-note').isVisible()).toBe(false);
  expect(problems).toEqual([]);
});
