import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeWorker } from '../../src/site/offline/integration.ts';

/** What the title of every page of the next version ends with. */
export const NEXT = ' (next)';

/**
 * A copy of a built site without some of its folders, which its worker does not look for.
 * @returns its folder, to be removed
 */
export async function copyOf(site: string, without: readonly string[] = []): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'guide-copy-'));
  await cp(fileURLToPath(new URL(`../../${site}`, import.meta.url)), folder, { recursive: true });
  for (const name of without) await rm(join(folder, name), { recursive: true });
  if (without.length > 0) await writeWorker(folder);
  return folder;
}

/**
 * A copy of the built site as its next version may be: every page is another, and so are the script of all pages and
 * the one that it loads for notes, which have new names.
 * @returns its folder, to be removed
 */
export async function nextVersion(): Promise<string> {
  const folder = await copyOf('dist');
  const assets = join(folder, '_astro');
  const changed = (await readdir(assets)).filter((name) => /^(Page\.astro_.*|chapter\..*)\.js$/.test(name));
  const renamed = (name: string) => name.replace(/\.[\w-]{8}\.js$/, '.NextNext.js');
  for (const name of changed) await rename(join(assets, name), join(assets, renamed(name)));
  for (const file of await readdir(folder, { recursive: true })) {
    if (!/\.(html|js)$/.test(file)) continue;
    const before = await readFile(join(folder, file), 'utf8');
    let after = before.replace('</title>', `${NEXT}</title>`);
    for (const name of changed) after = after.replaceAll(name, renamed(name));
    if (after !== before) await writeFile(join(folder, file), after);
  }
  await writeWorker(folder);
  return folder;
}
