import type { AstroIntegration } from 'astro';
import { lean } from './html/lean.ts';
import { rewritePages } from './rewrite-pages.ts';

/** Takes from the built pages what HTML lets be left out. */
export function leanPages(): AstroIntegration {
  return {
    name: 'lean-pages',
    hooks: { 'astro:build:done': ({ dir }) => rewritePages(dir, lean) },
  };
}
