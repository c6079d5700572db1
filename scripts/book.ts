import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { runnerImport } from 'vite';
import { epubcheck } from './book/epubcheck.ts';
import { overflowing } from './book/overflow.ts';
import { printTwice, withBook } from './book/pdf.ts';
import { launchServer } from './chromium.ts';
import { run } from './run.ts';

/**
 * `npm run book`: the whole guide as a PDF and as an EPUB, and then the site with both in `dist/book/`. What would be
 * cut off on paper, a link that leads to nothing, and whatever epubcheck finds, stop it.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CACHE = path.join(ROOT, 'node_modules/.cache/book');
const FILES = path.join(CACHE, 'files');
const USAGE = 'npm run book [-- --paper a4|letter]';

type Volume = typeof import('../src/site/paper/volume.ts');

interface Making {
  volume: Volume;
  book: Awaited<ReturnType<Volume['wholeBook']>>;
  edition: ReturnType<Volume['editionOf']>;
  made: Date;
  /** Of both files, without what tells them apart. */
  name: string;
}

async function main(): Promise<void> {
  const paper = paperOf(process.argv.slice(2));
  const making = await begin();
  await rm(CACHE, { recursive: true, force: true });
  await mkdir(FILES, { recursive: true });
  await makeEpub(making);
  await makePdf(making, paper);
  process.exitCode = await run({
    name: 'build with the book',
    command: ['npm', 'run', 'build'],
    env: { GUIDE_BOOK: FILES },
  });
}

async function begin(): Promise<Making> {
  // Figures and experiments are drawn by components, which Node alone does not read.
  const { module: volume } = await runnerImport<Volume>(path.join(ROOT, 'src/site/paper/volume.ts'), {
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
  });
  const { version } = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8')) as {
    version: string;
  };
  const made = new Date();
  const book = await volume.wholeBook(ROOT);
  const edition = volume.editionOf(book, version, made, addressOfSite());
  const name = edition.title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  return { volume, book, edition, made, name };
}

async function makeEpub({ volume, book, edition, made, name }: Making): Promise<void> {
  const leaves = volume.leavesOf(book, { form: 'epub', base: '', edition });
  const { epub, problems } = await volume.epubOf(leaves, { edition, made, root: ROOT });
  refuse('The EPUB', problems);
  const file = path.join(FILES, `${name}.epub`);
  await writeFile(file, epub);
  const checked = await epubcheck(file);
  if (checked && !checked.ok) refuse('epubcheck', checked.words.split('\n'));
  const verdict = checked ? 'epubcheck finds nothing' : 'not checked: epubcheck is not installed';
  console.log(`${file}: ${size(epub)}, ${verdict}`);
}

async function makePdf({ volume, book, edition, name }: Making, paper: 'a4' | 'letter'): Promise<void> {
  const leaves = volume.leavesOf(book, { form: 'paper', base: '', edition });
  const { html, problems } = volume.printedBook(leaves, { edition, paper });
  refuse('The PDF', problems);
  const server = await launchServer();
  try {
    const browser = await chromium.connect(server.wsEndpoint());
    const job = { html, fonts: path.join(ROOT, 'src/site/fonts'), folder: path.join(CACHE, 'page') };
    const { pdf, facts, ...printed } = await withBook(browser, job, async (page) => {
      refuse('Too wide for the paper', await overflowing(page));
      return printTwice(page);
    });
    await browser.close();
    refuse('The PDF', printed.problems);
    const file = path.join(FILES, `${name}.pdf`);
    await writeFile(file, pdf);
    const { pages, outline, links } = facts;
    console.log(
      `${file}: ${size(pdf)}, ${pages} pages, ${outline.length} entries in the outline, ` +
        `${links.inside.length} links inside and ${links.outside.length} to the web`,
    );
  } finally {
    await server.close();
  }
}

/** @throws with all problems, if there are any */
function refuse(what: string, problems: readonly string[]): void {
  if (problems.length > 0)
    throw new Error(`${what}:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
}

function paperOf(argv: string[]): 'a4' | 'letter' {
  const { values } = parseArgs({ args: argv, options: { paper: { type: 'string', default: 'a4' } } });
  const paper = values.paper.toLowerCase();
  if (paper !== 'a4' && paper !== 'letter') throw new Error(`There is no paper “${values.paper}”.\n${USAGE}`);
  return paper;
}

/** As the build takes it: SITE and BASE. Without SITE guide.yaml decides. */
function addressOfSite(): string | undefined {
  const { SITE: site, BASE: base = '' } = process.env;
  return site ? `${site.replace(/\/$/, '')}/${base}/`.replaceAll(/(?<!:)\/{2,}/g, '/') : undefined;
}

function size(data: Uint8Array): string {
  return `${(data.length / 1e6).toFixed(1)} MB`;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
