import type { Plugin } from 'vite';

/**
 * Vite's helper for what a script loads later, in a tenth of its bytes: every page carries it. It fetches what a
 * script imports beside the script. Unlike Vite's it does not wait for styles.
 */
export function smallPreload(): Plugin {
  let base = '/';
  return {
    name: 'small-preload',
    apply: 'build',
    configResolved: (config) => void (base = config.base),
    transform: {
      filter: { id: /vite\/preload-helper/ },
      handler(code) {
        if (!code.includes('export const __vitePreload')) this.error('Vite has another helper now.');
        return {
          code: `export const __vitePreload = (load, needed) => {
            for (const file of needed ?? []) {
              const link = document.createElement('link');
              link.rel = file.endsWith('.css') ? 'stylesheet' : 'modulepreload';
              link.href = ${JSON.stringify(base)} + file;
              document.head.append(link);
            }
            return load();
          };`,
          map: null,
        };
      },
    },
  };
}
