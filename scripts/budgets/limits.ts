/** What a reader has to fetch, kept within bounds. The tests of the built site measure it; no other place has limits. */
interface Budget {
  /** What is measured, of the page where it is largest. */
  words: string;
  /** kB of 1,000 bytes as transferred, compressed by gzip; or a share of 1. */
  unit: 'kB' | 'share';
  /** At most. */
  limit: number;
}

export const BUDGETS = {
  script: { words: 'script of a page, before a demo is used', unit: 'kB', limit: 15 },
  run: { words: 'what Run fetches: view, worker, engine, experiment', unit: 'kB', limit: 90 },
  chapter: { words: 'a chapter, in all', unit: 'kB', limit: 150 },
  experiment: { words: 'the page of an experiment, in all', unit: 'kB', limit: 100 },
  list: { words: 'any other page, in all', unit: 'kB', limit: 120 },
  fonts: { words: 'fonts of a page', unit: 'kB', limit: 105 },
  images: { words: 'drawings and pictures of a page', unit: 'kB', limit: 30 },
  'css-chapter': { words: 'style that a chapter does not use', unit: 'share', limit: 0.65 },
  'css-experiment': {
    words: 'style that the page of an experiment does not use',
    unit: 'share',
    limit: 0.85,
  },
  'css-home': { words: 'style that the first page does not use', unit: 'share', limit: 0.88 },
} as const satisfies Record<string, Budget>;

export type BudgetName = keyof typeof BUDGETS;

/** The budget that a page as a whole falls under. @param path from the site's root: `sgd/noise/` */
export function budgetOf(path: string): 'chapter' | 'experiment' | 'list' {
  if (/^lab\/[^/]+\/$/.test(path)) return 'experiment';
  return /^[^/]+\/[^/]+\/$/.test(path) ? 'chapter' : 'list';
}
