import { defineConfig } from 'astro/config';
import { shipBook } from './src/site/book-files.ts';
import { bookWatch } from './src/site/book-watch.ts';
import { finishedPages } from './src/site/finished-pages.ts';
import { hostHeaders } from './src/site/host-headers.ts';
import { integrity } from './src/site/integrity.ts';
import { katexLayout } from './src/site/katex-layout.ts';
import { offline } from './src/site/offline/integration.ts';
import { searchIndex } from './src/site/search-index.ts';
import { readSettings } from './src/site/settings.ts';
import { smallPreload } from './src/site/small-preload.ts';
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
  // The last keeps what the others have made.
  integrations: [
    bookWatch(),
    unusedKatex(),
    finishedPages(),
    integrity(),
    hostHeaders(),
    searchIndex(),
    shipBook(),
    offline(),
  ],
  vite: {
    plugins: [katexLayout(), smallPreload()],
    // Vite's search for dependencies in dev does not read it from tsconfig.json.
    optimizeDeps: { rolldownOptions: { transform: { jsx: { importSource: 'preact' } } } },
    // Fonts and scripts stay files: a page loads the few that it needs, and a content security policy can name them.
    build: { assetsInlineLimit: 0 },
    environments: {
      client: {
        build: {
          rolldownOptions: {
            // Every page writes these names: without what Astro puts after the component's.
            output: { entryFileNames: ({ name }) => `_astro/${name.replace(/\..*/, '')}.[hash].js` },
          },
        },
      },
    },
    // The lab's worker loads each experiment as a chunk of its own.
    worker: { format: 'es' },
  },
});
