import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';

/** How well a claim is known, in the order in which statuses are always shown: arguments, then evidence. */
export const STATUSES = ['proved', 'idealised', 'cited', 'empirical', 'disputed', 'open'] as const;
export type Status = (typeof STATUSES)[number];

/** What each status says of a claim. */
export const STATUS_MEANINGS: Readonly<Record<Status, string>> = {
  proved: 'proved in full on the page',
  idealised: 'proved for a simpler model, which is named',
  cited: 'proved elsewhere; source and statement given',
  empirical: 'measured, not derived',
  disputed: 'careful people disagree',
  open: 'nobody knows',
};

export function isStatus(word: string): word is Status {
  return (STATUSES as readonly string[]).includes(word);
}

// A square is an argument, a disc is evidence; the fuller the mark, the better the claim is known.
const square = shape('rect', { x: 1, y: 1, width: 10, height: 10 });
const disc = shape('circle', { cx: 6, cy: 6, r: 5 });
const outline = { fill: 'none', stroke: 'currentColor', strokeWidth: 1.8 };
const full = { fill: 'currentColor' };
const SHAPES: Readonly<Record<Status, ElementContent[]>> = {
  proved: [square(full)],
  idealised: [square(outline), shape('path', { d: 'M1 1V11H11Z' })(full)],
  cited: [square(outline)],
  empirical: [disc(full)],
  disputed: [disc(outline), shape('path', { d: 'M6 1A5 5 0 0 0 6 11Z' })(full)],
  open: [disc(outline)],
};

function shape(tagName: string, geometry: Record<string, number | string>) {
  return (paint: Record<string, number | string>): Element => ({
    type: 'element',
    tagName,
    properties: { ...geometry, ...paint },
    children: [],
  });
}

/** A drawing of `size` by `size` px that takes its colour from the text around it. */
export function markElement(className: string, size: number, children: ElementContent[]): Element {
  const properties = {
    className: [className],
    viewBox: '0 0 12 12',
    width: size,
    height: size,
    ariaHidden: 'true',
  };
  return { type: 'element', tagName: 'svg', properties, children };
}

/** The filled square that ends a proof. */
export function qedElement(): Element {
  return markElement('qed', 11, [{ ...square(full), properties: { width: 12, height: 12, ...full } }]);
}

/** Mark and word, always both. */
export function statusElement(status: Status): Element {
  const children: ElementContent[] = [
    markElement('mark', 12, SHAPES[status]),
    { type: 'text', value: status },
  ];
  return {
    type: 'element',
    tagName: 'span',
    properties: { className: ['status'], dataStatus: status },
    children,
  };
}

/** The mark alone as HTML: an svg of 12 px, hidden from screen readers. */
export function statusMark(status: Status, size = 12): string {
  return toHtml(markElement('mark', size, SHAPES[status]));
}

/** Mark and word as HTML. */
export function status(word: Status): string {
  return toHtml(statusElement(word));
}
