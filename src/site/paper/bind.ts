import { visit } from 'unist-util-visit';
import { named } from './addresses.ts';
import type { Leaf } from './leaf.ts';

export interface BindOptions {
  /** What a link leads to: a leaf, and in it the element of this id if it is not the leaf as a whole. */
  link: (leaf: Leaf, id: string | undefined) => string;
  /** Where the guide can be read on the web. */
  live: string | undefined;
}

/** Pages that are nothing without a browser: links to them lead to the web, or nowhere. */
const ON_THE_WEB = /^\/(?:|lab\/.*|map\/|search\/|notes\/)(?:[?#].*)?$/;

/**
 * Turns whole addresses into ids and links of the book.
 * @returns what is wrong: ids that stand twice, links that lead to nothing; one line each
 */
export function bind(leaves: readonly Leaf[], { link, live }: BindOptions): string[] {
  const { homes, problems } = placesOf(leaves);
  const ids = namesOf(leaves, homes);
  for (const leaf of leaves) {
    named(
      leaf.tree,
      (address) => ids.get(address) ?? address,
      (address) => {
        const target = [address, moved(address)].find((candidate) => homes.has(candidate));
        const home = target === undefined ? undefined : homes.get(target);
        if (home)
          return link(home.leaf, home.address === home.leaf.address ? undefined : ids.get(home.address));
        if (ON_THE_WEB.test(address)) return live === undefined ? undefined : live + address.slice(1);
        problems.push(`${leaf.address} has a link to ${address}, which is not in the book`);
        return undefined;
      },
    );
  }
  return problems;
}

interface Home {
  leaf: Leaf;
  /** Of the element; of an experiment's page the address of the experiment in its chapter. */
  address: string;
}

function placesOf(leaves: readonly Leaf[]): { homes: Map<string, Home>; problems: string[] } {
  const homes = new Map<string, Home>();
  const problems: string[] = [];
  for (const leaf of leaves) homes.set(leaf.address, { leaf, address: leaf.address });
  for (const leaf of leaves) {
    visit(leaf.tree, 'element', ({ tagName, properties }) => {
      if (properties['id'] === undefined) return;
      const address = String(properties['id']);
      if (homes.has(address)) problems.push(`${address} stands twice, the second time in ${leaf.address}`);
      homes.set(address, { leaf, address });
      const page = `/lab/${String(properties['name'])}/`;
      if (tagName === 'live-demo' && !homes.has(page)) homes.set(page, { leaf, address });
    });
  }
  return { homes, problems };
}

/** Where what stands at an address of the site is in the book: lists of references have become one. */
function moved(address: string): string {
  const [page = '', id = ''] = address.split('#');
  if (id === 'references') return '/bibliography/';
  if (id.startsWith('ref-')) return `/bibliography/#${id}`;
  return page.startsWith('/lab/') ? page.replace(/\?.*$/, '') : address;
}

/** Ids that are also names in XML: `/sgd/shuffling/#thm:x` is `sgd-shuffling-thm-x`. */
function namesOf(leaves: readonly Leaf[], homes: ReadonlyMap<string, Home>): Map<string, string> {
  const ids = new Map<string, string>(leaves.map(({ address, name }) => [address, name]));
  const taken = new Set(ids.values());
  for (const { address } of homes.values()) {
    if (ids.has(address)) continue;
    const plain = address.replace(/^\//, '').replaceAll(/[^A-Za-z0-9]+/g, '-');
    let free = plain;
    for (let i = 2; taken.has(free); i++) free = `${plain}-${i}`;
    taken.add(free);
    ids.set(address, free);
  }
  return ids;
}
