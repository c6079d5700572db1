import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import { serve } from '../../scripts/server.ts';
import { launchServer } from '../../scripts/chromium.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where to connect to the browser. */
    browser: string;
    /** Address of the site built at the root: `http://localhost:…/`. */
    site: string;
    /** Address of the site built under a base path: `http://localhost:…/guide/`. */
    siteUnderBase: string;
  }
}

/** Once for all browser tests: one browser, and both builds of the site served. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const [folder, under] = ['dist', 'dist-base'].map((name) =>
    fileURLToPath(new URL(`../../${name}`, import.meta.url)),
  );
  if (!folder || !under || !existsSync(folder) || !existsSync(under)) {
    throw new Error('The browser tests want the site in dist/ and dist-base/; npm test builds both.');
  }
  const [browser, site, siteUnderBase] = await Promise.all([
    launchServer(),
    serve({ folder }),
    serve({ folder: under, base: '/guide/' }),
  ]);
  console.log(`Browser: ${browser.source}`);
  project.provide('browser', browser.wsEndpoint());
  project.provide('site', site.address);
  project.provide('siteUnderBase', siteUnderBase.address);
  return async () => {
    await browser.close();
    await site.close();
    await siteUnderBase.close();
  };
}
