import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import type { LoaderContext } from 'astro/loaders';

/** Where something is kept, and a digest of it. */
export interface Kept {
  file: string;
  digest: string | number;
}

/** Files for what is too long for Astro's store. */
export class Aside {
  readonly #known = new Map<string, { aside: object; kept: Kept }>();

  /** Writes what an entry keeps aside, where it has changed. @returns what the entry gets in its place */
  async keep(id: string, aside: object, context: LoaderContext): Promise<Kept> {
    const known = this.#known.get(id);
    // To compare is quicker by far than to write out.
    if (known && isDeepStrictEqual(known.aside, aside)) return known.kept;
    const text = JSON.stringify(aside);
    const file = fileURLToPath(new URL(`book/${id}.json`, context.config.cacheDir));
    const old = await readFile(file, 'utf8').catch(() => undefined);
    if (old !== text) {
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, text);
    }
    const kept = { file, digest: context.generateDigest(text) };
    // A build asks once.
    if (context.watcher) this.#known.set(id, { aside, kept });
    return kept;
  }
}
