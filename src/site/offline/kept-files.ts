import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** The name of the worker's file, at the root of the site: a worker serves what is beside and below it. */
export const WORKER = 'sw.js';

/**
 * What a reader downloads once; what a host reads and does not serve; and what no page asks for: this language has its
 * own word stems.
 */
const NOT_KEPT = /^sw\.js$|^_headers$|\.(pdf|epub)$|(^|\/)wasm\.unknown\.pagefind$/;
/** Another content has another name. */
const NAMED_BY_CONTENT = /^_astro\/|^pagefind\/(fragment|index)\/|\.pf_meta$/;

/** As workbox wants it; the address is relative to the worker's. */
export interface KeptFile {
  url: string;
  revision: string | null;
  /** Where the name does not tell the content: a host may serve a page of one version beside the worker of another. */
  integrity?: string;
}

/**
 * What the worker keeps of a built site: every file that a page may ask for.
 * @param root the folder of the built site
 */
export async function keptFiles(root: string): Promise<KeptFile[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .filter((file) => !NOT_KEPT.test(file))
    .toSorted();
  return Promise.all(
    files.map(async (file) => {
      // A page is asked for by its folder.
      const url = encodeURI(file.replace(/(^|\/)index\.html$/, '$1')) || './';
      if (NAMED_BY_CONTENT.test(file)) return { url, revision: null };
      const hash = createHash('sha256')
        .update(await readFile(path.join(root, file)))
        .digest('base64');
      return { url, revision: hash.slice(0, 8), integrity: `sha256-${hash}` };
    }),
  );
}
