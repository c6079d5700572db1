import { describe } from 'vitest';
import { atTestSize, brokenBy, declaration, download, element, slider, state, verdict } from './driving.ts';
import { test } from './visit.ts';

/** What all demos do because they are one element, tried on one that is quick. */
const slug = 'shuffling-rates';
const small = await atTestSize(slug);
const { key, breaks } = brokenBy(await declaration(slug));
const up = breaks.demonstrate > breaks.holds;

describe(`/lab/${slug}/`, () => {
  test('an arrow key moves the slider by a step, and the address with it', async ({ visit, expect }) => {
    const { page } = await visit(`lab/${slug}/`);
    await slider(element(page), brokenBy(await declaration(slug))).focus();
    const at = () => Number(new URL(page.url()).searchParams.get(key) ?? breaks.holds);
    const seen = [at()];
    while (up ? at() < breaks.demonstrate : at() > breaks.demonstrate) {
      await page.keyboard.press(up ? 'ArrowRight' : 'ArrowLeft');
      // The first press may find the demo's script still on its way; it is made up for.
      await expect.poll(at).not.toBe(seen.at(-1));
      seen.push(at());
    }
    expect(seen.at(-1)).toBe(breaks.demonstrate);
    expect(seen).toEqual(seen.toSorted((a, b) => (up ? a - b : b - a)));
  });

  test('Step measures one point, Resume goes on, Pause holds, Reset clears', async ({ visit, expect }) => {
    const { page } = await visit(`lab/${slug}/`);
    const demo = element(page);
    const points = async () => Number(/(\d+) of \d+ points/.exec(await demo.innerText())?.[1] ?? 0);
    // The pointer that opens the numbers brings the script, which draws them again.
    await demo.locator('.demo-numbers > summary').click();
    await demo.getByRole('button', { name: 'Step' }).click();
    await state(demo, 'paused', 10_000);
    await expect.poll(() => demo.locator('.demo-numbers tbody').isVisible()).toBe(true);
    await expect.poll(points).toBe(1);
    await demo.getByRole('button', { name: 'Step' }).click();
    await expect.poll(points).toBe(2);
    await demo.getByRole('button', { name: 'Resume' }).click();
    await demo.getByRole('button', { name: 'Pause' }).click();
    await state(demo, 'paused', 10_000);
    // A point that was under way when the button was pressed may still come, but no other.
    const held = await points();
    await page.waitForTimeout(400);
    expect(await points()).toBeLessThanOrEqual(held + 1);
    await demo.getByRole('button', { name: 'Reset' }).click();
    await state(demo, 'idle', 5000);
    await expect.poll(() => demo.getByText('Not run yet').isVisible()).toBe(true);
  });

  test('the address carries seed and parameters, and the same address gives the same numbers', async ({
    visit,
    expect,
  }) => {
    const csv = async () => {
      const { page } = await visit(`lab/${slug}/${small}&n=16&seed=3`);
      const demo = element(page);
      await verdict(demo);
      await expect.poll(() => demo.innerText()).toMatch(/\(seed 3\)/);
      return download(demo, 'CSV');
    };
    const [first, second] = [await csv(), await csv()];
    expect(first.trim().split('\n').length).toBeGreaterThan(3);
    expect(first).toBe(second);
  });

  test('another seed goes into the address', async ({ visit, expect }) => {
    const { page } = await visit(`lab/${slug}/?seed=3`);
    const demo = element(page);
    await demo.getByText('another seed').click();
    await expect.poll(() => new URL(page.url()).searchParams.get('seed')).not.toBe('3');
    const field = demo.locator('input[name="seed"]');
    await expect.poll(() => field.inputValue()).toBe(new URL(page.url()).searchParams.get('seed'));
  });

  test('explains an address that asks for what there is not', async ({ visit, expect }) => {
    const { page, problems } = await visit(`lab/${slug}/?${key}=1e99&seed=-3&nonsense=%3Cb%3E1`);
    const demo = element(page);
    await expect
      .poll(() => demo.innerText())
      .toContain('nonsense is not a parameter of this experiment; it is ignored.');
    const text = await demo.innerText();
    expect(text).toContain('seed = -3 is not a whole number');
    expect(text).toContain(`${key} = 1e99 is not available`);
    expect(await demo.locator('b').count()).toBe(0);
    expect(problems).toEqual([]);
  });

  test('says that it failed when its worker dies, and runs again in a new one', async ({ visit, expect }) => {
    const { page } = await visit(`lab/${slug}/${small}`);
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
    await expect.poll(() => demo.innerText()).toMatch(/Failed:/);
    expect(await verdict(demo)).toBe('agrees');
  });
});
