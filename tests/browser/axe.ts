import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

type RunOptions = Parameters<AxeBuilder['options']>[0];

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

/**
 * The rules whose findings may be others in another colour or width: contrast, links that nothing but colour tells from
 * text, the size of what is pressed, boxes that scroll only where they are narrow, and the names and the hiding of what
 * is shown in narrow windows alone. All other rules read what does not change.
 */
const RULES_OF_SIGHT = [
  'color-contrast',
  'link-in-text-block',
  'target-size',
  'scrollable-region-focusable',
  'button-name',
  'link-name',
  'aria-hidden-focus',
];

/** What axe finds, one line for each place. It leaves the page's formulas as text, so that it comes last. */
export async function violations(page: Page): Promise<string[]> {
  // Axe does not read MathML, and the drawn half of a formula, which is most of a chapter, is hidden from screen
  // readers: each formula's text stands in for it. That every formula has its MathML is tested with the reading.
  await page.evaluate(() => {
    for (const formula of document.querySelectorAll('.katex')) {
      formula.replaceChildren(formula.querySelector('math')?.textContent ?? '');
    }
  });
  return analyse(new AxeBuilder({ page }), { type: 'tag', values: RULES });
}

/** What axe finds when a page that it has looked through has changed its colours or its width. */
export function violationsToSight(page: Page): Promise<string[]> {
  // Axe is on the page already; it is half a megabyte of script.
  return analyse(new AxeBuilder({ page, axeSource: ';' }), { type: 'rule', values: RULES_OF_SIGHT });
}

async function analyse(axe: AxeBuilder, runOnly: RunOptions['runOnly']): Promise<string[]> {
  // No page has frames; without them axe needs no second page to put its findings together in.
  const { violations } = await axe
    .setLegacyMode()
    .options({ runOnly, resultTypes: ['violations'] } as RunOptions)
    .analyze();
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id} (${help}) at ${target.join(' ')}: ${failureSummary ?? ''}`,
    ),
  );
}
