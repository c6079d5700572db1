import type { Element } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import type { HtmlPlugin } from './context.ts';

/** What can be wider than a narrow page scrolls in its own box, which the keyboard can reach. */
export const scrollers: HtmlPlugin = () => (tree) => {
  visit(tree, 'element', (node, index, parent) => {
    // Formulas have neither.
    if (Array.isArray(node.properties['className']) && node.properties['className'].includes('katex'))
      return SKIP;
    const { align } = node.properties;
    if (align) {
      // The attribute is obsolete; the site aligns by class.
      delete node.properties['align'];
      node.properties['className'] = [`align-${String(align)}`];
    }
    // The corner of a table heads nothing.
    if (node.tagName === 'th' && node.children.length === 0) node.tagName = 'td';
    if (node.tagName === 'pre') node.properties['tabIndex'] = 0;
    if (node.tagName !== 'table' || !parent || index === undefined) return undefined;
    const properties = { className: ['table'], role: 'group', ariaLabel: 'Table', tabIndex: 0 };
    const box: Element = { type: 'element', tagName: 'div', properties, children: [node] };
    parent.children[index] = box;
    return undefined;
  });
};
