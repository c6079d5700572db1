/** What the page tells a live demo, besides its name: written into `data-options` when the page is built. */
export interface Options {
  /** Number of the experiment in its chapter: `21.1`. */
  number?: string;
  /** The demo has this page to itself; values and seed are in the page's own address. */
  standalone: boolean;
  /** What the chapter asks for, as text: parameters by key, and perhaps `seed`. */
  parameters: Readonly<Record<string, string>>;
  /** Address of the demo's own page. */
  page: string;
  /** Where a failed run can be reported. */
  reportUrl?: string;
  /** The claims that the demo names, by label. */
  claims: Readonly<Record<string, { words: string; href: string }>>;
}

/** Prefix of the ids inside a demo; the id of the element where it has one. */
export function prefixOf(id: string | null | undefined, slug: string): string {
  return id || `demo-${slug}`;
}
