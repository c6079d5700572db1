import type { Page } from 'playwright-core';

interface Shift {
  value: number;
  /** What moved. */
  node: string;
}

/** Writes down what moves on a page by itself; for `before` of a visit. */
export function watchShifts(page: Page): Promise<unknown> {
  return page.addInitScript(() => {
    const shifts: Shift[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        const { value, hadRecentInput, sources } = entry as PerformanceEntry & {
          value: number;
          hadRecentInput: boolean;
          sources: { node?: Element }[];
        };
        const node = sources.map(({ node }) => `${node?.nodeName} ${node?.className ?? ''}`).join(', ');
        if (!hadRecentInput) shifts.push({ value, node });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** How far the page has shifted so far, and what moved. */
export async function layoutShift(page: Page): Promise<{ sum: number; moved: string }> {
  const shifts = await page.evaluate(() => (window as unknown as { shifts: Shift[] }).shifts);
  return { sum: shifts.reduce((sum, { value }) => sum + value, 0), moved: JSON.stringify(shifts) };
}
