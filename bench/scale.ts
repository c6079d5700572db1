import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { editTimes } from './scale/edit.ts';
import { build, type Build } from './scale/build.ts';
import { writeBook } from './scale/book.ts';
import { makeScratch } from './scale/scratch.ts';

const HELP = `npm run scale -- [options]
  --chapters 30,100,300   sizes of the books that are built (14 or more: the guide's own come first)
  --edit                  times edits of one chapter in astro dev instead, at the real size
  --rounds N              edits (9)
  --keep                  leaves the built sites in reports/, to look at`;

/** Pages that hold something of every chapter, or of every claim. */
const LISTS = [
  'index.html',
  'map/index.html',
  'bibliography/index.html',
  'search/index.html',
  'sgd/index.html',
];

const { values: options } = parseArgs({
  options: {
    chapters: { type: 'string', default: '30,100,300' },
    edit: { type: 'boolean', default: false },
    rounds: { type: 'string', default: '9' },
    keep: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
});

if (options.help) console.log(HELP);
else if (options.edit) await timeEdits();
else await timeBuilds();

async function timeEdits(): Promise<void> {
  const edits = await editTimes('sgd/shuffling', Number(options.rounds));
  console.log(`From saving a chapter to seeing it: ${spread(edits.map(({ wall }) => wall))}.`);
  console.log(`Computing in Astro's process meanwhile: ${spread(edits.map(({ cpu }) => cpu))}.`);
}

function spread(times: readonly number[]): string {
  const sorted = times.toSorted((a, b) => a - b);
  const [least, median, most] = [0, Math.floor(times.length / 2), times.length - 1].map((i) =>
    Math.round(sorted[i] ?? NaN),
  );
  return `${least} ms at least, ${median} ms in the median, ${most} ms at most`;
}

async function timeBuilds(): Promise<void> {
  let before: { chapters: number; took: Build } | undefined;
  for (const chapters of options.chapters.split(',').map(Number)) {
    const scratch = await makeScratch((folder) => writeBook(folder, chapters));
    try {
      const took = await build(scratch.root);
      print(chapters, took, before);
      await printLists(path.join(scratch.root, 'dist'));
      before = { chapters, took };
      if (options.keep) console.log(`  kept in ${scratch.root}`);
    } finally {
      if (!options.keep) await scratch.remove();
    }
  }
}

function print(chapters: number, took: Build, before: { chapters: number; took: Build } | undefined): void {
  const { wall, cpu, memory, stages } = took;
  console.log(
    `${chapters} chapters: ${wall.toFixed(1)} s, ${cpu.toFixed(1)} s of computing (${(cpu / chapters).toFixed(2)} a chapter), ${Math.round(memory)} MB`,
  );
  console.log(
    `  ${Object.entries(stages)
      .map(([name, seconds]) => `${name} ${seconds.toFixed(1)} s`)
      .join(', ')}`,
  );
  if (!before) return;
  const grown = cpu / before.took.cpu / (chapters / before.chapters);
  console.log(`  computing a chapter: ${grown.toFixed(2)} times that of ${before.chapters} chapters`);
}

async function printLists(dist: string): Promise<void> {
  for (const name of LISTS) {
    const html = await readFile(path.join(dist, name));
    console.log(`  ${name}: ${kB(html.length)}, compressed ${kB(gzipSync(html).length)}`);
  }
  const places = path.join(dist, 'notes/places.json');
  console.log(`  notes/places.json: ${kB((await stat(places)).size)}`);
}

function kB(bytes: number): string {
  return `${Math.round(bytes / 1000)} kB`;
}
