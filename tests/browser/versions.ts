import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeWorker } from '../../src/site/offline/integration.ts';
import { DIST } from './visit.ts';

/** What the title of every page of the next version ends with. */
export const NEXT = ' (next)';

/**
 * A copy of the built site as its next version may be: every page is another, and so are the script of all pages and
 * the one that it loads for notes, which have new names.
 * @returns its folder, and how to be rid of it
 */
export async function nextVersion(): Promise<{ folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'guide-next-'));
  await cp(DIST, folder, { recursive: true });
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
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
