import { writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { HEADERS } from './policy.ts';

/**
 * Writes the headers that a host should send into `_headers`, which Netlify, Cloudflare Pages and `npm start` read.
 * Other hosts read it not: there the pages' own policy holds, and workers have none.
 */
export function hostHeaders(): AstroIntegration {
  let base = '/';
  return {
    name: 'host-headers',
    hooks: {
      'astro:config:done': ({ config }) => {
        base = config.base;
      },
      'astro:build:done': async ({ dir }) => {
        const lines = Object.entries(HEADERS).map(([name, value]) => `  ${name}: ${value}\n`);
        await writeFile(new URL('_headers', dir), `${base.replace(/\/?$/, '/*')}\n${lines.join('')}`);
      },
    },
  };
}
