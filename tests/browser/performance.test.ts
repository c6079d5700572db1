import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { element, state } from './driving.ts';
import { chapters, demos, pages, scrollThrough, visit } from './visit.ts';

/** kB of 1,000 bytes, as transferred: compressed by gzip, level 9. */
interface Weight {
  total: number;
  script: number;
  fonts: number;
  style: number;
  document: number;
}

/** Adds up what a page fetches. Bodies only: headers are the host's. */
function weigh(page: Page): () => Weight {
  const sizes: { type: string; bytes: number }[] = [];
  page.on('response', (response) => {
    if (response.url().startsWith('data:')) return;
    const bytes = Number(response.headers()['content-length'] ?? 0);
    sizes.push({ type: response.request().resourceType(), bytes });
  });
  const sum = (type?: string) =>
    sizes.filter((size) => !type || size.type === type).reduce((all, { bytes }) => all + bytes, 0) / 1000;
  return () => ({
    total: sum(),
    script: sum('script'),
    fonts: sum('font'),
    style: sum('stylesheet'),
    document: sum('document'),
  });
}

const words = (weight: Weight) =>
  Object.entries(weight)
    .map(([part, kB]) => `${part} ${(kB as number).toFixed(1)}`)
    .join(', ');

describe.each(pages())('/%s', (path) => {
  test('weighs at most 150 kB, of it script at most 15, and fetches no training code', async () => {
    let weight = (): Weight => ({ total: 0, script: 0, fonts: 0, style: 0, document: 0 });
    const scripts: string[] = [];
    const { page } = await visit(path, {
      before: async (page) => {
        weight = weigh(page);
        page.on('response', async (response) => {
          if (response.request().resourceType() === 'script') scripts.push(await response.text());
        });
      },
    });
    await scrollThrough(page);
    console.log(`/${path} kB: ${words(weight())}`);
    expect(weight().total).toBeGreaterThan(1);
    expect(weight().total).toBeLessThanOrEqual(150);
    const inline = await page.evaluate(() =>
      [...document.querySelectorAll('script:not([src])')].map(({ textContent }) => textContent.length),
    );
    expect(weight().script + inline.reduce((sum, size) => sum + size, 0) / 1000).toBeLessThanOrEqual(15);
    expect(page.workers()).toEqual([]);
    for (const script of scripts)
      expect(script).not.toMatch(/tfjs|registerKernel|registerBackend|disposeVariables/);
  });
});

describe.each(chapters())('/%s', (path) => {
  test.each([390, 820, 1440])('shifts less than 0.02 at %i px', async (width) => {
    const { page } = await visit(path, {
      viewport: { width, height: 900 },
      before: (page) =>
        page.addInitScript(() => {
          const shifts: { value: number; node: string }[] = [];
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
        }),
    });
    await scrollThrough(page);
    const shifts = await page.evaluate(
      () => (window as unknown as { shifts: { value: number; node: string }[] }).shifts,
    );
    const sum = shifts.reduce((all, { value }) => all + value, 0);
    console.log(`/${path} at ${width} px: layout shift ${sum.toFixed(4)}`);
    expect(sum, JSON.stringify(shifts)).toBeLessThan(0.02);
  });
});

describe.each(demos())('/lab/%s/', (slug) => {
  test('the first point comes soon, and the page stays free during a run', { retry: 2 }, async () => {
    const { page } = await visit(`lab/${slug}/`, {
      before: (page) =>
        page.addInitScript(() => {
          const times = { clicked: 0, first: 0, blocked: [] as number[] };
          Object.assign(window, { times });
          new PerformanceObserver((list) => {
            for (const { startTime, duration } of list.getEntries()) {
              if (times.clicked > 0 && startTime + duration > times.clicked) times.blocked.push(duration);
            }
          }).observe({ type: 'longtask', buffered: true });
          addEventListener(
            'click',
            (event) => {
              times.clicked ||= event.timeStamp;
            },
            { capture: true },
          );
          const look = () => {
            const text = document.querySelector('live-demo')?.textContent ?? '';
            if (!times.first && times.clicked && /\b[1-9]\d* of \d+ points/.test(text))
              times.first = performance.now();
            requestAnimationFrame(look);
          };
          requestAnimationFrame(look);
        }),
    });
    const demo = element(page);
    await demo.getByRole('button', { name: 'Run' }).click();
    await state(demo, 'done');
    const times = await page.evaluate(
      () => (window as unknown as { times: { clicked: number; first: number; blocked: number[] } }).times,
    );
    const longest = Math.max(0, ...times.blocked);
    console.log(
      `${slug}: first point ${Math.round(times.first - times.clicked)} ms after the first click; ` +
        `thread blocked for at most ${longest > 0 ? Math.round(longest) : 'less than 50'} ms`,
    );
    expect(times.first).toBeGreaterThan(times.clicked);
    // The goals are 400 and 50 ms; a loaded machine that tests is no reader's.
    expect(times.first - times.clicked).toBeLessThan(2000);
    expect(longest).toBeLessThan(200);
  });
});
