import { test } from './visit.ts';

/** Runs if anything takes an address for a part of the page. */
const SCRIPT = '<img src=x onerror="window.struck = true">';
const query = (pairs: [string, string][]) => `?${new URLSearchParams(pairs)}`;

test('an experiment whose address asks for nonsense says what it did with it', async ({ visit, expect }) => {
  const asked: [string, string][] = [
    ['n', 'NaN'],
    ['n', '1e308'],
    ['replicas', '8000'],
    ['spread', SCRIPT],
    ['kappa', '25'],
    [SCRIPT, SCRIPT],
    ['engine', 'steam'],
    ['seed', '-1'],
  ];
  const { page, problems } = await visit(`lab/shuffling-rates/${query(asked)}#%E0%A4%A`);
  const demo = page.locator('live-demo');
  const notices = demo.locator('.demo-notices li');
  await expect.poll(() => notices.count()).toBe(8);
  const said = (await notices.allInnerTexts()).join('\n');
  for (const words of ['n = NaN is not a number; 32 is used.', 'n = 1e308 is not available', 'kappa is not a parameter', 'seed = -1', 'steam is no engine', '<img src=x']) {
    expect(said).toContain(words);
  } // prettier-ignore
  await expect
    .poll(() => page.url())
    .toMatch(/\/lab\/shuffling-rates\/\?n=128&replicas=8000&spread=0&seed=7(#|$)/);
  // Sixteen times the work of a usual run: 128 examples for 32, 8,000 runs for 2,000.
  expect(await demo.locator('.verdict.with-script').innerText()).toContain('up to 16 times as long');
  expect(await page.evaluate(() => 'struck' in window)).toBe(false);
  expect(problems).toEqual([]);
});

test('so do the lists and the search', async ({ visit, expect }) => {
  const { page, problems } = await visit(`resources/${query([['theme', SCRIPT], ['theme', 'sgd'], ['nosuch', '1']])}#%`); // prettier-ignore
  const ignored = page.locator('.filter-ignored');
  await expect.poll(() => ignored.allInnerTexts()).toHaveLength(1);
  expect(await ignored.innerText()).toBe(
    `theme = ${SCRIPT.slice(0, 32)}…, nosuch = 1: there is no such filter; ignored.`,
  );
  await expect.poll(() => page.url()).toMatch(/\/resources\/\?theme=sgd(#.*)?$/);
  const root = page.url().replace(/resources\/.*$/, '');
  await page.goto(`${root}search/${query([['q', SCRIPT.repeat(40)]])}#%FF`);
  await expect
    .poll(() => page.locator('.search-message').innerText(), { timeout: 10_000 })
    .toMatch(/^Only the first 200 characters are looked for\. /);
  expect(await page.evaluate(() => 'struck' in window)).toBe(false);
  expect(problems).toEqual([]);
});
