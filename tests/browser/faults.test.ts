import type { Locator, Page } from 'playwright-core';
import { describe } from 'vitest';
import { atTestSize, download, element, slider, state, verdict } from './driving.ts';
import { overflowing } from './overflow.ts';
import { chapters, test } from './visit.ts';

/**
 * What goes wrong around a page, tried on an experiment that is quick, on one that trains by WebAssembly, and on one
 * chapter: reading never suffers, and the page says what happened. Storage has its own tests in kept.test.ts.
 */
const QUICK = 'shuffling-rates';
const quick = `lab/${QUICK}/${await atTestSize(QUICK)}`;
const TRAINS = 'spline-lines';
const trains = `lab/${TRAINS}/${await atTestSize(TRAINS)}`;
const [chapter = ''] = chapters();

/** Puts a line before the worker's own script. */
const inWorker = (line: string) => (page: Page) =>
  page.context().route(/worker[^/]*\.js/, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: `${line}\n${await answer.text()}` });
  });

/** Lets a test have the page's worker, and its heart beat without waiting: `lab.worker`, `lab.beat()`. */
const withLab = (page: Page) =>
  page.addInitScript(() => {
    const lab: { worker?: Worker; beat?: () => void } = {};
    const { Worker, setInterval } = window;
    Object.assign(window, {
      lab,
      Worker: class extends Worker {
        constructor(...given: ConstructorParameters<typeof Worker>) {
          super(...given);
          lab.worker = this;
        }
      },
      setInterval: (act: () => void, ms: number) => {
        if (ms === 2000) lab.beat = act;
        return setInterval(act, ms);
      },
    });
  });

/** A demo that has failed and is used again is `failed` until the next frame, where `state` gives up. */
const reaches = (demo: Locator, wanted: string) =>
  demo
    .page()
    .waitForFunction(
      (wanted) => document.querySelector('live-demo')?.getAttribute('data-state') === wanted,
      wanted,
      { timeout: 20_000 },
    );

const silence = (page: Page) =>
  page.evaluate(() => {
    const { lab } = window as unknown as { lab: { beat(): void } };
    for (let i = 0; i < 8; i++) lab.beat();
  });

describe('a worker', () => {
  test('that is killed without a word, or that hangs, fails its run; the next has a new one', async ({
    visit,
    expect,
  }) => {
    const { page, problems } = await visit(quick, { before: withLab });
    const demo = element(page);
    for (const kill of ['terminate', 'hang']) {
      const appeared = page.waitForEvent('worker');
      await demo.getByRole('button', { name: 'Step' }).click();
      const worker = await appeared;
      await reaches(demo, 'paused');
      if (kill === 'hang') {
        await worker.evaluate(() => {
          setTimeout(() => {
            for (;;);
          });
        });
      } else {
        await page.evaluate(() => (window as unknown as { lab: { worker: Worker } }).lab.worker.terminate());
      }
      await demo.getByRole('button', { name: 'Resume' }).click();
      await silence(page);
      await state(demo, 'failed', 5000);
      expect(await demo.locator('.verdict:visible').innerText()).toBe(
        'Failed: the run stopped after 1 of 24 points. The experiment has stopped answering. Run it again to start afresh. No verdict.',
      );
    }
    await demo.getByRole('button', { name: 'Run' }).click();
    await reaches(demo, 'done');
    expect(await demo.getAttribute('data-verdict')).toBe('agrees');
    expect(problems).toEqual([]);
  });

  test.for([
    { what: 'worker', file: /\/worker[^/]*\.js/ },
    { what: 'experiment', file: /\/experiment[^/]*\.js/ },
    { what: 'view', file: /\/upgrade[^/]*\.js/ },
  ])(
    'whose $what does not arrive says so, and runs when it can be had again',
    async ({ what, file }, { visit, expect }) => {
      const { page } = await visit(`lab/${QUICK}/`, {
        before: (page) =>
          page
            .context()
            .route(file, (route) => (what === 'worker' ? route.fulfill({ status: 404 }) : route.abort())),
      });
      const demo = element(page);
      await demo.getByRole('button', { name: 'Run' }).click();
      await state(demo, 'failed', 20_000);
      const words = /^Failed: the experiment could not be loaded\. .*No verdict\./;
      expect(await demo.locator('.verdict:visible').innerText()).toMatch(words);
      await expect.poll(async () => (await demo.getByRole('status').allInnerTexts()).join('')).toMatch(words);
      expect(await demo.getAttribute('data-verdict')).toBeNull();
      expect(await demo.locator('svg.plot:visible').count()).toBeGreaterThan(0);
      await page.context().unroute(file);
      await demo.getByRole('button', { name: 'Step' }).click();
      await reaches(demo, 'paused');
    },
  );

  test('that the browser does not have is said to be missing', async ({ visit, expect }) => {
    const { page, problems } = await visit(quick, {
      before: (page) => page.addInitScript(() => Reflect.deleteProperty(window, 'Worker')),
    });
    const demo = element(page);
    await demo.getByRole('button', { name: 'Run' }).click();
    await state(demo, 'failed', 5000);
    expect(await demo.innerText()).toContain('Failed: this browser runs no experiments');
    expect(await download(demo, 'CSV'), 'the prediction can still be taken').toMatch(/predicted/);
    expect(problems).toEqual([]);
  });
});

test('where a script of the page does not arrive, the page is one without scripts', async ({
  visit,
  expect,
}) => {
  const { page } = await visit(`lab/${QUICK}/`, {
    before: (page) => page.route(/LiveDemo[^/]*\.js/, (route) => route.abort()),
  });
  const demo = element(page);
  expect(await demo.locator('.verdict:visible').innerText()).toMatch(/^Recorded: all 24 points inside/);
  expect(await demo.locator('.measured:visible .point').count()).toBeGreaterThan(0);
  expect(await demo.locator('button:visible, input:visible').count(), 'buttons that do nothing').toBe(0);
});

test.for([
  { wasm: 'there', line: '', engine: 'WebAssembly' },
  { wasm: 'missing', line: 'delete self.WebAssembly;', engine: 'typed arrays, without WebAssembly' },
])(
  'WebAssembly $wasm: the experiment agrees and names its engine',
  async ({ line, engine }, { visit, expect }) => {
    const { page, problems } = await visit(trains, { before: inWorker(line) });
    const demo = element(page);
    expect(await verdict(demo)).toBe('agrees');
    expect(await demo.locator('.demo-engine').innerText()).toBe(` Engine: ${engine}.`);
    expect(problems).toEqual([]);
  },
);

test('a clock that leaps back and forth breaks no run, and no pause', async ({ visit, expect }) => {
  const leaping = `for (const clock of [performance, Date]) {
    const now = clock.now.bind(clock);
    let calls = 0;
    clock.now = () => now() + ((calls++ % 3) - 1) * 3e12;
  }`;
  const { page, problems } = await visit(quick, {
    before: async (page) => {
      await page.addInitScript(leaping);
      await inWorker(leaping)(page);
    },
  });
  const demo = element(page);
  await demo.getByRole('button', { name: 'Step' }).click();
  await state(demo, 'paused', 20_000);
  expect(await demo.innerText()).toContain('1 of 24 points');
  await demo.getByRole('button', { name: 'Resume' }).click();
  await state(demo, 'done');
  expect(await demo.getAttribute('data-verdict')).toBe('agrees');
  expect(problems).toEqual([]);
});

test('a tab that is hidden, frozen and kept computes nothing, and goes on to its verdict', async ({
  visit,
  expect,
}) => {
  const { page, problems } = await visit(quick);
  const demo = element(page);
  await demo.getByRole('button', { name: 'Step' }).click();
  await state(demo, 'paused', 20_000);
  const hide = (hidden: boolean) =>
    page.evaluate((hidden) => {
      Object.defineProperty(document, 'hidden', { configurable: true, value: hidden });
      if (!hidden) dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
      document.dispatchEvent(new Event(hidden ? 'freeze' : 'resume'));
      document.dispatchEvent(new Event('visibilitychange'));
      if (hidden) dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
    }, hidden);
  await hide(true);
  await demo.getByRole('button', { name: 'Resume' }).click();
  const chrome = await page.context().newCDPSession(page);
  await chrome.send('Page.setWebLifecycleState', { state: 'frozen' });
  await chrome.send('Page.setWebLifecycleState', { state: 'active' });
  await state(demo, 'running', 5000);
  expect(await demo.innerText()).toContain('Running: 1 of 24 points');
  await hide(false);
  await state(demo, 'done');
  expect(await demo.getAttribute('data-verdict')).toBe('agrees');

  // The way back from another page finds values and seed where they were.
  await slider(demo, { key: 'n' } as Parameters<typeof slider>[1]).press('Home');
  await demo.getByText('another seed').click();
  await expect.poll(() => page.url()).toContain('n=4&replicas=125&spread=0&seed=8');
  await page.goto(new URL('/', page.url()).href);
  await page.goBack();
  await expect.poll(() => demo.locator('input[name="seed"]').inputValue()).toBe('8');
  expect(await demo.locator('.slider-value').first().innerText()).toBe('4');
  expect(problems).toEqual([]);
});

test('a browser without observers runs and draws for the width that there is', async ({ visit, expect }) => {
  const { page, problems } = await visit(quick, {
    before: (page) =>
      page.addInitScript(() => {
        Reflect.deleteProperty(window, 'IntersectionObserver');
        Reflect.deleteProperty(window, 'ResizeObserver');
      }),
  });
  const demo = element(page);
  expect(await verdict(demo)).toBe('agrees');
  const width = () => demo.locator('svg.plot').first().getAttribute('width').then(Number);
  const wide = await width();
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(width).toBeLessThan(wide);
  expect(problems).toEqual([]);
});

test('an address that the browser will not change stops nothing, and is changed later', async ({
  visit,
  expect,
}) => {
  const refusing = (page: Page) =>
    page.addInitScript(() => {
      let calls = 0;
      const replace = history.replaceState.bind(history);
      history.replaceState = (...given) => {
        if (++calls <= 2) throw new DOMException('more than 100 times per 30 seconds', 'SecurityError');
        replace(...given);
      };
    });
  const { page, problems } = await visit('search/', { before: refusing });
  await page.locator('#search-words').pressSequentially('walk');
  await page.locator('.results li').first().waitFor({ timeout: 10_000 });
  await expect.poll(() => new URL(page.url()).search, { timeout: 10_000 }).toBe('?q=walk');
  expect(problems).toEqual([]);

  const demo = await visit(quick, { before: refusing });
  await demo.page.getByText('another seed').click();
  await expect.poll(() => new URL(demo.page.url()).searchParams.get('seed'), { timeout: 10_000 }).toBe('8');
  expect(demo.problems).toEqual([]);
});

test('without its fonts a chapter is read at once, in order and in its width', async ({ visit, expect }) => {
  const { page } = await visit(chapter, {
    viewport: { width: 320, height: 700 },
    before: (page) => page.route(/\.woff2/, (route) => route.abort()),
  });
  const text = await page.evaluate(() => {
    const faces = [...document.fonts].filter(({ family }) => /^"?Newsreader"?$/.test(family));
    return {
      loaded: faces.some(({ status }) => status === 'loaded'),
      displays: faces.map((face) => face.display),
    };
  });
  expect(text.loaded, 'a font that came in spite of it').toBe(false);
  // A face that is late must not hide the text while it is waited for.
  expect(new Set(text.displays)).toEqual(new Set(['swap']));
  for (const width of [320, 1440]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await overflowing(page), `at ${width} px`).toEqual([]);
  }
});

test('without its style sheets a page can be read, and its experiment runs', async ({ visit, expect }) => {
  const { page } = await visit(quick, {
    before: (page) => page.route(/\.css/, (route) => route.abort()),
  });
  const demo = element(page);
  expect(await page.locator('h1').isVisible()).toBe(true);
  expect(await page.locator('.demo-prediction').isVisible()).toBe(true);
  expect(await verdict(demo)).toBe('agrees');
  expect(await demo.locator('.verdict').first().innerText()).toMatch(/^Agrees/);

  await page.goto(new URL(`/${chapter}`, page.url()).href);
  expect(await page.locator('main p math:visible').count()).toBeGreaterThan(0);
  expect(await page.locator('main .katex-html:visible').count(), 'formulas shown twice').toBe(0);
});
