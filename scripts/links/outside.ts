import { readFileSync } from 'node:fs';
import path from 'node:path';
import { HERE, mentionsIn, namesIn, resolve, type BuiltSite } from './site.ts';

/** A link that leads to another host. */
export interface OutsideLink {
  address: string;
  /** Paths of the pages where it stands, from the root of the site: `/sgd/noise/`. */
  pages: string[];
  /** Where it is written: `content/references.bib:120`. */
  sources: string[];
}

/** Where addresses are written; `content` before what merely mentions them. */
const WRITTEN = ['content', 'src'];
const TEXT = /\.(md|bib|ya?ml|ts|tsx|astro)$/;

/** Every link of the site to another host, in the order of the addresses. */
export function outsideLinks(site: BuiltSite, root: string): OutsideLink[] {
  const pages = new Map<string, Set<string>>();
  for (const { name, addresses } of mentionsIn(site)) {
    // Scripts and styles lead to files of the site; an address in a script is a name or a text.
    if (!/\.(html|json|xml)$/.test(name)) continue;
    for (const address of addresses) {
      const target = resolve(address, name, site);
      if (!target || target.origin === HERE || !/^https?:$/.test(target.protocol)) continue;
      const page = `/${name.replace(/(^|\/)index\.html$/, '$1')}`;
      pages.set(address, (pages.get(address) ?? new Set()).add(page));
    }
  }
  const sources = WRITTEN.flatMap((folder) => linesIn(root, folder));
  return [...pages]
    .map(([address, on]) => ({ address, pages: [...on], sources: writtenAt(address, sources) }))
    .toSorted((a, b) => (a.address < b.address ? -1 : 1));
}

interface Source {
  file: string;
  lines: string[];
}

function linesIn(root: string, folder: string): Source[] {
  return namesIn(path.join(root, folder))
    .filter((name) => TEXT.test(name))
    .map((name) => ({
      file: `${folder}/${name}`,
      lines: readFileSync(path.join(root, folder, name), 'utf8')
        .toLowerCase()
        .split('\n'),
    }));
}

/** The lines that hold an address, or what the bibliography makes it of: a DOI, the number of a preprint. */
function writtenAt(address: string, sources: readonly Source[]): string[] {
  const [, identifier] = /^https:\/\/(?:doi\.org|arxiv\.org\/abs)\/(.+)$/.exec(address) ?? [];
  const wanted = decodeURI(identifier ?? address).toLowerCase();
  return sources.flatMap(({ file, lines }) =>
    lines.flatMap((line, index) =>
      line.includes(wanted) || line.replaceAll('\\', '').includes(wanted) ? [`${file}:${index + 1}`] : [],
    ),
  );
}

/** The report as text: each address, and under it where it stands and where it is written. */
export function asText(links: readonly OutsideLink[]): string {
  return links
    .map(
      ({ address, pages, sources }) =>
        `${address}\n  on ${pages.join(' ')}\n  written in ${sources.join(' ') || 'no file that was found'}\n`,
    )
    .join('');
}
