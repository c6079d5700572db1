import { execFile } from 'node:child_process';
import { cp, mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TERMS } from '../../src/book/glossary.ts';
import { checkedClaims, loadBook } from '../../src/book/load.ts';

const run = promisify(execFile);
const ROOT = path.join(import.meta.dirname, '../..');
/** A copy of the repository in which the walk through CONTRIBUTING.md is walked. */
let copy: string;

beforeAll(async () => {
  copy = await mkdtemp(path.join(tmpdir(), 'guide-new-'));
  for (const part of [
    'content',
    'scripts',
    'src',
    'tests',
    'package.json',
    'tsconfig.json',
    'vitest.config.ts',
  ])
    await cp(path.join(ROOT, part), path.join(copy, part), { recursive: true });
  await symlink(path.join(ROOT, 'node_modules'), path.join(copy, 'node_modules'));
}, 60_000);
afterAll(() => rm(copy, { recursive: true, force: true }));

/** The commands of CONTRIBUTING.md that begin something, in their order. */
async function commands(): Promise<string[][]> {
  const text = await readFile(path.join(ROOT, 'CONTRIBUTING.md'), 'utf8');
  const blocks = [...text.matchAll(/^```sh\n([\s\S]*?)^```/gm)].flatMap(([, block]) =>
    (block as string).split('\n'),
  );
  return blocks.filter((line) => /^npm run (new|demo) -- /.test(line)).map((line) => line.split(' '));
}

test('the walk through CONTRIBUTING.md builds and keeps the contract', async () => {
  const walk = await commands();
  expect(walk.map(([, , script, , kind]) => (script === 'new' ? kind : script))).toEqual([
    'chapter',
    'demo',
    'demo',
    'note',
    'resource',
    'question',
  ]);
  for (const [, , script, , ...args] of walk) {
    const { stdout } = await run(process.execPath, [`scripts/${script}.ts`, ...args], { cwd: copy });
    if (script === 'demo') expect(stdout).toContain('agrees: 6 of 6');
  }

  const book = await loadBook({ ...(await factsOf(copy)), root: copy });
  expect(book.themes.find(({ slug }) => slug === 'sgd')?.chapters.at(-1)).toMatchObject({
    path: 'sgd/why-mine',
    written: true,
  });
  expect(book.notes.find(({ slug }) => slug === 'my-note')).toMatchObject({ anchor: 'thm:equal-curvature' });
  const shuffling = book.chapters.find(({ path: name }) => name === 'sgd/shuffling');
  expect(shuffling?.html).toContain('id="kept-my-note"');
  expect(shuffling?.html).toContain('/resources/#my-book');
  expect(book.resources.map(({ slug }) => slug)).toContain('my-book');
  expect(book.questions.map(({ slug }) => slug)).toContain('why-mine');

  // Types, declaration, ten seeds, broken hypothesis, wrong formula, recording: what the tests ask of every demo.
  const bin = (name: string) => path.join(copy, 'node_modules/.bin', name);
  const contract = [
    'run',
    '--project',
    'unit',
    '--project',
    'slow',
    'tests/lab/demos',
    '-t',
    'how-means-settle',
  ];
  const { stdout } = await run(bin('vitest'), contract, {
    cwd: copy,
    env: { ...process.env, NO_COLOR: '1' },
  });
  expect(stdout).toMatch(/Tests {2}2\d passed/);
}, 300_000);

test('nothing is written over, and a bad name is refused', async () => {
  const refused = async (...args: string[]) => {
    const error = await run(process.execPath, ['scripts/new.ts', ...args], { cwd: copy }).then(
      () => undefined,
      (reason: { stderr: string }) => reason.stderr.trim(),
    );
    return error;
  };
  expect(await refused('question', 'why-mine')).toBe(
    'content/questions/why-mine.md is there already; nothing was written.',
  );
  expect(await refused('question', 'Why mine')).toContain('is no name for a question');
  expect(await refused('chapter', 'mine')).toContain('write theme/slug');
  expect(await refused('chapter', 'sdg/mine')).toMatch(/No theme “sdg” .* there are .*sgd/);
  expect(await refused('note', 'mine')).toContain('Say where the note belongs');
});

/** What the site tells the book, found as it finds it, without Vite. */
async function factsOf(root: string) {
  const demos = path.join(root, 'src/lab/demos');
  const figures = (await readdir(path.join(root, 'src/site/figures')))
    .filter((file) => file.endsWith('.tsx'))
    .map((file) => file.replace('.tsx', ''));
  const keys = async (slug: string) => {
    const { demo } = (await import(path.join(demos, slug, 'demo.ts'))) as {
      demo: { parameters: { key: string }[] };
    };
    return [slug, [...demo.parameters.map(({ key }) => key), 'seed']] as const;
  };
  return {
    base: '',
    demos: Object.fromEntries(await Promise.all((await readdir(demos)).map(keys))),
    figures,
    checked: await checkedClaims(root),
    terms: TERMS,
  };
}
