import { existsSync, readdirSync, statSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/** The whole guide as one file: what `npm run book` has made of the same sources that the site is built from. */
export interface BookFile {
  kind: 'PDF' | 'EPUB';
  /** From the root of the site. */
  href: string;
  /** `17.8 MB` */
  size: string;
}

const FOLDER = 'book';
const KINDS = { '.pdf': 'PDF', '.epub': 'EPUB' } as const;

/** Those of the folder that GUIDE_BOOK names; none where it is not set, as then nobody has made them. */
export function bookFiles(folder = process.env['GUIDE_BOOK']): BookFile[] {
  if (!folder || !existsSync(folder)) return [];
  return Object.entries(KINDS).flatMap(([extension, kind]) =>
    readdirSync(folder)
      .filter((name) => name.endsWith(extension))
      .map((name) => ({
        kind,
        href: `/${FOLDER}/${name}`,
        size: `${(statSync(path.join(folder, name)).size / 1e6).toFixed(1)} MB`,
      })),
  );
}

/** Puts them into the built site, whose pages link them. */
export function shipBook(): AstroIntegration {
  return {
    name: 'ship-book',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const files = bookFiles();
        const target = path.join(fileURLToPath(dir), FOLDER);
        if (files.length > 0) await mkdir(target, { recursive: true });
        for (const { href } of files) {
          const name = path.basename(href);
          await cp(path.join(process.env['GUIDE_BOOK'] as string, name), path.join(target, name));
        }
      },
    },
  };
}
