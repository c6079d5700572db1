import type { Locator, Page } from 'playwright-core';

/** Links in a chapter that have a preview, by what it shows. */
export const PREVIEWED = {
  'a claim': 'main a.ref[data-preview^="thm:"]',
  'an equation': 'main a.ref[data-preview^="eq:"]',
  'a citation': 'main a.cite[data-preview]',
};

/** The preview that is shown now. */
export function previewOn(page: Page): Locator {
  return page.locator('[role="tooltip"]:visible, [role="dialog"]:visible').first();
}
