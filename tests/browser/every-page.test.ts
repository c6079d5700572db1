import { describe } from 'vitest';
import { budgetOf } from '../../scripts/budgets/limits.ts';
import { note } from '../../scripts/budgets/report.ts';
import { unfold, violations, violationsToSight } from './axe.ts';
import { layoutShift, watchShifts } from './layout-shift.ts';
import { overflowing } from './overflow.ts';
import { chapters, demos, leftBehind, pages, scrollThrough, test } from './visit.ts';
import { weigh, words } from './weight.ts';

/** The last is that of the window before. */
const WIDTHS = [320, 390, 820, 1200, 1440];

test('there are pages to look at', ({ expect }) => {
  expect(pages()).toEqual(
    expect.arrayContaining(['', '404.html', 'bibliography/', 'lab/', 'notation/', 'sgd/']),
  );
});

/** Axe looks at every element against every rule, and above all at its colours: a long chapter takes its time. */
const LONG = { timeout: 180_000 };

const demoPages = new Set(demos().map((slug) => `lab/${slug}/`));

/** One visit looks at everything; a check that fails does not keep the next from being made. */
describe.each(pages())('/%s', (path) => {
  test(
    'errors, head, weight, widths; axe light and wide, dark and narrow',
    LONG,
    async ({ visit, expect }) => {
      let scale: ReturnType<typeof weigh> | undefined;
      const { page, problems } = await visit(path, {
        colorScheme: 'light',
        before: async (page) => {
          scale = weigh(page);
          await watchShifts(page);
        },
      });
      await scrollThrough(page);
      // What is far from a chapter's window is laid out late, and may shift.
      if (chapters().includes(path)) {
        const { sum, moved } = await layoutShift(page, () => visit(path, { before: watchShifts }));
        expect.soft(sum, `layout shift at 1440 px: ${moved}`).toBeLessThan(0.02);
      }
      const weight = await scale!.weight();
      console.log(`/${path} kB: ${words(weight)}`);
      expect.soft(weight.total, 'kB').toBeGreaterThan(1);
      expect.soft(weight.total, 'kB').toBeLessThanOrEqual(note(budgetOf(path), path, weight.total));
      expect.soft(weight.script, 'kB of script').toBeLessThanOrEqual(note('script', path, weight.script));
      expect.soft(page.workers(), 'workers before a demo is used').toEqual([]);
      for (const script of await scale!.scripts()) {
        expect.soft(script).not.toMatch(/tfjs|registerKernel|registerBackend|disposeVariables/);
      }

      const { headings, language, title, description } = await page.evaluate(() => ({
        headings: document.querySelectorAll('h1').length,
        language: document.documentElement.lang,
        title: document.title,
        description: document.querySelector<HTMLMetaElement>('meta[name="description"]')?.content ?? '',
      }));
      expect.soft({ headings, language }, 'h1 and lang').toEqual({ headings: 1, language: 'en-GB' });
      expect.soft(title.length, 'letters of the title').toBeGreaterThan(3);
      expect.soft(description.length, 'letters of the description').toBeGreaterThan(20);

      expect.soft(await leftBehind(page), 'kept in the browser before anything is chosen').toEqual([]);

      await unfold(page);
      const sideways: Record<number, string[]> = {};
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        const out = await overflowing(page);
        if (out.length > 0) sideways[width] = out;
      }
      expect.soft(sideways, 'sideways scrolling, by width').toEqual({});

      // Axe looks at a demo's own page where the demo is run.
      if (!demoPages.has(path)) {
        expect.soft(await violations(page), 'axe, light and wide').toEqual([]);
        await page.emulateMedia({ colorScheme: 'dark' });
        await page.setViewportSize({ width: 390, height: 844 });
        expect.soft(await violationsToSight(page), 'axe, dark and narrow').toEqual([]);
      }
      expect.soft(problems, 'errors and requests to other hosts').toEqual([]);
    },
  );
});
