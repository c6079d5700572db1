import { AxeBuilder } from '@axe-core/playwright';
import { describe, expect, test } from 'vitest';
import { brokenBy, declaration, download, element, focusIsSeen, slider, state, verdict } from './driving.ts';
import { chapters, demos, visit } from './visit.ts';

test('there are demos to run', () => {
  expect(demos().length).toBeGreaterThan(0);
});

describe.each(demos())('/lab/%s/', (slug) => {
  test('predicts before it runs, and runs to agreement', async () => {
    const { page, problems } = await visit(`lab/${slug}/`);
    const demo = element(page);
    await state(demo, 'idle', 5000);
    expect(await demo.getAttribute('data-verdict')).toBeNull();
    expect(await demo.getByText('Not run yet').isVisible()).toBe(true);
    expect(await demo.locator('svg:visible').count()).toBeGreaterThan(0);
    const started = performance.now();
    expect(await verdict(demo)).toBe('agrees');
    console.log(
      `${slug}: from the click on Run to the verdict in ${Math.round(performance.now() - started)} ms`,
    );
    expect(await demo.innerText()).toMatch(/Agrees:?\s+(\d+) of \1 points inside the band \(seed 7\)/);
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
      [],
    );
    expect(problems).toEqual([]);
  });

  test('disagrees when its hypothesis is broken with the slider, and says which', async () => {
    const { page } = await visit(`lab/${slug}/`);
    const demo = element(page);
    const parameter = brokenBy(await declaration(slug));
    await slider(demo, parameter).focus();
    const goal = parameter.breaks.demonstrate;
    const up = goal > parameter.breaks.holds;
    const at = async () => new URL(page.url()).searchParams.get(parameter.key);
    for (let press = 0; press < 500; press++) {
      const now = Number((await at()) ?? parameter.breaks.holds);
      if (up ? now >= goal : now <= goal) break;
      const before = page.url();
      await page.keyboard.press(up ? 'ArrowRight' : 'ArrowLeft');
      // The first press may find the demo's script still on its way; it is made up for.
      await expect.poll(() => page.url()).not.toBe(before);
    }
    expect(Number(await at())).toBe(goal);
    expect(await verdict(demo)).toBe('disagrees');
    expect(await demo.innerText()).toMatch(/Disagrees:?\s+\d+ of \d+ points inside the band \(seed 7\)/);
    expect(await demo.innerText()).toMatch(/hypothesis is broken/i);
    await page.emulateMedia({ colorScheme: 'dark' });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
      [],
    );
  });

  test('runs by keyboard alone: Run, Pause, Step, Reset, the slider, the table', async () => {
    const { page } = await visit(`lab/${slug}/`);
    const demo = element(page);
    const focused = () =>
      page.evaluate(() => {
        const at = document.activeElement;
        return at instanceof HTMLInputElement ? at.name : (at?.textContent?.trim() ?? '');
      });
    /** Presses Tab until the focus is on `wanted`, and checks that it can be seen there. */
    const tabTo = async (wanted: RegExp, key = 'Tab') => {
      for (let press = 0; press < 80; press++) {
        await page.keyboard.press(key);
        if (!wanted.test(await focused())) continue;
        expect(await focusIsSeen(page), `focus ring on ${await focused()}`).toBe(true);
        return;
      }
      throw new Error(`Tab never reached ${wanted}.`);
    };
    await tabTo(/^Run$/);
    await page.keyboard.press('Space');
    await page.waitForFunction(
      () => document.querySelector('live-demo')?.getAttribute('data-state') !== 'idle',
    );
    await state(demo, 'done');
    expect(await demo.getAttribute('data-verdict')).toBe('agrees');
    const parameter = brokenBy(await declaration(slug));
    await tabTo(new RegExp(`^${parameter.key}$`));
    await page.keyboard.press(parameter.breaks.demonstrate > parameter.breaks.holds ? 'End' : 'Home');
    await state(demo, 'idle', 5000);
    await tabTo(/^Run/, 'Shift+Tab');
    await page.keyboard.press('Space');
    await state(demo, 'done');
    expect(await demo.getAttribute('data-verdict')).toBe('disagrees');
    await tabTo(/^Reset$/);
    await page.keyboard.press('Space');
    await state(demo, 'idle', 5000);
    await tabTo(/^Step$/, 'Shift+Tab');
    await page.keyboard.press('Space');
    await state(demo, 'paused', 10_000);
  });

  test('Step measures one point, Resume goes on, Pause holds, Reset clears', async () => {
    const { page } = await visit(`lab/${slug}/`);
    const demo = element(page);
    const points = async () => Number(/(\d+) of \d+ points/.exec(await demo.innerText())?.[1] ?? 0);
    await demo.getByRole('button', { name: 'Step' }).click();
    await state(demo, 'paused', 10_000);
    expect(await points()).toBe(1);
    await demo.getByRole('button', { name: 'Step' }).click();
    await expect.poll(points).toBe(2);
    await demo.getByRole('button', { name: 'Resume' }).click();
    await demo.getByRole('button', { name: 'Pause' }).click();
    await state(demo, 'paused', 10_000);
    const held = await points();
    await page.waitForTimeout(400);
    expect(await points()).toBe(held);
    await demo.getByRole('button', { name: 'Reset' }).click();
    await state(demo, 'idle', 5000);
    expect(await demo.getByText('Not run yet').isVisible()).toBe(true);
  });

  test('the address carries seed and parameters, and the same address gives the same numbers', async () => {
    const parameter = (await declaration(slug)).parameters.find(({ breaks }) => !breaks);
    const value = parameter ? (parameter.default > parameter.min ? parameter.min : parameter.max) : 0;
    const address = `lab/${slug}/?seed=3${parameter ? `&${parameter.key}=${value}` : ''}`;
    const csv = async (path: string) => {
      const { page } = await visit(path);
      const demo = element(page);
      await verdict(demo);
      expect(await demo.innerText()).toMatch(/\(seed 3\)/);
      return download(demo, 'CSV');
    };
    const [first, second] = [await csv(address), await csv(address)];
    expect(first.trim().split('\n').length).toBeGreaterThan(3);
    expect(first).toBe(second);
  });

  test('another seed goes into the address', async () => {
    const { page } = await visit(`lab/${slug}/?seed=3`);
    const demo = element(page);
    await demo.getByText('another seed').click();
    await expect.poll(() => new URL(page.url()).searchParams.get('seed')).not.toBe('3');
    const field = demo.locator('input[name="seed"]');
    await expect.poll(() => field.inputValue()).toBe(new URL(page.url()).searchParams.get('seed'));
  });

  test('the picture can be taken away', async () => {
    const { page } = await visit(`lab/${slug}/`);
    const demo = element(page);
    await verdict(demo);
    const svg = await download(demo, 'SVG');
    expect(svg).toMatch(/^(<\?xml[^>]*>\s*)?<svg\b[^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    const { page: alone } = await visit('404.html');
    await alone.setContent(`<img src="data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}">`);
    expect(
      await alone.locator('img').evaluate((image: HTMLImageElement) => image.naturalWidth),
    ).toBeGreaterThan(100);
    // On its own it has no style sheet to take its colours from.
    expect(svg).not.toMatch(/var\(--/);
  });

  test('explains an address that asks for what there is not', async () => {
    const [parameter] = (await declaration(slug)).parameters;
    const address = `lab/${slug}/?${parameter?.key}=1e99&seed=-3&nonsense=%3Cb%3E1`;
    const { page, problems } = await visit(address);
    const demo = element(page);
    await expect.poll(() => demo.innerText()).toContain('nonsense');
    const text = await demo.innerText();
    expect(text).toContain('nonsense is not a parameter of this experiment; it is ignored.');
    expect(text).toContain('seed = -3 is not a whole number');
    expect(text).toContain(`${parameter?.key} = 1e99 is not available`);
    expect(await demo.locator('b').count()).toBe(0);
    expect(problems).toEqual([]);
  });

  test('says that it failed when its worker cannot be loaded, and can be read on', async () => {
    const { page } = await visit(`lab/${slug}/`, {
      before: (page) => page.route(/worker[^/]*\.js/, (route) => route.abort()),
    });
    const demo = element(page);
    await demo.getByRole('button', { name: 'Run' }).click();
    await state(demo, 'failed', 20_000);
    expect(await demo.innerText()).toMatch(/Failed:/);
    expect(await demo.innerText()).toMatch(/No verdict/);
    expect(await demo.getAttribute('data-verdict')).toBeNull();
    expect(await demo.locator('svg:visible').count()).toBeGreaterThan(0);
  });

  test('says that it failed when its worker dies, and runs again in a new one', async () => {
    const { page } = await visit(`lab/${slug}/`);
    const demo = element(page);
    const appeared = page.waitForEvent('worker');
    await demo.getByRole('button', { name: 'Step' }).click();
    const worker = await appeared;
    await state(demo, 'paused', 10_000);
    await worker.evaluate(() => {
      setTimeout(() => {
        throw new Error('killed by a test');
      });
    });
    await state(demo, 'failed', 20_000);
    expect(await demo.innerText()).toMatch(/Failed:/);
    expect(await verdict(demo)).toBe('agrees');
  });
});

describe.each(chapters())('/%s', (path) => {
  test('each of its demos runs where it stands', async () => {
    const { page, problems } = await visit(path);
    for (const demo of await page.locator('live-demo').all()) {
      await demo.scrollIntoViewIfNeeded();
      expect(await verdict(demo)).toBe('agrees');
    }
    expect(page.workers().length).toBe(1);
    expect(problems).toEqual([]);
  });
});
