import type { Page } from 'playwright-core';

/** Pieces of text that stand on each other: of text that is drawn, formulas and drawings left out. At most six. */
export function overlaps(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const apart = '.katex, svg, sup, sub, .visually-hidden, .skip, template, script, style';
    const lines: {
      words: string;
      element: Element;
      left: number;
      right: number;
      top: number;
      bottom: number;
    }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const element = node.parentElement!;
      const words = node.textContent?.trim().slice(0, 40) ?? '';
      if (!words || element.closest(apart) || !element.checkVisibility({ visibilityProperty: true }))
        continue;
      // What is kept for screen readers alone is cut to nothing.
      if (getComputedStyle(element.closest('span, dt, thead, p') ?? element).clipPath !== 'none') continue;
      if (element.closest('thead') && getComputedStyle(element.closest('thead')!).clipPath !== 'none')
        continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const { left, right, top, bottom, height } of range.getClientRects()) {
        // Letters fill about the middle of their box.
        lines.push({ words, element, left, right, top: top + height / 5, bottom: bottom - height / 5 });
      }
    }
    lines.sort((a, b) => a.top - b.top);
    const found: string[] = [];
    for (const [i, one] of lines.entries()) {
      for (let j = i + 1; j < lines.length && lines[j]!.top < one.bottom && found.length < 6; j++) {
        const other = lines[j]!;
        const wide = Math.min(one.right, other.right) - Math.max(one.left, other.left);
        const high = Math.min(one.bottom, other.bottom) - other.top;
        if (one.element !== other.element && wide > 3 && high > 2) {
          found.push(
            `“${one.words}” and “${other.words}” at ${Math.round(one.left)}, ${Math.round(one.top)}`,
          );
        }
      }
    }
    return found;
  });
}
