import { EventEmitter } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LoaderContext } from 'astro/loaders';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { bookLoaders } from '../../src/book/loader.ts';
import { chapter } from './compile.ts';

let root: string;
const file = (name: string) => path.join(root, name);
const FIRST = 'content/chapters/one/first.md';
const LEMMA = ':::lemma{#lem:a status=open}\nA.\n:::\n';

beforeEach(async () => {
  root = await mkdtemp(path.join(tmpdir(), 'book-'));
  await mkdir(file('content/chapters/one'), { recursive: true });
  await mkdir(file('tests/claims'), { recursive: true });
  const slugs = ['first', 'second'].map((slug) => `    - { slug: ${slug}, title: A?, needs: [] }\n`).join('');
  await writeFile(file('content/themes.yaml'), `- slug: one\n  title: One?\n  chapters:\n${slugs}`);
  await writeFile(file('content/references.bib'), '');
  await writeFile(file(FIRST), chapter(LEMMA));
  await writeFile(file('content/chapters/one/second.md'), chapter('See [](#lem:a).\n'));
});
afterEach(() => rm(root, { recursive: true }));

/** Loaders over the folder, as Astro would run them. */
function astro(watcher?: EventEmitter & { add(): void }) {
  const store = new Map<string, { id: string; rendered?: { html: string } }>();
  const errors: string[] = [];
  let asked = 0;
  const facts = () => {
    asked++;
    return Promise.resolve({ demos: {}, figures: [] });
  };
  const loaders = bookLoaders(facts, {
    chapters: (book) => book.chapters.map(({ html, ...data }) => ({ id: data.path, data, html })),
    claims: (book) => book.claims.map((claim) => ({ id: claim.label, data: claim })),
  });
  const context = {
    store: { clear: () => store.clear(), set: (entry: { id: string }) => store.set(entry.id, entry) },
    config: { root: pathToFileURL(`${root}/`), base: '/guide/' },
    logger: { error: (words: string) => errors.push(words) },
    watcher,
  } as unknown as LoaderContext;
  const other = {
    ...context,
    store: { clear: () => undefined, set: () => undefined },
  } as unknown as LoaderContext;
  const load = () => Promise.all([loaders.chapters.load(context), loaders.claims.load(other)]);
  return { load, store, errors, asked: () => asked, second: () => store.get('one/second')?.rendered?.html };
}

function watching() {
  return Object.assign(new EventEmitter(), { add: () => undefined });
}

test('a build compiles once for all collections and fails with every mistake', async () => {
  const good = astro();
  await good.load();
  expect(good.asked()).toBe(1);
  expect([...good.store.keys()]).toEqual(['one/first', 'one/second']);
  expect(good.second()).toContain('href="/guide/one/first/#lem:a"');

  await writeFile(file(FIRST), chapter('# Title\n\n[](#lem:nowhere)\n'));
  await expect(astro().load()).rejects.toThrow(
    /^3 mistakes in the text\n.*heading-level.*\n.*lem:nowhere.*\n.*lem:a/,
  );
});

test('in dev a change of one chapter shows in the others', async () => {
  const watcher = watching();
  const dev = astro(watcher);
  await dev.load();
  expect(dev.second()).toContain('Lemma\u00a01.1');
  await writeFile(file(FIRST), chapter(`${LEMMA.replace('lem:a', 'lem:b')}\n${LEMMA}`));
  watcher.emit('all', 'change', file(FIRST));
  await vi.waitFor(() => expect(dev.second()).toContain('Lemma\u00a01.2'), 5000);

  await writeFile(file('tests/claims/lem-a.test.ts'), '');
  watcher.emit('all', 'add', file('tests/claims/lem-a.test.ts'));
  await vi.waitFor(() => expect(dev.store.get('one/first')?.rendered?.html).toContain('data-checked'), 5000);
});

test('in dev a mistake is printed once, the page stays, and the next change mends it', async () => {
  const watcher = watching();
  const dev = astro(watcher);
  await dev.load();
  const before = await readFile(file(FIRST), 'utf8');
  await writeFile(file(FIRST), chapter(''));
  watcher.emit('all', 'change', file(FIRST));
  await vi.waitFor(() => expect(dev.errors).toHaveLength(1), 5000);
  expect(dev.errors[0]).toContain('content/chapters/one/second.md:8:5  unknown-label  no label “lem:a”');
  expect(dev.second()).toContain('Lemma\u00a01.1');
  await writeFile(file(FIRST), before.replace('A.', 'Mended.'));
  watcher.emit('all', 'change', file(FIRST));
  await vi.waitFor(() => expect(dev.store.get('one/first')?.rendered?.html).toContain('Mended.'), 5000);
  expect(dev.errors).toHaveLength(1);
});

test('a change elsewhere compiles nothing', async () => {
  const watcher = watching();
  const dev = astro(watcher);
  await dev.load();
  watcher.emit('all', 'change', file('src/x.ts'));
  watcher.emit('all', 'change', file('content-of-others/x.md'));
  await new Promise((resolve) => setTimeout(resolve, 150));
  expect(dev.asked()).toBe(1);
});
