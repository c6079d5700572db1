import { appendFile, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { serve } from '../../scripts/server.ts';
import { writeWorker } from '../../src/site/offline/integration.ts';
import { atTestSize, element, verdict } from './driving.ts';
import { copyOf, NEXT, nextVersion } from './versions.ts';
import { chapters, demos, DIST, test } from './visit.ts';

const [chapter = '', another = ''] = chapters();
const [demo = ''] = demos();

/** Fetching 800 files one after the other, beside another test. */
const LONG = { timeout: 180_000 };
const kept = { timeout: 120_000 };
/** What comes as soon as the browser gets to it. */
const soon = { timeout: 30_000 };

/** Sets how much the browser keeps for a site, in bytes; without a number, as much as it would by itself. */
async function room(page: Page, site: string, quotaSize?: number): Promise<void> {
  const chrome = await page.context().newCDPSession(page);
  const { origin } = new URL(site);
  await chrome.send('Storage.overrideQuotaForOrigin', { origin, ...(quotaSize ? { quotaSize } : {}) });
}

test('one visit keeps the guide; the next version waits to be asked', LONG, async ({ visit, expect }) => {
  let site = await serve({ folder: DIST });
  const { address, port } = site;
  const next = await nextVersion();
  const serveAgain = async (folder: string) => {
    site = await serve({ folder, port });
    expect(site.port).toBe(port);
  };
  try {
    const { page, problems } = await visit(chapter, { site: address, serviceWorkers: 'allow' });
    const title = await page.title();
    await page.waitForFunction(() => navigator.serviceWorker.controller, undefined, kept);

    // Nobody answers any more; the page that is open still gets the script it has not loaded yet.
    await site.close();
    await expect(fetch(address)).rejects.toThrow();
    await page.getByRole('button', { name: 'Write notes' }).click();
    await page.locator('.own-note-write').first().waitFor();
    await page.getByRole('button', { name: 'Stop writing notes' }).click();
    await page.goto(`${address}${another}`);
    expect(await page.locator('.claim').count()).toBeGreaterThan(0);
    // Without its last slash, and with parameters.
    await page.goto(`${address}lab/${demo}${await atTestSize(demo)}`);
    expect(new URL(page.url()).pathname).toBe(`/lab/${demo}/`);
    expect(await verdict(element(page))).toBe('agrees');
    for (const words of ['variance', '\\varepsilon']) {
      await page.goto(`${address}search/?q=${encodeURIComponent(words)}`);
      await expect.poll(() => page.locator('.search-message').innerText(), soon).toMatch(/^[1-9]\d* found/);
      await page.locator('.results .excerpt').first().waitFor();
    }
    const standing = page.locator('.offline-standing');
    await page.goto(`${address}offline/`);
    await expect.poll(() => standing.innerText(), soon).toMatch(/^The whole guide is kept/);
    expect(problems, 'cut off').toEqual([]);
    const nowhere = await page.goto(`${address}no/such/page/`);
    expect(nowhere?.status()).toBe(404);
    expect(await page.locator('h1').innerText()).toBe('There is nothing here.');
    problems.length = 0;

    // The next version is there, and the files of this one are gone.
    await serveAgain(next);
    const fetched: string[] = [];
    page.context().on('request', (request) => {
      if (request.serviceWorker()) fetched.push(new URL(request.url()).pathname);
    });
    await page.goto(`${address}${chapter}`);
    const offer = page.locator('.offer');
    await expect.poll(() => offer.innerText(), soon).toContain('A new version');
    expect(fetched).toContain(`/${another}`);
    expect(fetched.filter((path) => /^\/pagefind\/(fragment|index)|woff2$/.test(path))).toEqual([]);
    const other = await page.context().newPage();
    await other.goto(`${address}${chapter}`);
    expect(await other.title()).toBe(title);
    await other.getByRole('button', { name: 'Show it' }).click();
    await expect.poll(() => other.title(), soon).toBe(`${title}${NEXT}`);
    // The first tab is told, and still has what belongs to its page.
    await expect.poll(() => offer.innerText(), soon).toContain('Another tab');
    expect(await page.title()).toBe(title);
    await page.getByRole('button', { name: 'Write notes' }).click();
    await page.locator('.own-note-write').first().waitFor();
    await offer.getByRole('button', { name: 'Show it here' }).click();
    await expect.poll(() => page.title(), soon).toBe(`${title}${NEXT}`);

    // A worker that has lost what it kept, of a version that the server no longer has.
    await site.close();
    await serveAgain(DIST);
    await page.evaluate(async () => {
      for (const name of await caches.keys()) await caches.delete(name);
    });
    await page.goto(`${address}${another}`);
    expect(await page.title()).not.toContain(NEXT);
    await page.locator('.own-note-write').first().waitFor();
    expect(problems, 'out of date').toEqual([]);
  } finally {
    await site.close();
    await rm(next, { recursive: true });
  }
});

test('under a base path; only when asked where data is saved; removed', LONG, async ({ visit, expect }) => {
  // The search and most of its files are left out: they were kept above.
  const folder = await copyOf('dist-base', ['pagefind', 'search']);
  const site = await serve({ folder, base: '/guide/' });
  try {
    const { page, problems } = await visit('offline/', {
      site: site.address,
      serviceWorkers: 'allow',
      before: (page) =>
        page.addInitScript(() =>
          Object.defineProperty(navigator, 'connection', { value: { saveData: true } }),
        ),
    });
    const standing = page.locator('.offline-standing');
    await expect.poll(() => standing.innerText(), soon).toMatch(/^Nothing is kept .* set to save data/);
    await page.getByRole('button', { name: 'Keep the guide' }).click();
    await expect.poll(() => standing.innerText(), kept).toMatch(/^The whole guide is kept/);
    await site.close();
    await page.goto(`${site.address}${chapter.slice(0, -1)}?from=elsewhere#main`);
    expect(page.url()).toBe(`${site.address}${chapter}?from=elsewhere#main`);
    await page.getByRole('link', { name: 'Reading offline' }).click();
    await page.getByRole('button', { name: 'Remove it' }).click();
    await expect.poll(() => standing.innerText(), soon).toMatch(/^Nothing is kept .* as you asked/);
    expect(await page.evaluate(() => caches.keys())).toEqual([]);
    expect(problems).toEqual([]);
  } finally {
    await site.close();
    await rm(folder, { recursive: true });
  }
});

test(
  'a browser without room says so, and keeps the guide on a visit when it has',
  LONG,
  async ({ visit, expect }) => {
    // Little is kept, so that little is fetched.
    const all = await readdir(DIST, { withFileTypes: true });
    const folders = all.filter((entry) => entry.isDirectory() && !/^(_astro|offline)$/.test(entry.name));
    const folder = await copyOf(
      'dist',
      folders.map(({ name }) => name),
    );
    const site = await serve({ folder });
    try {
      const { page, problems } = await visit('offline/', {
        site: site.address,
        serviceWorkers: 'allow',
        before: (page) => room(page, site.address, 200_000),
      });
      const standing = page.locator('.offline-standing');
      const says = (words: RegExp) => expect.poll(() => standing.innerText(), soon).toMatch(words);
      const noRoom = /^This browser has no room for the guide, which can be read with a network only\./;
      await says(noRoom);
      await page.goto(site.address);
      expect(await page.locator('h1').innerText()).not.toBe('');
      expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
      await page.goto(`${site.address}offline/`);
      await says(noRoom);
      await room(page, site.address);
      await page.goto(site.address);
      await page.waitForFunction(() => navigator.serviceWorker.controller, undefined, kept);
      await page.goto(`${site.address}offline/`);
      await says(/^The whole guide is kept in this browser, in \d+ files\.$/);

      // What the browser has removed since.
      await page.evaluate(async () => {
        const [name = ''] = await caches.keys();
        const cache = await caches.open(name);
        for (const request of (await cache.keys()).slice(0, 2)) await cache.delete(request);
      });
      await room(page, site.address, 1);
      const complete = page.getByRole('button', { name: 'Fetch what is missing' });
      await complete.click();
      await says(/ 2 are missing in this browser, which has no room for them/);
      await room(page, site.address);
      await complete.click();
      await says(/^The whole guide is kept in this browser, in \d+ files\.$/);

      await appendFile(join(folder, '404.html'), 'newer');
      await writeWorker(folder);
      await room(page, site.address, 1);
      await page.reload();
      await says(/^The whole guide is kept .* There was no room for the newer version\.$/);
      expect(problems).toEqual([]);
    } finally {
      await site.close();
      await rm(folder, { recursive: true });
    }
  },
);

test('a browser that refuses says so where it is asked, and nowhere else', async ({ visit, expect }) => {
  const { page, problems } = await visit('offline/', {
    serviceWorkers: 'allow',
    before: (page) =>
      page.addInitScript(() =>
        Object.defineProperty(navigator, 'serviceWorker', {
          get: () => {
            throw new DOMException('denied', 'SecurityError');
          },
        }),
      ),
  });
  await expect
    .poll(() => page.locator('.offline-standing').innerText(), soon)
    .toMatch(/^This browser keeps nothing/);
  expect(await page.locator('.offline-actions button:visible').count()).toBe(0);
  expect(problems).toEqual([]);
});
