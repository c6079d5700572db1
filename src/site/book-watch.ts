import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { isOfBook, watched } from '../book/loader.ts';

/**
 * In `astro dev`, asks for the book again when a file of it changes. A loader that watches by itself would do, but what
 * it stores then is written only half a second after; this way it is at once.
 */
export function bookWatch(): AstroIntegration {
  let root = '';
  return {
    name: 'book-watch',
    hooks: {
      'astro:config:done': ({ config }) => {
        root = fileURLToPath(config.root);
      },
      'astro:server:setup': ({ server, refreshContent }) => {
        let running = false;
        let again = false;
        const refresh = async () => {
          again = true;
          if (running) return;
          running = true;
          while (again) {
            again = false;
            await refreshContent?.({});
          }
          running = false;
        };
        server.watcher.add(watched(root));
        server.watcher.on('all', (_, file) => {
          if (isOfBook(root, file)) void refresh();
        });
      },
    },
  };
}
