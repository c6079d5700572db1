import { chromium, type Browser, type BrowserServer, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { launchServer } from '../../scripts/chromium.ts';
import { atTestSize, element, state } from './driving.ts';
import { test } from './visit.ts';

/** A page that is left and come back to as it was: the browser that all tests share loads it anew instead. */
let server: BrowserServer & { source: string };
let browser: Browser;
beforeAll(async () => {
  server = await launchServer(true);
  browser = await chromium.connect(server.wsEndpoint());
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** Goes back to the page that was left, which has to be the very same. */
async function back(page: Page): Promise<boolean> {
  // The event of a page that comes back so is never `load`.
  await page.goBack({ waitUntil: 'commit' });
  return page.evaluate(() => 'left' in window);
}
const leave = async (page: Page, path: string) => {
  await page.evaluate(
    (path) => {
      Object.assign(window, { left: true });
      location.assign(path);
    },
    new URL(`/${path}`, page.url()).href,
  );
  await page.waitForFunction(() => !('left' in window) && document.readyState === 'complete');
};

test('a page that the way back finds as it was goes on, and knows what was changed meanwhile', async ({
  visit,
  expect,
  skip,
}) => {
  skip(/sparticuz/.test(server.source), 'the browser that npm installs keeps no page');
  const path = `lab/shuffling-rates/${await atTestSize('shuffling-rates')}`;
  const { page, problems } = await visit(path, { browser, colorScheme: 'light' });
  const demo = element(page);
  await demo.getByRole('button', { name: 'Step' }).click();
  await state(demo, 'paused', 20_000);
  await leave(page, 'paths/');
  const boxes = page.locator('.reading-path input');
  await boxes.nth(0).check();
  await leave(page, 'questions/');
  await page.getByRole('button', { name: 'Dark page' }).click();
  await page.evaluate(() =>
    localStorage.setItem(
      'reading-paths',
      localStorage.getItem('reading-paths')!.replace('[', '["elsewhere",'),
    ),
  );

  expect(await back(page), 'the very page').toBe(true);
  expect(await page.getAttribute('html', 'data-theme')).toBe('dark');
  await boxes.nth(1).check();
  expect(await page.evaluate(() => localStorage.getItem('reading-paths')), 'ticked meanwhile').toContain(
    'elsewhere',
  );

  expect(await back(page), 'the very page').toBe(true);
  await state(demo, 'paused', 5000);
  expect(await demo.innerText()).toContain('1 of 24 points');
  await demo.getByRole('button', { name: 'Resume' }).click();
  await state(demo, 'done');
  expect(await demo.getAttribute('data-verdict')).toBe('agrees');
  expect(problems).toEqual([]);
});
