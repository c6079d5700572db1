import { fileURLToPath } from 'node:url';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { brokenLinks } from '../../scripts/links/broken.ts';
import { asText, outsideLinks } from '../../scripts/links/outside.ts';
import { mentionsIn, namesIn } from '../../scripts/links/site.ts';
import { readSettings } from '../../src/site/settings.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const host = process.env['SITE'] || readSettings(ROOT).site;
const SITES = [
  { folder: path.join(ROOT, 'dist'), base: '/', host },
  { folder: path.join(ROOT, 'dist-base'), base: '/guide/', host },
];

describe.each(SITES)('the site under $base', (site) => {
  test('leads everywhere it names: pages, places, fonts, styles, scripts, what search finds', () => {
    expect(brokenLinks(site)).toEqual([]);
  });

  test('is looked at whole', () => {
    const files = mentionsIn(site).filter(({ addresses }) => addresses.length > 0);
    const kinds = new Set(files.map(({ name }) => path.extname(name)));
    expect([...kinds]).toEqual(expect.arrayContaining(['.html', '.css', '.js', '.pf_fragment']));
  });
});

test('both builds have the same pages', () => {
  const [root, under] = SITES.map(({ folder }) => namesIn(folder).filter((name) => name.endsWith('.html')));
  expect(root?.length).toBeGreaterThan(10);
  expect(under).toEqual(root);
});

test('every link to another host is a whole address, and we know where it is written', () => {
  const links = outsideLinks(SITES[0] as (typeof SITES)[0], ROOT);
  expect(links.length).toBeGreaterThan(20);
  for (const { address, pages, sources } of links) {
    expect.soft(address).toMatch(/^https?:\/\/[\w.-]+\.[a-z]+(?::\d+)?(?:\/[!-~]*)?$/);
    expect.soft(pages, address).toContainEqual(expect.stringMatching(/^\/.*(?:\/|\.html|\.json|^\/)$/));
    expect.soft(sources, address).toContainEqual(expect.stringMatching(/^(?:content|src)\/.+:\d+$/));
  }
  expect(
    asText(links)
      .split('\n')
      .filter((line) => /^http/.test(line)),
  ).toEqual(links.map(({ address }) => address));
});
