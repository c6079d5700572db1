import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { chapters, visit } from './visit.ts';

/** The preview that is shown now. */
const shown = (page: Page) => page.locator('[role="tooltip"]:visible, [role="dialog"]:visible').first();

describe.each(chapters())('/%s', (path) => {
  const kinds = [
    { what: 'a claim', selector: 'main a.ref[data-preview^="thm:"]' },
    { what: 'an equation', selector: 'main a.ref[data-preview^="eq:"]' },
    { what: 'a citation', selector: 'main a.cite[data-preview]' },
  ];

  test.each(kinds)('a preview of $what by pointer, and it can be pointed into', async ({ selector }) => {
    const { page, problems } = await visit(path);
    const link = page.locator(selector).first();
    await link.scrollIntoViewIfNeeded();
    await link.hover();
    await shown(page).waitFor({ timeout: 2000 });
    expect((await shown(page).innerText()).trim().length).toBeGreaterThan(10);
    const box = await shown(page).boundingBox();
    if (!box) throw new Error('the preview has no place on the page');
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(1440);
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2, { steps: 8 });
    await page.waitForTimeout(400);
    expect(await shown(page).isVisible()).toBe(true);
    await page.mouse.move(2, 2);
    await shown(page).waitFor({ state: 'hidden', timeout: 2000 });
    expect(problems).toEqual([]);
  });

  test('a preview of a claim shows that claim', async () => {
    const { page } = await visit(path);
    const link = page.locator('main a.ref[data-preview^="thm:"]').first();
    const label = (await link.getAttribute('data-preview')) ?? '';
    const number = await page.locator(`[id="${label}"] .claim-number`).innerText();
    await link.scrollIntoViewIfNeeded();
    await link.hover();
    await shown(page).waitFor({ timeout: 2000 });
    expect(await shown(page).innerText()).toContain(number);
    // The page keeps each id once, also while the preview is there.
    expect(await page.locator(`[id="${label}"]`).count()).toBe(1);
  });

  test('a preview by keyboard: focus shows it, Escape hides it, Enter follows the link', async () => {
    const { page } = await visit(path);
    const link = page.locator('main a.ref[data-preview^="thm:"]').first();
    const label = (await link.getAttribute('data-preview')) ?? '';
    await link.scrollIntoViewIfNeeded();
    await link.focus();
    await shown(page).waitFor({ timeout: 2000 });
    await page.keyboard.press('Escape');
    await shown(page).waitFor({ state: 'hidden', timeout: 2000 });
    expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    await expect.poll(() => new URL(page.url()).hash).toBe(`#${label}`);
  });

  test('a preview by touch: the first tap shows it, the way to the place stays open', async () => {
    const { page } = await visit(path, {
      hasTouch: true,
      isMobile: true,
      viewport: { width: 390, height: 844 },
    });
    const link = page.locator('main a.ref[data-preview^="thm:"]').first();
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
