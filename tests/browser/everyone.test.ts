import type { Locator, Page } from 'playwright-core';
import { describe } from 'vitest';
import { unfold, violations, violationsToSight } from './axe.ts';
import { atTestSize, element, focusIsSeen, state, verdict } from './driving.ts';
import { overflowing } from './overflow.ts';
import { overlaps } from './overlaps.ts';
import { chapters, test } from './visit.ts';

/** What axe cannot see, and what it can only see while an experiment runs. All demos are one element: one is tried. */
const slug = 'shuffling-rates';
const small = `lab/${slug}/${await atTestSize(slug)}`;
const [chapter = ''] = chapters();

/** Everything that the live regions of the page say from now on, in order. */
const listen = (page: Page) =>
  page.evaluate(() => {
    const heard: string[] = [];
    Object.assign(window, { heard });
    for (const region of document.querySelectorAll('[role="status"]')) {
      new MutationObserver(() => {
        if (region.textContent) heard.push(region.textContent);
      }).observe(region, { childList: true, characterData: true, subtree: true });
    }
  });
const heard = (page: Page) => page.evaluate(() => (window as unknown as { heard: string[] }).heard);

/** Nothing is computed while the tab is hidden: the run stays where it is. */
const hide = (page: Page) =>
  page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { configurable: true, value: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });

test('axe finds nothing while an experiment runs', async ({ visit, expect }) => {
  const { page, problems } = await visit(small);
  const demo = element(page);
  await demo.getByRole('button', { name: 'Step' }).click();
  await state(demo, 'paused', 20_000);
  await hide(page);
  await demo.getByRole('button', { name: 'Resume' }).click();
  await state(demo, 'running', 5000);
  expect(await violations(page), 'light').toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await violationsToSight(page), 'dark').toEqual([]);
  expect(await demo.getAttribute('data-state')).toBe('running');
  expect(problems).toEqual([]);
});

test('the whole of an experiment by keyboard, seen and heard, with motion reduced', async ({
  visit,
  expect,
}) => {
  const { page, problems } = await visit(`lab/${slug}/?n=128&replicas=8000`, {
    acceptDownloads: true,
    reducedMotion: 'reduce',
  });
  const demo = element(page);
  const focused = () =>
    page.evaluate(() => {
      const at = document.activeElement;
      return at instanceof HTMLInputElement ? at.name : (at?.textContent?.trim() ?? '');
    });
  const seen = new Set<string>();
  /** Presses Tab until the focus is on `wanted`. It is never lost, and the first time it can be seen there. */
  const tabTo = async (wanted: RegExp, press = 'Tab') => {
    for (let i = 0; i < 60; i++) {
      await page.keyboard.press(press);
      const now = await focused();
      if (!wanted.test(now)) continue;
      if (!seen.has(now)) expect(await focusIsSeen(page), `focus ring on ${now}`).toBe(true);
      seen.add(now);
      return;
    }
    throw new Error(`${press} never reached ${wanted}, but ${await focused()}`);
  };
  const keepsFocus = async (wanted: RegExp) =>
    expect(await focused(), 'the focus after a press').toMatch(wanted);
  /** What has been said since the last time that this was asked for and right. */
  let told = 0;
  const since = async () => (await heard(page)).slice(told);
  const says = async (wanted: readonly unknown[]) => {
    await expect.poll(since, { timeout: 10_000 }).toEqual(wanted);
    told += wanted.length;
  };
  const saysAtLast = async (wanted: RegExp) => {
    await expect.poll(async () => (await since()).join(' / '), { timeout: 10_000 }).toMatch(wanted);
    told = (await heard(page)).length;
  };
  const asked = (key: string) => new URL(page.url()).searchParams.get(key);

  await tabTo(/^Run$/);
  await state(demo, 'idle', 5000);
  // The script is there when the columns have been measured: the plot is drawn once, for one width.
  await expect.poll(() => demo.locator('.at-narrow').count(), { timeout: 20_000 }).toBe(0);
  await listen(page);
  await page.keyboard.press('Enter');
  await state(demo, 'running', 20_000);
  await keepsFocus(/^Run$/);
  expect(await page.evaluate(() => document.getAnimations().length), 'moving things').toBe(0);
  await tabTo(/^Pause$/);
  await page.keyboard.press('Enter');
  await state(demo, 'paused', 20_000);
  await keepsFocus(/^Pause$/);
  await saysAtLast(/Paused: \d+ of 24 points measured$/);
  await tabTo(/^Step$/);
  await page.keyboard.press('Space');
  await saysAtLast(/Running\. \/ Paused: \d+ of 24 points measured$/);
  await tabTo(/^Reset$/);
  await page.keyboard.press('Enter');
  await state(demo, 'idle', 5000);
  await keepsFocus(/^Reset$/);
  await says(['Seed 7. Nothing is measured.']);

  await tabTo(/^seed$/);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('many');
  await page.keyboard.press('Enter');
  await saysAtLast(/many is not a whole number.*seed 7 is kept/);
  await keepsFocus(/^seed$/);
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('12');
  await page.keyboard.press('Enter');
  await expect.poll(() => asked('seed')).toBe('12');
  await tabTo(/^another seed$/);
  await page.keyboard.press('Space');
  await expect.poll(() => asked('seed')).toBe('13');
  await keepsFocus(/^another seed$/);
  for (const key of ['n', 'replicas']) {
    await tabTo(new RegExp(`^${key}$`));
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
  }
  await expect.poll(() => Number(asked('replicas'))).toBeLessThan(1000);
  await saysAtLast(/Seed 13\. Nothing is measured\.$/);

  await tabTo(/^Run$/, 'Shift+Tab');
  await page.keyboard.press('Space');
  await state(demo, 'done');
  await expect.poll(() => demo.getAttribute('data-verdict')).not.toBeNull();
  // States, not points.
  await says(['Running.', expect.stringMatching(/^Agrees: 24 of 24 /)]);
  await keepsFocus(/^Run again$/);

  await tabTo(/^CSV$/);
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
  expect(file.suggestedFilename()).toMatch(/seed13\.csv$/);
  await tabTo(/^Table$/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await keepsFocus(/^The numbers of this run$/);
  expect(await demo.locator('.numbers tbody tr').first().isVisible()).toBe(true);
  await tabTo(/^spread$/);
  await page.keyboard.press('End');
  await expect.poll(() => asked('spread')).toBe('0.9');
  await keepsFocus(/^spread$/);
  await state(demo, 'idle', 5000);
  await tabTo(/^Run$/, 'Shift+Tab');
  await page.keyboard.press('Enter');
  await state(demo, 'done');
  await says([
    'Seed 13. Nothing is measured.',
    'Running.',
    expect.stringMatching(/^Disagrees: .* hypothesis is broken/),
  ]);
  // And out again at the end of the page: nothing holds the focus.
  await tabTo(/^Notes$/);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).scrollBehavior)).toBe('auto');
  expect(problems).toEqual([]);
});

test('what has the focus is in the window, whatever stays in sight there', async ({ visit, expect }) => {
  // Three sliders are more than fit.
  const path = `lab/spline-lines/${await atTestSize('spline-lines')}`;
  const { page } = await visit(path, { viewport: { width: 1280, height: 400 } });
  const demo = element(page);
  await demo.getByRole('button', { name: 'Step' }).click();
  await state(demo, 'paused', 20_000);
  const hidden: string[] = [];
  for (const press of ['Tab', 'Shift+Tab']) {
    for (let i = 0; i < 22; i++) {
      await page.keyboard.press(press);
      const lost = await page.evaluate(() => {
        const at = document.activeElement as HTMLElement;
        const { left, top, width, height } = at.getBoundingClientRect();
        const on = document.elementFromPoint(left + width / 2, top + height / 2);
        // Past the last link the browser has the focus.
        if (at === document.body) return undefined;
        return on && (at.contains(on) || on.contains(at)) ? undefined : at.outerHTML.slice(0, 80);
      });
      if (lost) hidden.push(`${press}: ${lost}`);
    }
  }
  expect(hidden).toEqual([]);
});

test('a slider needs no dragging: a press beside its thumb moves it', async ({ visit, expect }) => {
  const { page } = await visit(small);
  const track = element(page).locator('input[name="n"]');
  const before = await track.inputValue();
  await track.click({ position: { x: 10, y: 20 } });
  await expect.poll(() => track.inputValue()).not.toBe(before);
  await expect.poll(() => new URL(page.url()).searchParams.get('n')).not.toBe('32');
});

describe('forced colours', () => {
  const paint = (of: Locator, property: string) =>
    of.first().evaluate((one, property) => getComputedStyle(one).getPropertyValue(property), property);

  test('prediction, band, points, buttons and the focus can be told apart', async ({ visit, expect }) => {
    const { page } = await visit(`${small}&spread=0.9`, { forcedColors: 'active' });
    const demo = element(page);
    expect(await verdict(demo)).toBe('disagrees');
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ forcedColors: 'active', colorScheme });
      const ground = await page.evaluate(() => {
        const probe = document.body.appendChild(document.createElement('i'));
        probe.style.cssText = 'color: Canvas; forced-color-adjust: none';
        const { color } = getComputedStyle(probe);
        probe.remove();
        return color;
      });
      const [theory, band, point, outside, ring, text, link] = await Promise.all([
        paint(demo.locator('.plot .theory'), 'stroke'),
        paint(demo.locator('.plot .band'), 'fill'),
        paint(demo.locator('.plot .point:not(.outside) .mark'), 'fill'),
        paint(demo.locator('.plot .outside .mark'), 'fill'),
        paint(demo.locator('.plot .outside .mark'), 'stroke'),
        paint(demo.locator('.demo-prediction'), 'color'),
        paint(demo.locator('.demo-prediction a'), 'color'),
      ]);
      expect(new Set([ground, theory, band, point]).size, 'ground, line, band and points').toBe(4);
      expect({ outside, ring }, 'hollow points').toEqual({ outside: ground, ring: point });
      expect(link).not.toBe(text);
    }
    const button = (name: string) => demo.getByRole('button', { name, exact: true });
    expect(await paint(button('Run again'), 'background-color')).not.toBe(
      await paint(button('Step'), 'background-color'),
    );
    expect(await paint(button('Pause'), 'border-top-style'), 'what cannot be pressed now').toBe('dashed');
    await button('Reset').focus();
    await page.keyboard.press('Shift+Tab');
    expect(await focusIsSeen(page), 'focus ring of a button').toBe(true);
    await demo.locator('input[name="n"]').focus();
    expect(await focusIsSeen(page), 'focus ring of a slider').toBe(true);
  });

  test('in a chapter: marks, the rule of a claim, and formulas without grounds behind their pieces', async ({
    visit,
    expect,
  }) => {
    const { page } = await visit(chapter, { forcedColors: 'active', colorScheme: 'dark' });
    expect(await paint(page.locator('.status .mark'), 'color')).toBe(
      await paint(page.locator('main p'), 'color'),
    );
    const rule = await page
      .locator('.claim')
      .first()
      .evaluate((claim) => getComputedStyle(claim, '::before').backgroundColor);
    expect(rule).not.toBe(await paint(page.locator('html'), 'background-color'));
    expect(await paint(page.locator('main p .katex'), 'forced-color-adjust')).toBe('none');
    expect(await paint(page.locator('main p .katex'), 'color')).toBe(
      await paint(page.locator('main p'), 'color'),
    );
    expect(await page.locator('.page-colour').isVisible(), 'a switch without effect').toBe(false);
  });
});

/** Lays a style over the page's own, in the place of the one before. */
const restyle = (page: Page, style: string) =>
  page.evaluate((style) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(style);
    const all = document.adoptedStyleSheets;
    // The first is what unfolds the page.
    document.adoptedStyleSheets = [...all.slice(0, 1), sheet];
  }, style);

/** WCAG 1.4.12. */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }`;
const MODES = [
  { mode: '200 % zoom', width: 640, style: '' },
  { mode: 'text alone at 200 %', width: 1280, style: 'html { font-size: 200% }' },
  { mode: 'text alone at 200 %, narrower', width: 820, style: 'html { font-size: 200% }' },
  { mode: 'wider spacing', width: 390, style: SPACING },
];

test.for([chapter, small, '', 'questions/', 'notation/', 'map/'])(
  'larger text and wider spacing lose nothing on /%s',
  async (path, { visit, expect }) => {
    const { page } = await visit(path);
    await unfold(page);
    for (const { mode, width, style } of MODES) {
      await page.setViewportSize({ width, height: 450 });
      await restyle(page, style);
      expect.soft(await overflowing(page), `sideways: ${mode}`).toEqual([]);
      expect.soft(await overlaps(page), `overlap: ${mode}`).toEqual([]);
    }
    // As a browser's own setting makes it, which also counts in media queries.
    const chrome = await page.context().newCDPSession(page);
    await chrome.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
    await restyle(page, '');
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 450 });
      expect.soft(await overflowing(page), `sideways: text alone at 200 %, ${width} px`).toEqual([]);
      expect.soft(await overlaps(page), `overlap: text alone at 200 %, ${width} px`).toEqual([]);
    }
  },
);

test.for(['sgd/shuffling/', 'statistical-learning/two-cultures/'])(
  'in the margin of /%s a note stands beside the block that it is read after',
  async (path, { visit, expect }) => {
    const { page } = await visit(path);
    await unfold(page);
    const groups = await page.evaluate(() =>
      [...document.querySelectorAll('.noted')].map((group) => {
        const [block, notes] = [...group.children].map((child) => child.getBoundingClientRect());
        const inner = [...group.querySelectorAll(':scope > .notes > *')].map(
          (note) => note.getBoundingClientRect().top,
        );
        return {
          // A label is set into the frame of the short answer.
          level: Math.abs(notes!.top - block!.top) <= 16,
          right: notes!.left >= block!.right,
          within: notes!.bottom <= group.getBoundingClientRect().bottom + 1,
          ordered: inner.every((top, i) => i === 0 || top > inner[i - 1]!),
        };
      }),
    );
    expect(groups.length).toBeGreaterThan(1);
    expect(groups).toEqual(groups.map(() => ({ level: true, right: true, within: true, ordered: true })));
    // What a note belongs to refers to it.
    const astray = await page.evaluate(() =>
      [...document.querySelectorAll('aside.note[id]')]
        .filter((note) => {
          const block = note.closest('.notes')?.previousElementSibling;
          return !block?.querySelector(`a[href="#${note.id}"]`);
        })
        .map(({ id }) => id),
    );
    expect(astray).toEqual([]);
    const tops = await page.locator('.chapter-body > *').evaluateAll((blocks) =>
      blocks
        .map((block) => block.getBoundingClientRect())
        .filter(({ height }) => height > 0)
        .map(({ top }) => top),
    );
    expect(tops, 'blocks from top to bottom').toEqual(tops.toSorted((a, b) => a - b));
  },
);
