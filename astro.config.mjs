import { defineConfig } from 'astro/config';
import { katexLayout } from './src/site/katex-layout.ts';
import { unusedKatex } from './src/site/unused-katex.ts';

// BASE is the path under which the guide is served, `/guide` or empty; SITE the address of its host.
const base = `/${(process.env.BASE ?? '').replace(/^\/+|\/+$/g, '')}`;

export default defineConfig({
  ...(process.env.SITE ? { site: process.env.SITE } : {}),
  base,
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  integrations: [unusedKatex()],
  vite: {
    plugins: [katexLayout()],
    // Fonts and scripts stay files: a page loads the few that it needs, and a content security policy can name them.
    build: { assetsInlineLimit: 0 },
    // The lab's worker loads each experiment as a chunk of its own.
    worker: { format: 'es' },
  },
});
