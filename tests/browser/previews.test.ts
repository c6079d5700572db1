import { PREVIEWED, previewOn } from './preview.ts';
import { chapters, test } from './visit.ts';

/** What previews do alike in all chapters, tried in one; that each chapter has them is tested with its reading. */
const chapter = chapters()[0] ?? '';
/** Longer than a preview stays when the pointer has left it, in ms. */
const PATIENCE = 400;

test('a preview by pointer can be pointed into', async ({ visit, expect }) => {
  const { page, problems } = await visit(chapter);
  for (const [what, selector] of Object.entries(PREVIEWED)) {
    const link = page.locator(selector).first();
    await link.scrollIntoViewIfNeeded();
    await link.hover();
    await previewOn(page).waitFor({ timeout: 5000 });
    const box = await previewOn(page).boundingBox();
    if (!box) throw new Error(`the preview of ${what} has no place on the page`);
    expect.soft(box.x, what).toBeGreaterThanOrEqual(0);
    expect.soft(box.x + box.width, what).toBeLessThanOrEqual(1440);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 8 });
    await page.waitForTimeout(PATIENCE);
    expect.soft(await previewOn(page).isVisible(), `${what} stays while it is pointed into`).toBe(true);
    await page.mouse.move(2, 2);
    await previewOn(page).waitFor({ state: 'hidden', timeout: 5000 });
  }
  expect(problems).toEqual([]);
});

test('a preview by keyboard: focus shows it, Escape hides it, Enter follows the link', async ({
  visit,
  expect,
}) => {
  const { page } = await visit(chapter);
  const link = page.locator(PREVIEWED['a claim']).first();
  const label = (await link.getAttribute('data-preview')) ?? '';
  const number = await page.locator(`[id="${label}"] .claim-number`).innerText();
  await link.scrollIntoViewIfNeeded();
  await link.focus();
  await previewOn(page).waitFor({ timeout: 5000 });
  expect(await previewOn(page).innerText(), 'a preview of a claim shows that claim').toContain(number);
  // The page keeps each id once, also while the preview is there.
  expect(await page.locator(`[id="${label}"]`).count(), `places called ${label}`).toBe(1);
  await page.keyboard.press('Escape');
  await previewOn(page).waitFor({ state: 'hidden', timeout: 5000 });
  expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await expect.poll(() => new URL(page.url()).hash).toBe(`#${label}`);
});
