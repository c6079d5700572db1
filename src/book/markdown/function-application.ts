import type { Element, ElementContent } from 'hast';
import { visit } from 'unist-util-visit';

/** Elements of MathML whose children have places: the base, the index, the power. */
const PLACED = new Set(['mfrac', 'mover', 'mroot', 'msub', 'msubsup', 'msup', 'munder', 'munderover']);

/**
 * Takes the unseen sign of a function's application from where it has no place. KaTeX writes it after each name of a
 * function, also after a name that is an index: the msub of f_{\max} has three children, of which it may have two.
 */
export function dropApplications(math: Element): void {
  visit(math, 'element', (node) => {
    if (PLACED.has(node.tagName)) node.children = node.children.filter((child) => !isApplication(child));
  });
}

function isApplication(node: ElementContent): boolean {
  const sign = node.type === 'element' && node.tagName === 'mo' ? node.children[0] : undefined;
  return sign?.type === 'text' && sign.value === '\u2061';
}
