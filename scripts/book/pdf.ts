import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { serve } from '../server.ts';
import { readPdf, type PdfFacts } from './read-pdf.ts';

export interface PrintJob {
  html: string;
  /** Folder of the site's fonts. */
  fonts: string;
  /** Where the page may be put for the browser. */
  folder: string;
}

/** A browser that takes longer than this, ms, has died. */
const PATIENCE = 600_000;

/** Opens the book as it is laid out for paper, for as long as it is used. */
export async function withBook<T>(
  browser: Browser,
  { html, fonts, folder }: PrintJob,
  use: (page: Page) => Promise<T>,
): Promise<T> {
  await mkdir(folder, { recursive: true });
  await cp(fonts, path.join(folder, 'fonts'), { recursive: true });
  await writeFile(path.join(folder, 'index.html'), html.replaceAll('../fonts/', 'fonts/'));
  const site = await serve({ folder });
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1200, height: 1600 } });
  context.setDefaultTimeout(PATIENCE);
  try {
    const page = await context.newPage();
    await page.emulateMedia({ media: 'print' });
    await page.goto(site.address, { waitUntil: 'load', timeout: PATIENCE });
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    return await use(page);
  } finally {
    await context.close();
    await site.close();
  }
}

/**
 * Prints a page whose `data-page-of` elements name ids: twice, as only a printed book says on which page a place is.
 * @returns the PDF and what is wrong with it, one line each
 */
export async function printTwice(
  page: Page,
): Promise<{ pdf: Uint8Array; facts: PdfFacts; problems: string[] }> {
  const { destinations: first } = await readPdf(await print(page));
  await namePages(page, Object.fromEntries(first));
  const pdf = await print(page);
  const facts = await readPdf(pdf);
  const problems: string[] = [];
  for (const [name, number] of facts.destinations) {
    if (first.get(name) !== number)
      problems.push(`${name} moved to page ${number} when the pages were named`);
  }
  for (const name of new Set(facts.links.inside)) {
    if (!facts.destinations.has(name)) problems.push(`a link leads to ${name}, which is on no page`);
  }
  return { pdf, facts, problems };
}

async function print(page: Page): Promise<Uint8Array> {
  return page.pdf({ preferCSSPageSize: true, printBackground: true, outline: true, tagged: true });
}

async function namePages(page: Page, pages: Record<string, number>): Promise<void> {
  await page.evaluate((numbers) => {
    for (const element of document.querySelectorAll<HTMLElement>('[data-page-of]')) {
      const number = numbers[element.dataset['pageOf'] ?? ''];
      if (number !== undefined) element.textContent = String(number);
    }
  }, pages);
}
