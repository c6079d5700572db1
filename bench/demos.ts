import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { serve } from '../scripts/server.ts';
import { median } from './report.ts';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));

/** Runs of a demo at its default size, each on a fresh visit of its page. Milliseconds from the click on Run, medians. */
export interface DemoTimes {
  firstPoint: number;
  verdict: number;
  /** The longest time in any run for which the page's own thread was busy; 0 where none was longer than the 50 ms that a browser reports. */
  longestBlock: number;
  /** Bytes of the browser's largest page process, worker included; undefined where there is no /proc. */
  peakMemory: number | undefined;
}

/**
 * @param process the browser's own, whose children hold the pages
 * @param only the demos that are timed; all where it is empty
 * @param runs of each
 * @throws Error when the site has not been built, or has no such demo
 */
export async function timeDemos(
  browser: Browser,
  process: number | undefined,
  only: readonly string[],
  runs: number,
): Promise<Record<string, DemoTimes>> {
  const lab = join(DIST, 'lab');
  if (!existsSync(lab))
    throw new Error('The demos are measured on the built site: npm run build, then again.');
  const slugs = readdirSync(lab).filter((name) => statSync(join(lab, name)).isDirectory());
  const unknown = only.filter((slug) => !slugs.includes(slug));
  if (unknown.length > 0) throw new Error(`No demo ${unknown.join(', ')}; there are ${slugs.join(', ')}.`);
  const site = await serve({ folder: DIST });
  const times: Record<string, DemoTimes> = {};
  try {
    for (const slug of only.length > 0 ? only : slugs) {
      const each = [];
      for (let run = 0; run < runs; run++)
        each.push(await timeDemo(browser, new URL(`lab/${slug}/`, site.address), process));
      times[slug] = {
        firstPoint: median(each.map(({ firstPoint }) => firstPoint)),
        verdict: median(each.map(({ verdict }) => verdict)),
        longestBlock: Math.max(...each.map(({ longestBlock }) => longestBlock)),
        peakMemory: each[0]?.peakMemory && Math.max(...each.map(({ peakMemory }) => peakMemory ?? 0)),
      };
    }
  } finally {
    await site.close();
  }
  return times;
}

async function timeDemo(browser: Browser, address: URL, process: number | undefined): Promise<DemoTimes> {
  const context = await browser.newContext({ locale: 'en-US', serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.addInitScript(watch);
  await page.goto(address.href, { waitUntil: 'load' });
  let peakMemory = largestPage(process);
  const sampling = setInterval(() => {
    const now = largestPage(process);
    if (now !== undefined) peakMemory = Math.max(peakMemory ?? 0, now);
  }, 100);
  try {
    // A reader reads before pressing the button: what the page still has to do for itself is done by then.
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => setTimeout(resolve, 300))));
    await page.locator('live-demo').first().getByRole('button', { name: 'Run' }).click();
    // A function: text to evaluate is refused by the page's policy.
    await page.waitForFunction(
      () => (globalThis as unknown as { watched: typeof NOTHING }).watched.verdict > 0,
      undefined,
      { timeout: 120_000 },
    );
    const watched = (await page.evaluate('watched')) as Record<keyof typeof NOTHING, number>;
    return {
      firstPoint: watched.firstPoint - watched.clicked,
      verdict: watched.verdict - watched.clicked,
      longestBlock: watched.longestBlock,
      peakMemory,
    };
  } finally {
    clearInterval(sampling);
    await context.close();
  }
}

const NOTHING = { clicked: 0, firstPoint: 0, verdict: 0, longestBlock: 0 };

/** Runs in the page, before its own scripts: notes when things are first to be seen. */
function watch(): void {
  const watched = { clicked: 0, firstPoint: 0, verdict: 0, longestBlock: 0 };
  Object.assign(globalThis, { watched });
  addEventListener('click', ({ timeStamp }) => (watched.clicked ||= timeStamp), { capture: true });
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) {
      if (watched.clicked && startTime + duration > watched.clicked)
        watched.longestBlock = Math.max(watched.longestBlock, duration);
    }
  }).observe({ type: 'longtask' });
  const look = () => {
    const demo = document.querySelector('live-demo');
    if (watched.clicked && demo) {
      if (/\b[1-9]\d* of \d+ points/.test(demo.textContent)) watched.firstPoint ||= performance.now();
      if (demo.hasAttribute('data-verdict')) watched.verdict ||= performance.now();
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

/** Resident bytes of the largest renderer among the descendants of the browser's process. */
function largestPage(browser: number | undefined): number | undefined {
  if (!browser || !existsSync('/proc/self/status')) return undefined;
  let largest = 0;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    try {
      if (!readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('--type=renderer')) continue;
      if (!descends(Number(pid), browser)) continue;
      const resident = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
      largest = Math.max(largest, 1024 * Number(resident?.[1] ?? 0));
    } catch {
      // A process that ended while it was looked at.
    }
  }
  return largest;
}

function descends(pid: number, from: number): boolean {
  for (let at = pid; at > 1;) {
    if (at === from) return true;
    at = Number(/PPid:\s+(\d+)/.exec(readFileSync(`/proc/${at}/status`, 'utf8'))?.[1] ?? 0);
  }
  return false;
}
