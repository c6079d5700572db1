import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { ask } from '../../scripts/links/ask.ts';
import { brokenLinks } from '../../scripts/links/broken.ts';
import { asText, outsideLinks } from '../../scripts/links/outside.ts';

const folders: string[] = [];
let server: Server | undefined;
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
  server?.closeAllConnections();
  server?.close();
});

/** Writes files, by their paths, to a folder of their own. */
function folderOf(files: Record<string, string>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'guide-links-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  return folder;
}

const GOOD = {
  'a/index.html': `<h1 id=top>A</h1><a href="/guide/b/#thm:x">B</a><a href='#top'>up</a><a href=../b/?q=1>b</a>
    <svg><use href="#top"/><path clip-path="url(#top)"/></svg><label for=top>t</label>`,
  'b/index.html':
    '<p id="thm:x" style="background: url(/guide/p.png)">x</p><img srcset="../p.png 1x, /guide/p.png 2x">',
  'p.png': '',
  's.css':
    '/* url(gone.png) */ p { background: url("p.png") } q { background: url(data:image/png;base64,x) }',
  's.js': 'import"./t.js";const a=["_astro/u.js"],b={"./none.json":1}',
  't.js': '',
  '_astro/u.js': 'import(`../t.js`)',
  'terms.json': '{"x": "<a href=\\"/guide/a/\\">a</a>", "url": "/guide/b/"}',
};
const broken = (files: Record<string, string>) =>
  brokenLinks({ folder: folderOf(files), base: '/guide/', host: 'https://me.example' });

test('what leads somewhere is not complained about', () => {
  expect(broken(GOOD)).toEqual([]);
});

test.for([
  ['a/index.html', '<a href="/b/">', 'a/index.html -> /b/ (outside the base path)'],
  ['a/index.html', '<a href="../c/">', 'a/index.html -> ../c/ (no such file)'],
  [
    'a/index.html',
    '<a href="https://me.example/guide/c/">',
    'a/index.html -> https://me.example/guide/c/ (no such file)',
  ],
  [
    'a/index.html',
    '<a href="/guide/b/#thm:y">',
    'a/index.html -> /guide/b/#thm:y (no such place on that page)',
  ],
  [
    'a/index.html',
    '<template><i id=t></i></template><a href=#t>',
    'a/index.html -> #t (no such place on that page)',
  ],
  ['a/index.html', '<a href="http://[">', 'a/index.html -> http://[ (not an address)'],
  ['a/index.html', '<img srcset="/guide/p.png 1x, q.png 2x">', 'a/index.html -> q.png (no such file)'],
  ['a/index.html', '<p style="background: url(q.png)">', 'a/index.html -> q.png (no such file)'],
  ['a/index.html', '<svg><use xlink:href="#u"/></svg>', 'a/index.html -> #u (no such place on that page)'],
  ['a/index.html', '<svg><g mask="url(#m)"/></svg>', 'a/index.html -> #m (no such place on that page)'],
  [
    'a/index.html',
    '<i data-options="{&quot;page&quot;:&quot;/guide/d/&quot;}">',
    'a/index.html -> /guide/d/ (no such file)',
  ],
  [
    'a/index.html',
    '<i aria-labelledby="top n">',
    'a/index.html -> #n (an attribute names it, and nothing has it)',
  ],
  ['a/index.html', '<i id=top></i><i id=top></i>', 'a/index.html -> #top (stands twice)'],
  ['s.css', 'p { background: url(fonts/q.woff2) }', 's.css -> fonts/q.woff2 (no such file)'],
  ['s.js', 'import("./gone.js")', 's.js -> ./gone.js (no such file)'],
  ['s.js', 'new Worker("/guide/gone.js")', 's.js -> /guide/gone.js (no such file)'],
  ['terms.json', '{"x": "<a href=\\"/guide/e/\\">"}', 'terms.json -> /guide/e/ (no such file)'],
  [
    'sitemap.xml',
    '<loc>https://me.example/guide/f/</loc>',
    'sitemap.xml -> https://me.example/guide/f/ (no such file)',
  ],
] as const)('in %s: %s', ([file, text, line]) => {
  const before = file === 'a/index.html' && !text.includes('id=top') ? '<h1 id=top>A</h1>' : '';
  expect(broken({ ...GOOD, [file]: before + text })).toEqual([line]);
});

test('the report says on which pages a link to another host stands, and where it is written', () => {
  const site = folderOf({
    'index.html': '<a href="https://doi.org/10.1/A_b">1</a><a href="https://me.example/guide/">own</a>',
    'x/index.html':
      '<a href="https://other.example/?a=1&amp;b=2">2</a><a href="https://doi.org/10.1/A_b">1</a>',
  });
  const root = folderOf({
    'content/references.bib': '@book{a,\n  doi = {10.1/a\\_b}\n}',
    'src/page.astro': '<a href="https://other.example/?a=1&b=2">',
  });
  const links = outsideLinks({ folder: site, base: '/guide/', host: 'https://me.example' }, root);
  expect(asText(links)).toBe(
    `https://doi.org/10.1/A_b
  on / /x/
  written in content/references.bib:2
https://other.example/?a=1&b=2
  on /x/
  written in src/page.astro:1
`,
  );
});

test('an address is asked for politely, and what does not answer is told from what refuses programs', async () => {
  const asked: string[] = [];
  server = createServer(({ method, url }, response) => {
    asked.push(`${method} ${url}`);
    if (url === '/silent') return;
    const status =
      url === '/shy' ? 403 : url === '/gone' || (url === '/get' && method === 'HEAD') ? 404 : 200;
    response.writeHead(status).end();
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const host = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const answers = await ask(
    ['/fine', '/get', '/shy', '/gone', '/silent'].map((name) => host + name),
    { wait: 0, limit: 300 },
  );
  expect(answers.map(({ state }) => state)).toEqual(['answers', 'answers', 'refuses', 'fails', 'fails']);
  expect(answers[3]?.detail).toBe('404');
  expect(asked).toEqual([
    'HEAD /fine',
    'HEAD /get',
    'GET /get',
    'HEAD /shy',
    'GET /shy',
    'HEAD /gone',
    'GET /gone',
    'HEAD /silent',
  ]);
});
