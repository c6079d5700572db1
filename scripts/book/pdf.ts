import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { serve } from '../server.ts';
import { overflowing } from './overflow.ts';
import { readPdf, type PdfFacts } from './read-pdf.ts';

export interface PrintJob {
  html: string;
  /** With the fonts of the site. */
  fonts: string;
  /** Where the page may be put for the browser. */
  folder: string;
}

/** A browser that takes longer than this has died. */
const PATIENCE = 600_000;

/**
 * Prints a page whose `data-page-of` elements name ids: twice, as only a printed book says on which page a place is.
 * @returns the PDF and what is wrong with it, one line each
 */
export async function printPdf(
  browser: Browser,
  { html, fonts, folder }: PrintJob,
): Promise<{ pdf: Uint8Array; facts: PdfFacts; problems: string[] }> {
  await mkdir(folder, { recursive: true });
  await cp(fonts, path.join(folder, 'fonts'), { recursive: true });
  await writeFile(path.join(folder, 'index.html'), html.replaceAll('../fonts/', 'fonts/'));
  const site = await serve({ folder });
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1200, height: 1600 } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.emulateMedia({ media: 'print' });
    await page.goto(site.address, { waitUntil: 'load', timeout: PATIENCE });
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const problems = await overflowing(page);
    const first = await readPdf(await print(page));
    await namePages(page, Object.fromEntries(first.destinations));
    const pdf = await print(page);
    const facts = await readPdf(pdf);
    for (const [name, number] of facts.destinations) {
      if (first.destinations.get(name) !== number)
        problems.push(`${name} moved to page ${number} when the pages were named`);
    }
    for (const name of new Set(facts.links.inside)) {
      if (!facts.destinations.has(name)) problems.push(`a link leads to ${name}, which is on no page`);
    }
    return { pdf, facts, problems };
  } finally {
    await context.close();
    await site.close();
  }
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
