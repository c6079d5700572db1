import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright-core';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { inject, test as base } from 'vitest';

export const DIST = fileURLToPath(new URL('../../dist', import.meta.url));

let connection: Promise<Browser> | undefined;

/** What a page did that no page may do. */
export interface Visit {
  page: Page;
  /**
   * Errors on the console, what the security policy refused, uncaught errors, answers of 400 and above, requests to
   * another host: one line each.
   */
  problems: string[];
}

export interface VisitOptions extends BrowserContextOptions {
  /** Address of the site; the one built at the root unless told otherwise. */
  site?: string;
  /** Another browser than the one that all tests share; whoever started it ends it. */
  browser?: Browser;
  /** Runs before the page's own scripts. */
  before?: (page: Page) => Promise<unknown>;
}

interface Fixtures {
  /**
   * Opens a page in a context of its own, which is closed when the test ends.
   * @param path from the site's root, without a slash in front: `sgd/shuffling/`
   */
  visit: (path: string, options?: VisitOptions) => Promise<Visit>;
}

/**
 * A test in the browser. Two run at a time, so that each takes `expect` from its own arguments as well: the imported
 * one does not know for whom it polls or collects.
 */
export const test = base.extend<Fixtures>({
  // Vitest reads from the pattern what the fixture needs: nothing.
  // oxlint-disable-next-line no-empty-pattern
  visit: async ({}, use) => {
    const contexts: BrowserContext[] = [];
    await use((path, options) => open(path, contexts, options));
    const cookies = (await Promise.all(contexts.map((context) => context.cookies()))).flat();
    await Promise.all(contexts.map((context) => context.close()));
    if (cookies.length > 0) throw new Error(`No page may set cookies: ${JSON.stringify(cookies)}`);
  },
});

async function open(
  path: string,
  contexts: BrowserContext[],
  { site = inject('site'), browser: own, before, ...options }: VisitOptions = {},
): Promise<Visit> {
  if (!own) connection ??= chromium.connect(inject('browser'));
  const browser = own ?? (await connection)!;
  // The bundled Chromium has no locale of its own.
  const context = await browser.newContext({
    locale: 'en-US',
    viewport: { width: 1440, height: 900 },
    // Keeping the whole guide beside every page that is looked at would cost more than the looking.
    serviceWorkers: 'block',
    ...options,
  });
  contexts.push(context);
  const page = await context.newPage();
  const problems: string[] = [];
  const address = new URL(path, site);
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()} (${message.location().url})`);
  });
  page.on('pageerror', (error) => problems.push(`uncaught: ${error.message}`));
  page.on('response', (response) => {
    if (response.status() >= 400) problems.push(`answer ${response.status()}: ${response.url()}`);
  });
  context.on('request', (request) => {
    const { protocol, host } = new URL(request.url());
    if (/^https?:$/.test(protocol) && host !== address.host) problems.push(`another host: ${request.url()}`);
  });
  await page.addInitScript(reportRefusals);
  page.on('worker', (worker) => {
    // It may have ended already.
    worker.evaluate(reportRefusals).catch(() => {});
  });
  await before?.(page);
  await page.goto(address.href, { waitUntil: 'load' });
  // Where scripts are off, nothing can be asked of the page's own.
  if (options.javaScriptEnabled !== false)
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
  return { page, problems };
}

/** In a page or a worker: says on the console what the security policy refuses. A worker would say nothing. */
function reportRefusals(): void {
  self.addEventListener('securitypolicyviolation', ({ effectiveDirective, blockedURI }) =>
    console.error(`refused by ${effectiveDirective}: ${blockedURI}`),
  );
}

/** What a page has left in the browser: keys of its storage, names of its databases. */
export function leftBehind(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const databases = await indexedDB.databases();
    return [localStorage, sessionStorage]
      .flatMap(Object.keys)
      .concat(databases.map(({ name }) => name ?? ''));
  });
}

/**
 * Scrolls to the page's end, a window at a time, so that what loads or is laid out on sight is. What nears the window
 * is laid out a frame after it does: a window a frame would outrun it, which no reader does.
 */
export async function scrollThrough(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const twoFrames = () =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight) {
      scrollTo({ top: y, behavior: 'instant' });
      await twoFrames();
    }
    await Promise.all([...document.images].map((image) => image.decode().catch(() => {})));
    await document.fonts.ready;
    await twoFrames();
  });
}

/** The paths of all pages found in dist/: '', 'lab/', 'sgd/shuffling/', '404.html', … */
export function pages(): string[] {
  const files = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).map((file) =>
    file.replaceAll('\\', '/'),
  );
  return files
    .filter((file) => file.endsWith('.html'))
    .map((file) => file.replace(/(^|\/)index\.html$/, '$1'))
    .toSorted();
}

/** The slugs of all demos that have a page: found in dist/lab/. */
export function demos(): string[] {
  return pages().flatMap((path) => /^lab\/([^/]+)\/$/.exec(path)?.[1] ?? []);
}

/** The chapters that are written: pages of two levels with a numbered claim. */
export function chapters(): string[] {
  return pages().filter((path) => /^(?!lab\/)[^/]+\/[^/]+\/$/.test(path));
}

export function file(path: string): string {
  return join(DIST, path.endsWith('/') || path === '' ? `${path}index.html` : path);
}
