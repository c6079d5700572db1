import type { AstroIntegration } from 'astro';
import { formulasOnce } from './html/formulas-once.ts';
import { lean } from './html/lean.ts';
import { scriptLast } from './html/script-last.ts';
import { rewritePages } from './rewrite-pages.ts';

/** Puts the built pages into the form in which they are sent: what is fetched first, and nothing that HTML can spare. */
export function finishedPages(): AstroIntegration {
  return {
    name: 'finished-pages',
    hooks: {
      'astro:build:done': ({ dir }) => rewritePages(dir, (html) => lean(formulasOnce(scriptLast(html)))),
    },
  };
}
