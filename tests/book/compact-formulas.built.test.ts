import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { chromium } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { FORMULAS, setFormula } from './formulas.ts';

/** KaTeX's stylesheet with its fonts inside, so that the page needs no server. */
function stylesheet(): string {
  const file = createRequire(import.meta.url).resolve('katex/dist/katex.css');
  return readFileSync(file, 'utf8').replace(/url\((fonts\/[^)]*\.woff2)\)/g, (_, font: string) => {
    return `url(data:font/woff2;base64,${readFileSync(join(dirname(file), font)).toString('base64')})`;
  });
}

test('a compacted formula stands where KaTeX would put it, letter by letter', async () => {
  const browser = await chromium.connect(inject('browser'));
  const page = await browser.newPage({ viewport: { width: 1200, height: 900 } });
  const boxes = async (compact: boolean) => {
    const lines = FORMULAS.map(
      (tex) =>
        `<p>Word ${setFormula(tex, { compact })} word.</p>${setFormula(tex, { compact, display: true })}`,
    );
    await page.setContent(`<style>${stylesheet()} body { font: 20px/31px serif }</style>${lines.join('')}`);
    return page.evaluate(async () => {
      await Promise.all([...document.fonts].map((font) => font.load()));
      return [...document.querySelectorAll('.katex-html')].map((formula) => {
        const letters: { letter: string; x: number; y: number }[] = [];
        // In a sentence a formula is measured from the word before it, displayed from its first letter.
        const sentence = formula.closest('p');
        const walker = document.createTreeWalker(sentence ?? formula, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          if (node.parentElement?.closest('.katex-mathml')) continue;
          for (const [i, letter] of [...(node.nodeValue ?? '')].entries()) {
            if (letter === '\u200b' || letter === ' ') continue;
            const range = document.createRange();
            range.setStart(node, i);
            range.setEnd(node, i + 1);
            const { left, bottom } = range.getBoundingClientRect();
            letters.push({ letter, x: left - (letters[0]?.x ?? 0), y: bottom - (letters[0]?.y ?? 0) });
          }
        }
        const { width, height } = formula.getBoundingClientRect();
        return { letters: letters.slice(1), width, height };
      });
    });
  };
  const [before, after] = [await boxes(false), await boxes(true)];
  await browser.close();
  expect(after.length).toBe(2 * FORMULAS.length);
  for (const [i, formula] of after.entries()) {
    const original = before[i] as (typeof before)[number];
    const tex = FORMULAS[Math.floor(i / 2)];
    const word = (letters: typeof formula.letters) => letters.map(({ letter }) => letter).join('');
    expect(word(formula.letters)).toBe(word(original.letters));
    expect(Math.abs(formula.width - original.width), `width of ${tex}`).toBeLessThan(0.5);
    // The box of a formula with one script is a hair lower; the line that it stands in is higher than both.
    expect(Math.abs(formula.height - original.height), `height of ${tex}`).toBeLessThan(1.5);
    for (const [j, { letter, x, y }] of formula.letters.entries()) {
      const place = original.letters[j] as { x: number; y: number };
      expect(Math.abs(x - place.x), `${letter} of ${tex}, across`).toBeLessThan(0.5);
      expect(Math.abs(y - place.y), `${letter} of ${tex}, up and down`).toBeLessThan(0.5);
    }
  }
});
