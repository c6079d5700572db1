import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { rewritePages } from './rewrite-pages.ts';

/**
 * Writes into each page the hashes of the scripts and style sheets that it names, so that a browser takes them whole
 * and unaltered or not at all. Comes after whatever changes a script, a style sheet or their names. What a script
 * fetches later (a demo's chunks, the worker, the search) is bound by the policy alone: HTML has no place for its hash.
 */
export function integrity(): AstroIntegration {
  let base = '/';
  return {
    name: 'integrity',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base.replace(/\/?$/, '/');
      },
      'astro:build:done': async ({ dir }) => {
        const hashes = new Map<string, Promise<string>>();
        const hashOf = (address: string) => {
          if (!address.startsWith(base)) throw new Error(`${address} is not a file of this site.`);
          const file = new URL(address.slice(base.length), dir);
          const known = hashes.get(file.href) ?? readFile(file).then(hashed);
          hashes.set(file.href, known);
          return known;
        };
        await rewritePages(dir, (html) => withHashes(html, hashOf));
      },
    },
  };
}

export const hashed = (content: Buffer) => `sha256-${createHash('sha256').update(content).digest('base64')}`;

/**
 * A page with the hash of each script and style sheet that it names.
 * @param hashOf the hash of the file at an address, as the page writes it
 */
export async function withHashes(
  html: string,
  hashOf: (address: string) => Promise<string>,
): Promise<string> {
  const parts: string[] = [];
  let from = 0;
  for (const { 0: tag, index } of html.matchAll(/<(?:script|link)\s[^>]*>/g)) {
    const address = addressIn(tag);
    if (address === undefined) continue;
    const end = index + tag.length - 1;
    // The value ends with an equals sign, which wants quotation marks.
    parts.push(html.slice(from, end), ` integrity="${await hashOf(address)}"`);
    from = end;
  }
  return parts.join('') + html.slice(from);
}

/** The address of a script or a style sheet; other links have none that can be hashed. */
function addressIn(tag: string): string | undefined {
  if (tag.startsWith('<link') && !/\srel="?(?:stylesheet|modulepreload)\b/.test(tag)) return undefined;
  return /\s(?:src|href)="?([^\s">]+)/.exec(tag)?.[1];
}
