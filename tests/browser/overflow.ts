import type { Page } from 'playwright-core';

/** What stands out of the window at the right, unless it scrolls in a box of its own. */
export function overflowing(page: Page): Promise<string[]> {
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
