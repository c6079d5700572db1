import { demos, test } from './visit.ts';

const [demo = ''] = demos();

const RED = 'rgb(255, 0, 0)';
const colour = (element: Element) => getComputedStyle(element).color;

declare global {
  interface Window {
    /** What ran although it must not. */
    slipped: string[];
    /** The directives of the page's own policy that refused something. */
    refused: string[];
  }
}

test('what is slipped into a page does not run, by the page’s own policy too', async ({ visit, expect }) => {
  const { page } = await visit('404.html');
  await page.evaluate(() => {
    window.slipped = [];
    window.refused = [];
    document.addEventListener('securitypolicyviolation', ({ effectiveDirective, originalPolicy }) => {
      // The host sends a policy as well.
      if (!originalPolicy.includes('frame-ancestors')) window.refused.push(effectiveDirective);
    });
    const inline = document.createElement('script');
    inline.textContent = 'slipped.push("inline script")';
    const foreign = document.createElement('script');
    foreign.src = 'data:text/javascript,slipped.push("script from elsewhere")';
    document.body.append(inline, foreign);
    document.body.insertAdjacentHTML(
      'beforeend',
      '<img src="data:," onerror="slipped.push(`handler`)"><style>h1 { color: red }</style><base href="/x/">',
    );
    // By the timer: text that the test itself evaluates is let through.
    setTimeout('slipped.push("evaluated text")');
    fetch('https://elsewhere.example/').catch(() => {});
  });
  await expect
    .poll(() => page.evaluate(() => window.refused.toSorted()))
    .toEqual([
      'base-uri',
      'connect-src',
      'img-src',
      'script-src',
      'script-src-attr',
      'script-src-elem',
      'script-src-elem',
      'style-src-elem',
    ]);
  expect(await page.evaluate(() => window.slipped)).toEqual([]);
  expect(await page.locator('h1').evaluate(colour)).not.toBe(RED);
});

test('a script and a style sheet that were changed on their way are not taken', async ({ visit, expect }) => {
  const changed: string[] = [];
  const { page, problems } = await visit('404.html', {
    before: (page) =>
      page.route(/_astro\/Page\..*\.(js|css)$/, async (route) => {
        const response = await route.fetch();
        const css = route.request().url().endsWith('.css');
        changed.push(css ? 'css' : 'js');
        const body = (await response.text()) + (css ? 'h1 { color: red }' : ';window.slipped = ["script"];');
        await route.fulfill({ response, body });
      }),
  });
  expect(changed.toSorted()).toEqual(['css', 'js']);
  expect(await page.evaluate(() => window.slipped)).toBeUndefined();
  expect(await page.locator('h1').evaluate(colour)).not.toBe(RED);
  expect(problems.filter((problem) => problem.includes('integrity')).length).toBe(2);
});

test('the worker compiles wasm, evaluates no text and asks no other host', async ({ visit, expect }) => {
  const { page, problems } = await visit(`lab/${demo}/`);
  const opened = page.waitForEvent('worker');
  await page.locator('.demo-buttons button').first().hover();
  const worker = await opened;
  expect(problems).toEqual([]);
  const compiled = await worker.evaluate(async () => {
    Object.assign(self, { slipped: [] });
    setTimeout('slipped.push("evaluated text")');
    await fetch('https://elsewhere.example/').catch(() => {});
    const empty = Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0);
    return new WebAssembly.Module(empty) instanceof WebAssembly.Module;
  });
  expect(compiled).toBe(true);
  const refusals = () =>
    problems
      .filter((problem) => problem.includes('refused by'))
      .map((problem) => problem.replace(/^console: | \(.*$/g, ''))
      .toSorted();
  await expect
    .poll(refusals)
    .toEqual(['refused by connect-src: https://elsewhere.example/', 'refused by script-src: eval']);
  expect(await worker.evaluate(() => (self as unknown as Window).slipped)).toEqual([]);
});
