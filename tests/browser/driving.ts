import { text } from 'node:stream/consumers';
import type { Locator, Page } from 'playwright-core';
import type { Demo } from '../../src/lab/contract/demo.ts';
import { breaking, type Breaks, type Parameter, type Values } from '../../src/lab/contract/parameter.ts';
import { positionOf, positions } from '../../src/lab/element/slider.ts';

/** The declaration of a demo, as it stands in the repository. */
export async function declaration(slug: string): Promise<Demo> {
  const { demo } = (await import(`../../src/lab/demos/${slug}/demo.ts`)) as { demo: Demo };
  return demo;
}

export function brokenBy({ parameters }: Demo): Parameter & { breaks: Breaks } {
  return breaking(parameters);
}

/** The part of a demo's address that asks for its test size, and for these values. */
export async function atTestSize(slug: string, values: Values = {}): Promise<string> {
  const all = Object.entries({ ...(await declaration(slug)).testSize, ...values });
  return `?${all.map(([key, value]) => `${key}=${value}`).join('&')}`;
}

/** Time that a run at default size may take here, where two cores also run the browser. */
const RUN = 60_000;

export function element(page: Page): Locator {
  return page.locator('live-demo').first();
}

export async function state(demo: Locator, wanted: string, timeout = RUN): Promise<void> {
  const slug = (await demo.getAttribute('name')) ?? '';
  const page = demo.page();
  const reached = await page
    .waitForFunction(
      ([element, wanted]) => {
        const now = (element as Element).getAttribute('data-state');
        // A run that has ended in another way will not reach it either.
        return now === wanted || (now === 'failed' && wanted !== 'failed') ? now : false;
      },
      [await demo.elementHandle(), wanted] as const,
      { timeout, polling: 20 },
    )
    .then(
      (handle) => handle.jsonValue(),
      () => undefined,
    );
  if (reached === wanted) return;
  const now = await demo.getAttribute('data-state');
  const words = (await demo.getByRole('status').allInnerTexts()).join(' | ');
  throw new Error(`${slug} is ${now}, not ${wanted}, after ${timeout} ms at most: ${words}`);
}

/** Runs to the end and hands back the verdict. */
export async function verdict(demo: Locator): Promise<string | null> {
  await demo.getByRole('button', { name: /^Run/ }).click();
  await state(demo, 'done');
  return demo.getAttribute('data-verdict');
}

/** The slider of a parameter. */
export function slider(demo: Locator, { key }: Parameter): Locator {
  return demo.locator(`input[type="range"][name="${key}"]`);
}

/** Moves sliders, as far as the demo has a parameter of that name, to the nearest of their positions. */
export async function slideTo(demo: Locator, values: Values): Promise<void> {
  const { parameters } = await declaration((await demo.getAttribute('name')) ?? '');
  for (const parameter of parameters) {
    const value = values[parameter.key];
    if (value === undefined) continue;
    await slider(demo, parameter).fill(String(positionOf(positions(parameter), value)));
  }
}

/** Clicks what starts a download, and reads the file. */
export async function download(demo: Locator, words: string): Promise<string> {
  const [file] = await Promise.all([
    demo.page().waitForEvent('download'),
    demo.getByText(words, { exact: true }).click(),
  ]);
  return text(await file.createReadStream());
}

/** Whether having the focus changes what is drawn on or around the element that has it. */
export async function focusIsSeen(page: Page): Promise<boolean> {
  const focused = await page.evaluateHandle(() => document.activeElement as HTMLElement);
  await focused.scrollIntoViewIfNeeded();
  const box = await focused.boundingBox();
  if (!box) return false;
  const clip = {
    x: Math.max(0, box.x - 8),
    y: Math.max(0, box.y - 8),
    width: box.width + 16,
    height: box.height + 16,
  };
  const withFocus = await page.screenshot({ clip });
  await focused.evaluate((element) => element.blur());
  const without = await page.screenshot({ clip });
  await focused.evaluate((element) => element.focus());
  return !withFocus.equals(without);
}
