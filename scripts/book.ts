import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { runnerImport } from 'vite';
import { epubcheck } from './book/epubcheck.ts';
import { printPdf } from './book/pdf.ts';
import { launchServer } from './chromium.ts';
import { run } from './run.ts';

/**
 * `npm run book`: the whole guide as a PDF and as an EPUB, and then the site with both in `dist/book/`. What would be
 * cut off on paper, a link that leads to nothing, and whatever epubcheck finds, stop it.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const CACHE = path.join(ROOT, 'node_modules/.cache/book');
const USAGE = 'npm run book [-- --paper a4|letter]';

type Volume = typeof import('../src/site/paper/volume.ts');

class BookProblems extends Error {
  constructor(what: string, problems: readonly string[]) {
    super(`${what}:\n${problems.map((problem) => `  ${problem}`).join('\n')}`);
  }
}

async function main(): Promise<void> {
  const paper = paperOf(process.argv.slice(2));
  const made = new Date();
  const { version } = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8')) as {
    version: string;
  };
  const { module: volume } = await runnerImport<Volume>(path.join(ROOT, 'src/site/paper/volume.ts'), {
    configFile: false,
    root: ROOT,
    logLevel: 'warn',
  });
  const book = await volume.wholeBook(ROOT);
  const edition = volume.editionOf(book, version, made, addressOfSite());
  const name = edition.title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
  const folder = path.join(CACHE, 'files');
  await rm(CACHE, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });

  const epubFile = path.join(folder, `${name}.epub`);
  const { epub, problems: ofEpub } = await volume.epubOf(
    volume.leavesOf(book, { form: 'epub', base: '', edition }),
    { edition, made, root: ROOT },
  );
  if (ofEpub.length > 0) throw new BookProblems('The EPUB', ofEpub);
  await writeFile(epubFile, epub);
  const checked = await epubcheck(epubFile);
  if (checked && !checked.ok) throw new BookProblems('epubcheck', checked.words.split('\n'));
  console.log(
    `${epubFile}: ${size(epub)}, ${checked ? 'epubcheck finds nothing' : 'not checked: epubcheck is not installed'}`,
  );

  const { html, problems: ofPages } = volume.printedBook(
    volume.leavesOf(book, { form: 'paper', base: '', edition }),
    { edition, paper },
  );
  if (ofPages.length > 0) throw new BookProblems('The PDF', ofPages);
  const server = await launchServer();
  try {
    const browser = await chromium.connect(server.wsEndpoint());
    const job = { html, fonts: path.join(ROOT, 'src/site/fonts'), folder: path.join(CACHE, 'page') };
    const { pdf, facts, problems } = await printPdf(browser, job);
    await browser.close();
    if (problems.length > 0) throw new BookProblems('The PDF', problems);
    const pdfFile = path.join(folder, `${name}.pdf`);
    await writeFile(pdfFile, pdf);
    console.log(
      `${pdfFile}: ${size(pdf)}, ${facts.pages} pages, ${facts.outline.length} entries in the outline, ` +
        `${facts.links.inside.length} links inside and ${facts.links.outside.length} to the web`,
    );
  } finally {
    await server.close();
  }
  process.exitCode = await run({
    name: 'build with the book',
    command: ['npm', 'run', 'build'],
    env: { GUIDE_BOOK: folder },
  });
}

function paperOf(argv: string[]) {
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
