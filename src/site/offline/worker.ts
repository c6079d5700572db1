/**
 * The service worker. It keeps one version of the guide, whole, and serves it with a network or without. A newer
 * version is fetched beside it, as far as its files are others, and waits until a reader asks for it.
 */
import { PrecacheController } from 'workbox-precaching/PrecacheController.js';
import { PrecacheRoute } from 'workbox-precaching/PrecacheRoute.js';
import { registerQuotaErrorCallback } from 'workbox-core/registerQuotaErrorCallback.js';
import { registerRoute } from 'workbox-routing/registerRoute.js';
import type { RouteHandlerCallback } from 'workbox-core/types.js';
import type { KeptFile } from './kept-files.ts';
import type { Count, FromWorker, ToWorker } from './messages.ts';

/** Put in by the build. */
declare const FILES: KeptFile[];

const worker = self as unknown as ServiceWorkerGlobalScope;
const { scope } = worker.registration;
let stopped = false;
const controller = new PrecacheController({
  plugins: [
    {
      requestWillFetch: async ({ request, event }) => {
        // A removal waits for the end of an installation.
        if (stopped && event?.type === 'install') throw new Error('The reader wants nothing kept.');
        return request;
      },
    },
  ],
});
controller.addToCacheList(FILES);
const addresses = controller.getURLsToCacheKeys();

/** Told at once: a worker whose installation has failed can be asked nothing. */
async function tellFull(): Promise<void> {
  for (const page of await worker.clients.matchAll({ includeUncontrolled: true })) {
    if (page.url.startsWith(scope)) page.postMessage('full' satisfies FromWorker);
  }
}
registerQuotaErrorCallback(tellFull);

/** Files of the version before, for the tabs that still show its pages. */
const EARLIER = `earlier-${scope}`;

/** The network, and without one the page that says that there is nothing. */
const beyond: RouteHandlerCallback = async ({ request, url = new URL((request as Request).url) }) => {
  const earlier = await caches.open(EARLIER).then((cache) => cache.match(url.href));
  if (earlier) return earlier;
  try {
    return await fetch(request);
  } catch (unreachable) {
    const page = await controller.matchPrecache('404.html');
    if (!page || (request as Request).mode !== 'navigate') throw unreachable;
    return new Response(page.body, { status: 404, headers: page.headers });
  }
};

const kept = new PrecacheRoute(controller, {
  directoryIndex: '',
  cleanURLs: false,
  // What stands behind a ? is for the page's scripts: a demo's parameters, words to search for.
  urlManipulation: ({ url }) => [new URL(url.pathname, url)],
});
// A file that should be here and is not, and that the server has in another version only.
kept.setCatchHandler({ handle: beyond });
registerRoute(kept);

/** `/lab` for `/lab/`, `/lab/index.html` likewise: hosts lead to the one address. */
function folder(url: URL): string | undefined {
  const { pathname } = url;
  const path = pathname.endsWith('/index.html') ? pathname.slice(0, -'index.html'.length) : `${pathname}/`;
  const led = new URL(path + url.search, url);
  return addresses.has(new URL(path, url).href) ? led.href : undefined;
}
registerRoute(
  ({ url, request }) => request.mode === 'navigate' && folder(url) !== undefined,
  async ({ url }) => Response.redirect(folder(url) as string, 301),
);
registerRoute(({ url }) => url.href.startsWith(scope), beyond);

/** Only files that are named by their content: a page's next visit is to the new version. */
async function keepEarlier(): Promise<void> {
  await caches.delete(EARLIER);
  const wanted = new Set(addresses.values());
  const [from, to] = await Promise.all([caches.open(controller.strategy.cacheName), caches.open(EARLIER)]);
  for (const request of await from.keys()) {
    if (wanted.has(request.url) || new URL(request.url).search) continue;
    const response = await from.match(request);
    if (response) await to.put(request, response);
  }
}

async function missing(): Promise<[url: string, key: string][]> {
  const cache = await caches.open(controller.strategy.cacheName);
  const here = new Set((await cache.keys()).map(({ url }) => url));
  return [...addresses].filter(([, key]) => !here.has(key));
}

async function complete(): Promise<void> {
  const cache = await caches.open(controller.strategy.cacheName);
  for (const [url, key] of await missing()) {
    const integrity = controller.getIntegrityForCacheKey(key);
    const response = await fetch(url, { cache: 'no-cache', ...(integrity ? { integrity } : {}) });
    if (!response.ok) throw new Error(`${url}: ${response.status}`);
    try {
      await cache.put(key, response);
    } catch (error) {
      if ((error as Error).name === 'QuotaExceededError') await tellFull();
      throw error;
    }
  }
}

worker.addEventListener('install', (event) => void controller.install(event));
worker.addEventListener('activate', (event) =>
  event.waitUntil(
    keepEarlier()
      // No room for them: the version that takes over is whole without.
      .catch(() => {})
      .then(() => controller.activate(event))
      // The page that was open when all this was fetched is served from now on, too.
      .then(() => worker.clients.claim()),
  ),
);
worker.addEventListener('message', (event) => {
  const message = event.data as ToWorker;
  if (message === 'take over') event.waitUntil(worker.skipWaiting());
  else if (message === 'stop') stopped = true;
  else if (message === 'complete') event.waitUntil(complete());
  else if (message === 'count') {
    const all = addresses.size;
    const answer = (gone: unknown[]) =>
      event.ports[0]?.postMessage({ kept: all - gone.length, all } satisfies Count);
    event.waitUntil(missing().then(answer));
  }
});
