import type { Page } from 'playwright-core';
import { describe } from 'vitest';
import { chapters, test } from './visit.ts';

/** The preview that is shown now. */
const shown = (page: Page) => page.locator('[role="tooltip"]:visible, [role="dialog"]:visible').first();

/** How long a preview stays when the pointer has left its link, in ms, and some more. */
const PATIENCE = 400;

describe.each(chapters())('/%s', (path) => {
  const kinds = {
    'a claim': 'main a.ref[data-preview^="thm:"]',
    'an equation': 'main a.ref[data-preview^="eq:"]',
    'a citation': 'main a.cite[data-preview]',
  };

  test('previews by pointer, which can be pointed into, and by keyboard', async ({ visit, expect }) => {
    const { page, problems } = await visit(path);
    for (const [what, selector] of Object.entries(kinds)) {
      const link = page.locator(selector).first();
      await link.scrollIntoViewIfNeeded();
      await link.hover();
      await shown(page).waitFor({ timeout: 2000 });
      expect.soft((await shown(page).innerText()).trim().length, what).toBeGreaterThan(10);
      const box = await shown(page).boundingBox();
      if (!box) throw new Error(`the preview of ${what} has no place on the page`);
      expect.soft(box.x, what).toBeGreaterThanOrEqual(0);
      expect.soft(box.x + box.width, what).toBeLessThanOrEqual(1440);
      await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 8 });
      await page.waitForTimeout(PATIENCE);
      expect.soft(await shown(page).isVisible(), `${what} stays while it is pointed into`).toBe(true);
      await page.mouse.move(2, 2);
      await shown(page).waitFor({ state: 'hidden', timeout: 2000 });
    }

    const link = page.locator(kinds['a claim']).first();
    const label = (await link.getAttribute('data-preview')) ?? '';
    const number = await page.locator(`[id="${label}"] .claim-number`).innerText();
    await link.scrollIntoViewIfNeeded();
    await link.focus();
    await shown(page).waitFor({ timeout: 2000 });
    expect.soft(await shown(page).innerText(), 'a preview of a claim shows that claim').toContain(number);
    // The page keeps each id once, also while the preview is there.
    expect.soft(await page.locator(`[id="${label}"]`).count(), `places called ${label}`).toBe(1);
    await page.keyboard.press('Escape');
    await shown(page).waitFor({ state: 'hidden', timeout: 2000 });
    expect.soft(await link.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).hash).toBe(`#${label}`);
    expect(problems).toEqual([]);
  });

  test('a preview by touch: the first tap shows it, the way to the place stays open', async ({
    visit,
    expect,
  }) => {
    const { page } = await visit(path, {
      hasTouch: true,
      isMobile: true,
      viewport: { width: 390, height: 844 },
    });
    const link = page.locator(kinds['a claim']).first();
    const label = (await link.getAttribute('data-preview')) ?? '';
    await link.scrollIntoViewIfNeeded();
    await link.tap();
    await shown(page).waitFor({ timeout: 2000 });
    const box = await shown(page).boundingBox();
    expect(box?.x).toBeGreaterThanOrEqual(0);
    expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(390);
    expect(new URL(page.url()).hash).toBe('');
    await shown(page).locator(`a[href$="#${label}"]`).last().tap();
    await expect.poll(() => new URL(page.url()).hash).toBe(`#${label}`);
  });
});
