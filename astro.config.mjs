import { defineConfig } from 'astro/config';
import { bookWatch } from './src/site/book-watch.ts';
import { katexLayout } from './src/site/katex-layout.ts';
import { searchIndex } from './src/site/search-index.ts';
import { readSettings } from './src/site/settings.ts';
import { unusedKatex } from './src/site/unused-katex.ts';

// The path under which the guide is served, `/guide` or empty, and the address of its host: BASE and SITE, or what
// guide.yaml says.
const settings = readSettings(process.cwd());
const base = `/${(process.env.BASE ?? settings.base ?? '').replace(/^\/+|\/+$/g, '')}`;
const site = process.env.SITE || settings.site;

export default defineConfig({
  ...(site ? { site } : {}),
  base,
  trailingSlash: 'always',
  devToolbar: { enabled: false },
  integrations: [bookWatch(), unusedKatex(), searchIndex()],
  vite: {
    plugins: [katexLayout()],
    // Fonts and scripts stay files: a page loads the few that it needs, and a content security policy can name them.
    build: { assetsInlineLimit: 0 },
    // The lab's worker loads each experiment as a chunk of its own.
    worker: { format: 'es' },
  },
});
