import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Everything folded away, or far from the window and waiting for its layout, is looked at too. */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const details of document.querySelectorAll('details')) details.open = true;
    const style = new CSSStyleSheet();
    style.replaceSync('* { content-visibility: visible !important }');
    document.adoptedStyleSheets.push(style);
  });
}

/** What axe finds, one line for each place. It leaves the page's formulas as text, so that it comes last. */
export async function violations(page: Page): Promise<string[]> {
  // Axe does not read MathML, and the drawn half of a formula, which is most of a chapter, is hidden from screen
  // readers: each formula's text stands in for it. That every formula has its MathML is tested with the reading.
  await page.evaluate(() => {
    for (const formula of document.querySelectorAll('.katex')) {
      formula.replaceChildren(formula.querySelector('math')?.textContent ?? '');
    }
  });
  // No page has frames; without them axe needs no second page to put its findings together in.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ runOnly: { type: 'tag', values: RULES }, resultTypes: ['violations'] })
    .analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary ?? ''}`,
    ),
  );
}
