import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, inject } from 'vitest';
import { pages, test } from './visit.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SITES = [
  { folder: 'dist', base: '/' },
  { folder: 'dist-base', base: '/guide/' },
];
const entities: Record<string, string> = { amp: '&', quot: '"', lt: '<', gt: '>', '#39': "'", '#x27': "'" };

function attributes(html: string, names: string): string[] {
  const found = html.matchAll(new RegExp(`\\s(?:${names})=(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'g'));
  return [...found].map(([, double, single, bare]) =>
    (double ?? single ?? bare ?? '').replace(/&(#?\w+);/g, (all, name: string) => entities[name] ?? all),
  );
}

/** The links of all pages that lead nowhere, each as `page -> link`. */
function broken(folder: string, base: string): string[] {
  const root = join(ROOT, folder);
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.html'),
  );
  const ids = new Map<string, Set<string>>();
  const idsOf = (file: string) => {
    if (!ids.has(file)) ids.set(file, new Set(attributes(readFileSync(file, 'utf8'), 'id|name')));
    return ids.get(file) as Set<string>;
  };
  const problems: string[] = [];
  for (const name of files) {
    const html = readFileSync(join(root, name), 'utf8').replace(/<script\b[^>]*>[^]*?<\/script>/g, (script) =>
      script.slice(0, script.indexOf('>') + 1),
    );
    const address = `http://localhost${base}${name.replaceAll('\\', '/').replace(/(^|\/)index\.html$/, '$1')}`;
    for (const link of attributes(html, 'href|src|poster|action')) {
      const target = new URL(link, address);
      if (target.host !== 'localhost') continue;
      const say = (why: string) => problems.push(`${name} -> ${link} (${why})`);
      if (!target.pathname.startsWith(base)) {
        say('outside the base path');
        continue;
      }
      const path = decodeURIComponent(target.pathname.slice(base.length));
      const file = join(root, path === '' || path.endsWith('/') ? `${path}index.html` : path);
      if (!existsSync(file)) say('no such file');
      else if (target.hash.length > 1 && !idsOf(file).has(decodeURIComponent(target.hash.slice(1)))) {
        say('no such place on that page');
      }
    }
  }
  return problems;
}

describe.each(SITES)('the site built to $folder', ({ folder, base }) => {
  test('every link to a page, a place, a picture or a script of the site leads there', ({ expect }) => {
    expect(broken(folder, base)).toEqual([]);
  });
});

test('both builds have the same pages', ({ expect }) => {
  const under = readdirSync(join(ROOT, 'dist-base'), { recursive: true, encoding: 'utf8' });
  const expected = pages().map((path) =>
    path === '' || path.endsWith('/') ? join(path, 'index.html') : path,
  );
  expect(under.filter((name) => name.endsWith('.html')).toSorted()).toEqual(expected.toSorted());
});

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
