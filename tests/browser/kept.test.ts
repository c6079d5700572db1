import { text } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { chapters, test } from './visit.ts';

/** A browser that denies its storage, or has no room in it: choices last for the page, and the page says so. */
const [chapter = ''] = chapters();
const KEEPS_NOTHING = /keeps nothing for this site/;

const denied = (page: Page) =>
  page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    });
  });
const full = (page: Page) =>
  page.addInitScript(() => {
    Storage.prototype.setItem = () => {
      throw new DOMException('full', 'QuotaExceededError');
    };
  });
/** Whether the browser would ask before it leaves the page. */
const asksFirst = (page: Page) =>
  page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })));

test('storage denied: the colour changes, a note can be taken away, and nothing is lost in silence', async ({
  visit,
  expect,
}) => {
  const { page, problems } = await visit(chapter, {
    before: denied,
    acceptDownloads: true,
    colorScheme: 'light',
  });
  const said = page.locator('.not-kept');
  await page.getByRole('button', { name: 'Dark page' }).click();
  expect(await page.getAttribute('html', 'data-theme')).toBe('dark');
  await expect.poll(() => said.innerText(), { timeout: 5000 }).toMatch(KEEPS_NOTHING);

  await page.locator('.notes-write').click();
  await page.locator('.own-note-write').first().click();
  expect(await asksFirst(page), 'before anything is typed').toBe(false);
  await page.locator('.own-note textarea').fill('Only here.');
  expect(await page.locator('.own-notes-message').innerText()).toMatch(KEEPS_NOTHING);
  expect(await asksFirst(page)).toBe(true);
  await page.locator('.own-note textarea').press('Escape');
  expect(await page.evaluate(() => document.activeElement?.textContent), 'the focus').toBe('Change');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export your notes' }).click(),
  ]);
  // Stored, not packed, or packed: the name of the file stands in the archive as it is.
  expect(file.suggestedFilename()).toBe('notes.zip');
  expect(await text(await file.createReadStream())).toMatch(/content\/notes\/[a-z0-9-]+\.md/);
  expect(await said.count(), 'is said once').toBe(1);
  expect(problems).toEqual([]);
});

test('storage full: ticks are there until one leaves, and can be exported', async ({ visit, expect }) => {
  const { page, problems } = await visit('paths/', { before: full, acceptDownloads: true });
  await page.locator('.reading-path input').first().check();
  expect(await page.locator('.path-message').innerText()).toMatch(KEEPS_NOTHING);
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export the ticks' }).click(),
  ]);
  expect(JSON.parse(await text(await file.createReadStream())).done).toHaveLength(1);
  expect(problems).toEqual([]);
});

test('what is kept and cannot be read is not written over when there is no room for its copy', async ({
  visit,
  expect,
}) => {
  const { page } = await visit(chapter, {
    before: (page) =>
      page.addInitScript(() => {
        localStorage.setItem('own-notes', '[{"damaged');
        const set = Storage.prototype.setItem;
        Storage.prototype.setItem = function (key, value) {
          if (key === 'own-notes-unreadable') throw new DOMException('full', 'QuotaExceededError');
          set.call(this, key, value);
        };
      }),
  });
  await page.locator('.notes-write').click();
  await page.locator('.own-note-write').first().click();
  await page.locator('.own-note textarea').fill('Another.');
  expect(await page.locator('.own-notes-message').innerText()).toMatch(/no room/);
  expect(await page.evaluate(() => localStorage.getItem('own-notes'))).toBe('[{"damaged');
});
