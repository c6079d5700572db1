import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { note } from '../../scripts/budgets/report.ts';
import { mentionsIn, resolve } from '../../scripts/links/site.ts';

const site = { folder: fileURLToPath(new URL('../../dist/', import.meta.url)), base: '/' };
const pages = mentionsIn(site).filter(({ name }) => name.endsWith('.html'));

/** Drawings stand in the page itself; what they weigh alone is what the page would weigh less without them, nearly. */
function drawings(html: string): number {
  return gzipSync((html.match(/<svg\b[^]*?<\/svg>/g) ?? []).join(''), { level: 9 }).length;
}

function pictures(addresses: readonly string[], name: string): number {
  const files = addresses
    .map((address) => resolve(address, name, site)?.pathname ?? '')
    .filter((file) => /\.(png|jpe?g|webp|avif|gif|svg)$/.test(file));
  return [...new Set(files)].reduce((sum, file) => sum + statSync(path.join(site.folder, file)).size, 0);
}

describe.each(pages)('$name', ({ name, addresses }) => {
  test('has drawings and pictures within their budget', () => {
    const bytes = drawings(readFileSync(path.join(site.folder, name), 'utf8')) + pictures(addresses, name);
    // Every page has at least its icon.
    expect(bytes).toBeGreaterThan(100);
    const limit = note('images', name.replace(/(^|\/)index\.html$/, '$1'), bytes / 1000);
    expect(bytes / 1000, 'kB').toBeLessThanOrEqual(limit);
  });
});
