import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

// Inside a <use> selectors do not see the drawing around it: ".plot .path" would match nothing there, and a run that is
// drawn for two widths and written for one would be filled black.
it('runs that a drawing takes from elsewhere are styled without it', () => {
  const css = readFileSync(new URL('../../src/site/styles/plot.css', import.meta.url), 'utf8');
  const selectors = [...css.replace(/\/\*.*?\*\//gs, '').matchAll(/([^{}]+)\{/g)].flatMap(([, list]) =>
    list!.split(',').map((selector) => selector.trim()),
  );
  const runs = selectors.filter((selector) => /\.path\b/.test(selector));
  expect(runs).toContain('.path');
  for (const selector of runs) expect(selector).toMatch(/^\.path(\.\w+)?$/);
});
