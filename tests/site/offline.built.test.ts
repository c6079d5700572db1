import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';
import { describe, test } from 'vitest';
import type { KeptFile } from '../../src/site/offline/kept-files.ts';

/** What the built worker lists: the one array of objects with a `url` in its code. */
function listed(site: string): KeptFile[] {
  const code = readFileSync(join(site, 'sw.js'), 'utf8');
  const [list = '[]'] = /\[\{url:.*?\}\](?=[,;)])/s.exec(code) ?? [];
  return runInNewContext(list) as KeptFile[];
}

/** The file behind an address: a page's is a folder's. */
const fileOf = (url: string) => decodeURI(url === './' ? 'index.html' : url.replace(/\/$/, '/index.html'));

describe.each(['dist', 'dist-base'])('the service worker of %s', (name) => {
  const site = fileURLToPath(new URL(`../../${name}`, import.meta.url));

  test('keeps what a page may ask for, as it was built, in as many bytes as a reader is told', ({
    expect,
  }) => {
    const entries = listed(site);
    const files = entries.map(({ url }) => fileOf(url));
    const built = readdirSync(site, { recursive: true, encoding: 'utf8' })
      .map((file) => file.replaceAll('\\', '/'))
      .filter((file) => statSync(join(site, file)).isFile());
    const left = built.filter((file) => !files.includes(file) && !/\.(pdf|epub)$/.test(file));
    expect(left.toSorted()).toEqual(['_headers', 'pagefind/wasm.unknown.pagefind', 'sw.js']);
    expect(files.filter((file) => !built.includes(file))).toEqual([]);

    let bytes = 0;
    for (const [i, { revision, integrity }] of entries.entries()) {
      const file = files[i] as string;
      const content = readFileSync(join(site, file));
      bytes += /\.(html|js|css|json|svg)$/.test(file) ? gzipSync(content).length : content.length;
      // A changed file has another name, or another revision.
      if (revision === null) expect.soft(file).toMatch(/[.-][\w-]{8}\.\w+$|_[0-9a-f]{7,10}\.pf_\w+$/);
      else {
        const hash = createHash('sha256').update(content).digest('base64');
        expect.soft(integrity, file).toBe(`sha256-${hash}`);
        expect.soft(hash.startsWith(revision), file).toBe(true);
      }
    }
    const told = /data-megabytes="?(\d+)/.exec(readFileSync(join(site, 'offline/index.html'), 'utf8'))?.[1];
    console.log(`${name}: ${entries.length} files, ${(bytes / 1e6).toFixed(2)} MB over the wire`);
    expect(bytes / 1e6).toBeLessThan(Number(told));
    const list = gzipSync(readFileSync(join(site, 'sw.js'))).length;
    expect(list / 1000, 'kB that are looked at with every page').toBeLessThan(20);
  });
});
