import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { mentionsOf, type Mentions } from './mentions.ts';

/** A built site on disk. */
export interface BuiltSite {
  folder: string;
  /** The path that it is served from, with a slash at both ends. */
  base: string;
  /** The address of its host, where it was built for one; what leads there is the site's own. */
  host?: string | undefined;
}

/** A host that nobody has: addresses that name none are read as on it. */
export const HERE = 'http://here.invalid';

export interface SiteFile extends Mentions {
  /** From the root of the site, with slashes: `sgd/shuffling/index.html`. */
  name: string;
}

/** Every file of the site that may lead somewhere. */
export function mentionsIn({ folder, base }: BuiltSite): SiteFile[] {
  return namesIn(folder).flatMap((name) => {
    const mentions = mentionsOf(name, readFileSync(path.join(folder, name)), base);
    return mentions ? [{ name, ...mentions }] : [];
  });
}

export function namesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .toSorted();
}

/**
 * Where an address that stands in a file leads, as a whole address; undefined when it cannot be read.
 * Pagefind's addresses are from the root of the site.
 */
export function resolve(address: string, name: string, { base, host }: BuiltSite): URL | undefined {
  const from = name.endsWith('.pf_fragment') ? address.replace(/^\//, base) : address;
  const page = name.replace(/(^|\/)index\.html$/, '$1');
  if (!URL.canParse(from, `${HERE}${base}${page}`)) return undefined;
  const url = new URL(from, `${HERE}${base}${page}`);
  return host && url.origin === new URL(host).origin ? new URL(url.href.slice(url.origin.length), HERE) : url;
}
