import type { Root } from 'hast';

/** A part of the book that begins on a page of its own: on paper a sheet, in the EPUB a file. */
export interface Leaf {
  /** Where the same stands on the site, `/sgd/shuffling/`; unique. */
  address: string;
  /** Of its file, and in front of its ids: `sgd-shuffling`. */
  name: string;
  kind: 'front' | 'theme' | 'chapter' | 'back';
  /** As it stands in contents: `21` or `IV`, and words with formulas as HTML. */
  number: string | undefined;
  title: string;
  tree: Root;
}

/** For a theme's address, as of a page: `sgd` for `/sgd/`, `sgd-shuffling` for `/sgd/shuffling/`. */
export function leafName(address: string): string {
  return address.replace(/^\/|\/$/g, '').replaceAll('/', '-') || 'title';
}
