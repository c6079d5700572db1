import type { Page } from 'playwright-core';
import { scrollThrough } from './visit.ts';

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

/**
 * How far a page shifts while it is scrolled through, and what moves: the sum is to stay under 0.02. A font that comes
 * late on a busy machine moves the text once; a page that has shifted is visited again, and twice at most.
 * @param first the page, visited with `before: watchShifts` and scrolled through
 */
export async function layoutShift(first: Page, again: () => Promise<{ page: Page }>): Promise<Shifts> {
  let least = await shiftsOf(first);
  for (let visits = 1; visits < 3 && least.sum >= 0.02; visits++) {
    const { page } = await again();
    await scrollThrough(page);
    const shifts = await shiftsOf(page);
    if (shifts.sum < least.sum) least = shifts;
  }
  return least;
}

interface Shifts {
  sum: number;
  moved: string;
}

async function shiftsOf(page: Page): Promise<Shifts> {
  const shifts = await page.evaluate(() => (window as unknown as { shifts: Shift[] }).shifts);
  return { sum: shifts.reduce((sum, { value }) => sum + value, 0), moved: JSON.stringify(shifts) };
}
