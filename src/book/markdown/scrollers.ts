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
    if (node.tagName === 'pre') node.properties['tabIndex'] = 0;
    if (node.tagName !== 'table' || !parent || index === undefined) return undefined;
    headRows(node);
    const properties = { className: ['table'], role: 'group', ariaLabel: 'Table', tabIndex: 0 };
    const box: Element = { type: 'element', tagName: 'div', properties, children: [node] };
    parent.children[index] = box;
    return undefined;
  });
};

/** An empty corner heads nothing, and says that the first column heads the rows. */
function headRows(table: Element): void {
  const rows: Element[] = [];
  visit(table, 'element', (node) => {
    if (node.tagName === 'tr') rows.push(node);
  });
  const first = (row: Element | undefined) => row?.children.find((cell) => cell.type === 'element');
  const corner = first(rows[0]);
  if (!corner || corner.children.length > 0) return;
  corner.tagName = 'td';
  for (const row of rows.slice(1)) {
    const cell = first(row);
    if (!cell) continue;
    cell.tagName = 'th';
    cell.properties['scope'] = 'row';
  }
}
