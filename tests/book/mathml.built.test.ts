import { readFileSync } from 'node:fs';
import type { Element, ElementContent } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toHtml } from 'hast-util-to-html';
import { visit } from 'unist-util-visit';
import { expect, test } from 'vitest';
import { file, pages } from '../browser/visit.ts';

/** How many children an element of MathML has, where that is fixed. */
const CHILDREN: Readonly<Record<string, number>> = {
  mfrac: 2,
  mover: 2,
  mroot: 2,
  msub: 2,
  msubsup: 3,
  msup: 2,
  munder: 2,
  munderover: 3,
};
const ROWS: Readonly<Record<string, string>> = { mtable: 'mtr', mtr: 'mtd' };

/** Of every page, each formula once: most stand on many places. */
function formulas(): Map<string, string> {
  const found = new Map<string, string>();
  for (const page of pages())
    for (const [formula] of readFileSync(file(page), 'utf8').matchAll(/<math\b[\s\S]*?<\/math>/g))
      if (!found.has(formula)) found.set(formula, page);
  return found;
}

function isSound(node: Element): boolean {
  const children = node.children.filter((child: ElementContent) => child.type === 'element');
  const row = ROWS[node.tagName];
  if (row) return children.every(({ tagName }) => tagName === row);
  return children.length === (CHILDREN[node.tagName] ?? children.length);
}

test('every element of MathML has the children that it must have', () => {
  const all = formulas();
  expect(all.size).toBeGreaterThan(1000);
  const unsound = [...all].flatMap(([formula, page]) => {
    const found: string[] = [];
    visit(fromHtml(formula, { fragment: true }), 'element', (node) => {
      if (!isSound(node)) found.push(`/${page}: ${toHtml(node)}`);
    });
    return found;
  });
  expect(unsound).toEqual([]);
});
