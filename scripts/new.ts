import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { KINDS, startingFiles, type Kind } from './new/kinds.ts';

const USAGE = `npm run new -- <kind> <slug>

  chapter theme/slug            content/chapters/theme/slug.md, and its line in content/themes.yaml
  demo slug                     src/lab/demos/slug/, with everything but its recording
  note slug theme/slug#label    content/notes/slug.md, attached to that place
  resource slug                 content/resources/slug.md
  question slug                 content/questions/slug.md

What it writes builds as it is. It never writes over a file that is there.
`;

/** Writes the starting files under `root`. @returns what was written, and what to do next */
export async function create(root: string, kind: Kind, slug: string, place?: string): Promise<string[]> {
  const themes = path.join(root, 'content/themes.yaml');
  const { files, planned, next } = startingFiles(kind, slug, place, await readFile(themes, 'utf8'));
  const there = Object.keys(files).filter((file) => existsSync(path.join(root, file)));
  if (there.length > 0) throw new Error(`${there.join(', ')} is there already; nothing was written.`);
  for (const [file, text] of Object.entries(files)) {
    const target = path.join(root, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, text);
  }
  if (planned !== undefined) await writeFile(themes, planned);
  const written = [...Object.keys(files), ...(planned === undefined ? [] : ['content/themes.yaml'])];
  return [...written.map((file) => `wrote ${file}`), next];
}

async function main([kind, slug, place]: readonly string[]): Promise<number> {
  if (kind === undefined || slug === undefined || !(KINDS as readonly string[]).includes(kind)) {
    console.log(USAGE);
    return kind === undefined || kind === '--help' ? 0 : 2;
  }
  try {
    const root = fileURLToPath(new URL('..', import.meta.url));
    console.log((await create(root, kind as Kind, slug, place)).join('\n'));
    return 0;
  } catch (error) {
    console.error((error as Error).message);
    return 2;
  }
}

if (import.meta.filename === process.argv[1]) process.exitCode = await main(process.argv.slice(2));
