import type { Page } from 'playwright-core';
import { chapters, test } from './visit.ts';

const chapter = chapters()[0] ?? '';

/** Lightness of the page's background, 0 to 255. */
async function background(page: Page): Promise<number> {
  const colours = await page.evaluate(() =>
    [document.body, document.documentElement].map((element) => getComputedStyle(element).backgroundColor),
  );
  const painted =
    colours.find((colour) => !/^rgba\(.*, 0\)$|transparent/.test(colour)) ?? 'rgb(255, 255, 255)';
  const [red = 0, green = 0, blue = 0] = (painted.match(/[\d.]+/g) ?? []).map(Number);
  return (red + green + blue) / 3;
}

test('the page follows the system, also when it changes', async ({ visit, expect }) => {
  const { page } = await visit(chapter, { colorScheme: 'dark' });
  expect(await background(page)).toBeLessThan(40);
  await page.emulateMedia({ colorScheme: 'light' });
  expect(await background(page)).toBeGreaterThan(240);
});

test('without scripts the page follows the system', async ({ visit, expect }) => {
  const { page } = await visit(chapter, { colorScheme: 'dark', javaScriptEnabled: false });
  expect(await background(page)).toBeLessThan(40);
});

test.for([
  { system: 'light', word: 'Dark page', back: 'Light page' },
  { system: 'dark', word: 'Light page', back: 'Dark page' },
] as const)(
  'on a $system system the words “$word” switch, and are remembered',
  async ({ system, word, back }, { visit, expect }) => {
    const { page, problems } = await visit('', { colorScheme: system });
    const dark = async () => (await background(page)) < 128;
    const before = await dark();
    expect(before).toBe(system === 'dark');
    await page.getByRole('button', { name: word }).click();
    await expect.poll(dark).toBe(!before);
    await page.goto(new URL(chapter, page.url()).href);
    await expect.poll(dark).toBe(!before);
    await page.getByRole('button', { name: back }).focus();
    await page.keyboard.press('Enter');
    await expect.poll(dark).toBe(before);
    await page.reload();
    await expect.poll(dark).toBe(before);
    expect(problems).toEqual([]);
  },
);

test('a remembered colour is there before the first paint', async ({ visit, expect }) => {
  const { page } = await visit('', { colorScheme: 'light' });
  await page.getByRole('button', { name: 'Dark page' }).click();
  // The first frame is drawn after the head has run; by then the colour has to be set.
  await page.addInitScript(() => {
    requestAnimationFrame(() => {
      Object.assign(window, { firstColour: getComputedStyle(document.documentElement).colorScheme });
    });
  });
  await page.reload();
  expect(await page.evaluate(() => (window as { firstColour?: string }).firstColour)).toMatch(/^dark$/);
});
