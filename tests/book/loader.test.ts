import { EventEmitter } from 'node:events';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { LoaderContext } from 'astro/loaders';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Kept } from '../../src/book/aside.ts';
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

interface Stored {
  id: string;
  data: { kept: Kept };
}

/** Loaders over the folder, as Astro would run them. @param dev whether as `astro dev` does, which has a watcher */
function astro(dev = false) {
  const store = new Map<string, Stored>();
  const watcher = new EventEmitter();
  const errors: string[] = [];
  let asked = 0;
  const facts = () => {
    asked++;
    return Promise.resolve({ demos: {}, figures: [] });
  };
  const loaders = bookLoaders(facts, {
    chapters: (book) => book.chapters.map(({ html, ...data }) => ({ id: data.path, data, aside: { html } })),
    claims: (book) => book.claims.map((claim) => ({ id: claim.label, data: claim })),
  });
  const context = {
    store: {
      keys: () => [...store.keys()],
      delete: (id: string) => store.delete(id),
      set: (entry: Stored) => store.set(entry.id, entry),
    },
    config: { root: pathToFileURL(`${root}/`), base: '/guide/', cacheDir: pathToFileURL(`${root}/cache/`) },
    generateDigest: (text: string) => text.length,
    logger: { error: (words: string) => errors.push(words) },
    watcher: dev ? watcher : undefined,
  } as unknown as LoaderContext;
  const other = {
    ...context,
    store: { keys: () => [], set: () => undefined },
  } as unknown as LoaderContext;
  const load = () => Promise.all([loaders.chapters.load(context), loaders.claims.load(other)]);
  const html = async (id: string) => {
    const { file = '' } = store.get(id)?.data.kept ?? {};
    return (JSON.parse(await readFile(file, 'utf8')) as { html: string }).html;
  };
  return { load, store, watcher, errors, asked: () => asked, html, second: () => html('one/second') };
}

test('a build compiles once for all collections and fails with every mistake', async () => {
  const good = astro();
  await good.load();
  expect(good.asked()).toBe(1);
  expect([...good.store.keys()]).toEqual(['one/first', 'one/second']);
  expect(await good.second()).toContain('href="/guide/one/first/#lem:a"');

  await writeFile(file(FIRST), chapter('# Title\n\n[](#lem:nowhere)\n'));
  await expect(astro().load()).rejects.toThrow(
    /^3 mistakes in the text\n.*heading-level.*\n.*lem:nowhere.*\n.*lem:a/,
  );
});

test('in dev a change of one chapter shows in the others', async () => {
  const dev = astro(true);
  await dev.load();
  expect(await dev.second()).toContain('Lemma\u00a01.1');
  const { digest } = dev.store.get('one/second')!.data.kept;
  await dev.load();
  expect(dev.store.get('one/second')?.data.kept.digest).toBe(digest);
  await writeFile(file(FIRST), chapter(`${LEMMA.replace('lem:a', 'lem:b')}\n${LEMMA}`));
  await dev.load();
  expect(await dev.second()).toContain('Lemma\u00a01.2');

  await writeFile(file('tests/claims/lem-a.test.ts'), '');
  await dev.load();
  expect(await dev.html('one/first')).toContain('data-checked');
});

test('a chapter that is gone leaves the store, and the others stay where they are', async () => {
  const dev = astro(true);
  await dev.load();
  const removed = vi.spyOn(dev.store, 'delete');
  await writeFile(file('content/chapters/one/second.md'), chapter('No more.\n'));
  await dev.load();
  expect(removed).not.toHaveBeenCalled();
  await writeFile(
    file('content/themes.yaml'),
    '- slug: one\n  title: One?\n  chapters:\n    - { slug: first, title: A?, needs: [] }\n',
  );
  await rm(file('content/chapters/one/second.md'));
  await dev.load();
  expect([...dev.store.keys()]).toEqual(['one/first']);
  expect(dev.errors).toEqual([]);
});

test('in dev a mistake is printed once, the page stays, and the next change mends it', async () => {
  const dev = astro(true);
  await dev.load();
  const before = await readFile(file(FIRST), 'utf8');
  await writeFile(file(FIRST), chapter(''));
  await dev.load();
  expect(dev.errors).toHaveLength(1);
  expect(dev.errors[0]).toContain('content/chapters/one/second.md:8:5  unknown-label  no label “lem:a”');
  expect(await dev.second()).toContain('Lemma\u00a01.1');
  await writeFile(file(FIRST), before.replace('A.', 'Mended.'));
  await dev.load();
  expect(await dev.html('one/first')).toContain('Mended.');
  expect(dev.errors).toHaveLength(1);
});

test('in dev a change for which Astro does not ask shows all the same; one elsewhere compiles nothing', async () => {
  const dev = astro(true);
  await dev.load();
  dev.watcher.emit('all', 'change', file('src/x.ts'));
  dev.watcher.emit('all', 'change', file('content-of-others/x.md'));
  await writeFile(file(FIRST), chapter(LEMMA.replace('A.', 'Seen.')));
  dev.watcher.emit('all', 'change', file(FIRST));
  await vi.waitFor(async () => expect(await dev.html('one/first')).toContain('Seen.'), 5000);
  expect(dev.asked()).toBe(2);
});
