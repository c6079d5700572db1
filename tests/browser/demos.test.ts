import { describe } from 'vitest';
import { note } from '../../scripts/budgets/report.ts';
import { unfold, violations, violationsToSight } from './axe.ts';
import { brokenBy, declaration, download, element, slideTo, state, verdict } from './driving.ts';
import { demos, test } from './visit.ts';
import { weigh } from './weight.ts';

/** What every demo does by itself. What all do because they are one element is tested in live-demo.test.ts. */

test('there are demos to run', ({ expect }) => {
  expect(demos().length).toBeGreaterThan(0);
});

describe.each(demos())('/lab/%s/', (slug) => {
  test('predicts, runs to agreement, and can be seen to disagree', async ({ visit, expect }) => {
    let scale: ReturnType<typeof weigh> | undefined;
    const { page, problems } = await visit(`lab/${slug}/`, {
      before: async (page) => {
        scale = weigh(page);
      },
    });
    const { total: before } = await scale!.weight();
    const demo = element(page);
    await state(demo, 'idle', 5000);
    expect.soft(await demo.getAttribute('data-verdict')).toBeNull();
    expect.soft(await demo.getByText('Not run yet').isVisible(), 'says that it has not run').toBe(true);
    expect.soft(await demo.locator('svg:visible').count(), 'figures before the run').toBeGreaterThan(0);

    // At the size of a reader's a demo runs when its recording is tested, and in the bench of demos.
    const { testSize, ...declared } = await declaration(slug);
    await slideTo(demo, testSize);
    await state(demo, 'idle', 5000);
    expect(await verdict(demo)).toBe('agrees');
    const fetched = (await scale!.weight()).total - before;
    expect.soft(fetched, 'kB that Run fetches').toBeGreaterThan(10);
    expect.soft(fetched, 'kB that Run fetches').toBeLessThanOrEqual(note('run', `lab/${slug}/`, fetched));
    const points = /Agrees:?\s+(\d+) of \1 points inside the band \(seed 7\)/;
    expect.soft(await demo.innerText()).toMatch(points);
    expect.soft((await demo.getByRole('status').allInnerTexts()).join(), 'announcement').toMatch(/Agrees/);

    const count = Number(points.exec(await demo.innerText())?.[1]);
    const lines = (await download(demo, 'CSV')).trim().split('\r\n');
    expect.soft(lines.filter((line) => line.endsWith(',true')).length, 'points in the CSV').toBe(count);
    await demo.locator('details.demo-numbers > summary').click();
    const rows = await demo.locator('details.demo-numbers tbody tr:visible').count();
    expect.soft(rows, 'rows of the table').toBeGreaterThanOrEqual(lines.length - 1);

    const svg = await download(demo, 'SVG');
    expect.soft(svg).toMatch(/^(<\?xml[^>]*>\s*)?<svg\b[^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    // On its own it has no style sheet to take its colours from.
    expect.soft(svg).not.toMatch(/var\(--/);
    const alone = await page.context().newPage();
    await alone.setContent(`<img src="data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}">`);
    const width = await alone.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth);
    expect.soft(width, 'width of the downloaded picture').toBeGreaterThan(100);
    await alone.close();
    await unfold(page);
    expect.soft(await violations(page), 'axe, light and wide, agreed').toEqual([]);

    const { key, breaks } = brokenBy({ testSize, ...declared });
    await slideTo(demo, { ...testSize, [key]: breaks.demonstrate });
    await expect.poll(() => new URL(page.url()).searchParams.get(key)).toBe(String(breaks.demonstrate));
    await state(demo, 'idle', 5000);
    expect.soft(await verdict(demo)).toBe('disagrees');
    const text = await demo.innerText();
    expect.soft(text).toMatch(/Disagrees:?\s+\d+ of \d+ points inside the band \(seed 7\)/);
    expect.soft(text).toMatch(/hypothesis is broken/i);
    await page.emulateMedia({ colorScheme: 'dark' });
    await page.setViewportSize({ width: 390, height: 844 });
    expect.soft(await violationsToSight(page), 'axe, dark and narrow, disagreed').toEqual([]);
    expect.soft(problems, 'errors and requests to other hosts').toEqual([]);
  });
});
