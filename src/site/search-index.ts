import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import type { SearchRecord } from './search-records.ts';

/** Makes the index that the search page reads, by Pagefind, of the records that /search/records.json holds. */
export function searchIndex(): AstroIntegration {
  return {
    name: 'search-index',
    hooks: {
      'astro:build:done': async ({ dir, logger }) => {
        const root = fileURLToPath(dir);
        const file = path.join(root, 'search/records.json');
        const records = JSON.parse(await readFile(file, 'utf8')) as SearchRecord[];
        await rm(file);
        const { close, createIndex } = await import('pagefind');
        try {
          const { index, errors } = await createIndex({ forceLanguage: 'en' });
          if (!index) throw new Error(errors.join('; '));
          for (const { url, title, place, status, content } of records) {
            const added = await index.addCustomRecord({
              url,
              content: `${title}. ${content}`,
              language: 'en',
              meta: { title, place, ...(status ? { status } : {}) },
            });
            if (added.errors.length > 0) throw new Error(`${url}: ${added.errors.join('; ')}`);
          }
          const written = await index.writeFiles({ outputPath: path.join(root, 'pagefind') });
          if (written.errors.length > 0) throw new Error(written.errors.join('; '));
          // Its ready-made views are not used here.
          for (const name of await readdir(path.join(root, 'pagefind'))) {
            if (/-ui\.|-highlight\./.test(name)) await rm(path.join(root, 'pagefind', name));
          }
          logger.info(`${records.length} records can be found`);
        } finally {
          await close();
        }
      },
    },
  };
}
