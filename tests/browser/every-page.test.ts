import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { pages, scrollThrough, visit } from './visit.ts';

const WIDTHS = [320, 360, 390, 820, 1200, 1440, 1920];
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Everything folded away is looked at too. */
async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
  });
}

async function violations(page: Page): Promise<string[]> {
  // Axe does not read MathML, and the drawn half of a formula, which is most of a chapter, is hidden from screen
  // readers: each formula's text stands in for it. That every formula has its MathML is tested with the reading.
  await page.evaluate(() => {
    for (const formula of document.querySelectorAll('.katex')) {
      formula.replaceChildren(formula.querySelector('math')?.textContent ?? '');
    }
  });
  const { violations } = await new AxeBuilder({ page }).withTags(RULES).analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary ?? ''}`,
    ),
  );
}

/** What stands out of the window at the right, unless it scrolls in a box of its own. */
function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const root = document.documentElement;
    if (root.scrollWidth <= root.clientWidth && document.body.scrollWidth <= root.clientWidth) return [];
    const scrolls = (element: Element): boolean =>
      element !== document.body &&
      element !== root &&
      (/auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX) ||
        (element.parentElement !== null && scrolls(element.parentElement)));
    const out = [...document.body.querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > root.clientWidth + 0.5 && !scrolls(element),
    );
    const names = out.slice(0, 5).map((element) => {
      const { right } = element.getBoundingClientRect();
      return `<${element.localName} class="${element.getAttribute('class') ?? ''}"> ends at ${Math.round(right)}`;
    });
    return [`the page is ${root.scrollWidth} wide in a window of ${root.clientWidth}`, ...names];
  });
}

test('there are pages to look at', () => {
  expect(pages()).toEqual(
    expect.arrayContaining(['', '404.html', 'bibliography/', 'lab/', 'notation/', 'sgd/']),
  );
});

/** Axe looks at every element against every rule: a long chapter takes its time. */
const AXE = 180_000;

describe.each(pages())('/%s', (path) => {
  test(
    'axe finds nothing in a light wide window',
    async () => {
      const { page } = await visit(path, { colorScheme: 'light' });
      await unfold(page);
      expect(await violations(page)).toEqual([]);
    },
    AXE,
  );

  test(
    'axe finds nothing in a dark narrow window',
    async () => {
      const { page } = await visit(path, { colorScheme: 'dark', viewport: { width: 390, height: 844 } });
      await unfold(page);
      expect(await violations(page)).toEqual([]);
    },
    AXE,
  );

  test('no errors, and no request to another host', async () => {
    const { page, problems } = await visit(path);
    await unfold(page);
    await scrollThrough(page);
    expect(problems).toEqual([]);
  });

  test(`no sideways scrolling at ${WIDTHS.join(', ')} px`, async () => {
    const { page } = await visit(path);
    await unfold(page);
    const found: Record<number, string[]> = {};
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      await page.waitForTimeout(30);
      const out = await overflowing(page);
      if (out.length > 0) found[width] = out;
    }
    expect(found).toEqual({});
  });

  test('one heading of the first level, a language, a title, a description', async () => {
    const { page } = await visit(path);
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.locator('html').getAttribute('lang')).toBe('en-GB');
    expect((await page.title()).length).toBeGreaterThan(3);
    expect((await page.locator('meta[name="description"]').getAttribute('content'))?.length).toBeGreaterThan(
      20,
    );
  });
});
