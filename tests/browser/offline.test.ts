import { rm } from 'node:fs/promises';
import { serve } from '../../scripts/server.ts';
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
