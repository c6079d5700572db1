import type { Page } from 'playwright-core';

/** kB of 1,000 bytes, as transferred: compressed by gzip, level 9. */
export interface Weight {
  total: number;
  /** Files and inline scripts. */
  script: number;
  fonts: number;
  style: number;
  document: number;
}

/**
 * Adds up what a page fetches, from now on. Bodies only: headers are the host's. What the service worker fetches once
 * for all pages, when a page has loaded, is not the page's: `visit` keeps it from starting, offline.built.test.ts counts it.
 */
export function weigh(page: Page): { weight(): Promise<Weight>; scripts(): Promise<string[]> } {
  const sizes: { type: string; bytes: number }[] = [];
  const scripts: Promise<string>[] = [];
  page.on('response', (response) => {
    if (response.url().startsWith('data:')) return;
    const type = response.request().resourceType();
    sizes.push({ type, bytes: Number(response.headers()['content-length'] ?? 0) });
    if (type === 'script') scripts.push(response.text());
  });
  const sum = (type?: string) =>
    sizes.filter((size) => !type || size.type === type).reduce((all, { bytes }) => all + bytes, 0) / 1000;
  return {
    async weight() {
      const inline = await page.evaluate(() =>
        [...document.querySelectorAll('script:not([src])')].map(({ textContent }) => textContent.length),
      );
      return {
        total: sum(),
        script: sum('script') + inline.reduce((all, size) => all + size, 0) / 1000,
        fonts: sum('font'),
        style: sum('stylesheet'),
        document: sum('document'),
      };
    },
    scripts: () => Promise.all(scripts),
  };
}

export const words = (weight: Weight) =>
  Object.entries(weight)
    .map(([part, kB]) => `${part} ${(kB as number).toFixed(1)}`)
    .join(', ');
