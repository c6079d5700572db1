import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** The guide's site with a content of its own: nothing of the repository is changed, and none of its caches. */
export interface Scratch {
  root: string;
  remove(): Promise<void>;
}

const COPIED = ['src', 'public', 'package.json', 'tsconfig.json', 'tests/claims'];
// What it caches must not be what the repository's own builds find.
const CONFIG = `import config from './site.config.mjs';
const { server, ...vite } = config.vite ?? {};
export default {
  ...config,
  cacheDir: './.cache/astro',
  vite: { ...vite, cacheDir: './.cache/vite', server: { ...server, fs: { strict: false } } },
};
`;

/** @param writeContent fills the folder `content`, whose path it is given */
export async function makeScratch(writeContent: (folder: string) => Promise<void>): Promise<Scratch> {
  // Inside the repository, whose packages are found from there; git does not look at this folder.
  await mkdir(path.join(ROOT, 'reports'), { recursive: true });
  const root = await mkdtemp(path.join(ROOT, 'reports/scratch-'));
  for (const name of COPIED) await cp(path.join(ROOT, name), path.join(root, name), { recursive: true });
  await cp(path.join(ROOT, 'astro.config.mjs'), path.join(root, 'site.config.mjs'));
  await writeFile(path.join(root, 'astro.config.mjs'), CONFIG);
  await mkdir(path.join(root, 'content'));
  await writeContent(path.join(root, 'content'));
  return { root, remove: () => rm(root, { recursive: true, force: true }) };
}
