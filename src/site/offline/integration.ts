import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { build } from 'vite';
import { keptFiles, WORKER } from './kept-files.ts';

/**
 * Writes the service worker, with the list of all files of the built site. It has to be the last integration: what
 * another changes afterwards would not be what the worker expects.
 */
export function offline(): AstroIntegration {
  let address = `/${WORKER}`;
  return {
    name: 'offline',
    hooks: {
      'astro:config:done': ({ config }) => {
        address = `${config.base.replace(/\/$/, '')}/${WORKER}`;
      },
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          if (request.url?.split('?')[0] !== address) return next();
          response.setHeader('content-type', 'text/javascript').end(FAREWELL);
        });
      },
      'astro:build:done': async ({ dir, logger }) => {
        const count = await writeWorker(fileURLToPath(dir));
        logger.info(`${count} files are kept for reading without a network`);
      },
    },
  };
}

/** @returns the number of files that the worker keeps */
export async function writeWorker(root: string): Promise<number> {
  const files = await keptFiles(root);
  const built = await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    define: { FILES: JSON.stringify(files) },
    build: {
      write: false,
      rollupOptions: {
        input: fileURLToPath(new URL('worker.ts', import.meta.url)),
        output: { format: 'iife', entryFileNames: WORKER },
      },
    },
  });
  const [output] = [built].flat();
  if (!output || !('output' in output)) throw new Error('The service worker was not built.');
  await writeFile(path.join(root, WORKER), output.output[0].code);
  return files.length;
}

/**
 * What `npm run dev` serves in the worker's place: whoever has looked at the built site at the same port would see it
 * for ever.
 */
const FAREWELL = `
const { registration } = self;
const forget = async () => {
  for (const name of await caches.keys()) if (name.endsWith(registration.scope)) await caches.delete(name);
};
// Chromium lets the worker before finish its half minute of rest when it is overtaken during an installation.
self.addEventListener('install', (event) => {
  event.waitUntil(forget());
  setTimeout(() => self.skipWaiting(), 500);
});
self.addEventListener('activate', (event) => event.waitUntil((async () => {
  await forget();
  await registration.unregister();
  for (const page of await self.clients.matchAll()) page.navigate(page.url);
})()));
`;
