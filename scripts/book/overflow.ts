import type { Page } from 'playwright-core';

/**
 * What reaches beyond the edge of the printed page, and displayed formulas that run into their number: one line each.
 * The page's width is the same for every sheet, so that it can be measured before the sheets are cut.
 */
export async function overflowing(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const book = document.querySelector('.book')!.getBoundingClientRect();
    const place = (element: Element) => {
      const leaf = element.closest('.leaf')?.id ?? '';
      const near = element.closest('[id]')?.id ?? '';
      const formula = element.closest('[aria-label]')?.getAttribute('aria-label');
      const words = (formula ?? element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 80);
      return `${leaf}, at ${near}: ${words}`;
    };
    const found: string[] = [];
    const wide = 'p, li, dd, td, th, h1, h2, h3, h4, pre, table, figure, svg, .katex-base, .equation-number';
    for (const element of document.querySelectorAll(`.book :is(${wide})`)) {
      const { left, right, width } = element.getBoundingClientRect();
      // Boxes of formulas take the width of what is around them; their parts have their own. Scripts may stand out by a hair that KaTeX leaves at their end.
      const beyond = Math.max(right - book.right, book.left - left);
      if (width > 0 && beyond > 1.5)
        found.push(`${Math.ceil(beyond)} px beyond the page in ${place(element)}`);
    }
    for (const line of document.querySelectorAll('.equation-line')) {
      const number = line.querySelector('.equation-number')?.getBoundingClientRect();
      const formula = [...line.querySelectorAll('.katex-base')].find(
        (part) => number && part.getBoundingClientRect().right > number.left + 1.5,
      );
      if (formula) found.push(`a formula runs into its number in ${place(formula)}`);
    }
    return found;
  });
}
