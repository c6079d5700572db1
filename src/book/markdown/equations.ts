import type { Element, ElementContent } from 'hast';
import type { Math } from 'mdast-util-math';
import { SKIP, visit } from 'unist-util-visit';
import { report } from '../author-error.ts';
import type { MarkdownPlugin } from './context.ts';

/**
 * Displayed formulas: a box that scrolls by itself and, with `\label`, a number of our own (KaTeX has no labels).
 * A `:::narrow` after a formula holds its second setting, broken by hand for narrow pages.
 */
export const equations: MarkdownPlugin = () => (tree, file) => {
  visit(tree, 'containerDirective', (node, index, parent) => {
    if (node.name !== 'narrow') return;
    const wide = parent?.children[(index ?? 0) - 1];
    const [narrow, ...more] = node.children;
    if (
      wide?.type !== 'math' ||
      narrow?.type !== 'math' ||
      more.length > 0 ||
      !parent ||
      index === undefined
    ) {
      const cure =
        'put one $$ formula into it, directly after the $$ formula that it breaks for narrow pages';
      report(file, node.position?.start, 'narrow', ':::narrow without its formula', cure);
      return;
    }
    if (narrow.data?.number !== undefined) {
      const cure = 'the label belongs to the formula before :::narrow';
      report(file, narrow.position?.start, 'narrow', 'a label inside :::narrow', cure);
    }
    display(wide, { dataNarrow: 'true' });
    narrow.data = { ...wide.data, hChildren: narrow.data?.hChildren ?? [] };
    display(narrow, { className: ['equation', 'narrow-setting'], id: undefined });
    parent.children[index] = narrow;
    return [SKIP, index + 1];
  });
  visit(tree, 'math', (node) => {
    if (node.data?.hName !== 'div') display(node, {});
  });
};

function display(node: Math, extra: Record<string, unknown>): void {
  const { number, label } = node.data ?? {};
  const text: ElementContent = { type: 'text', value: node.value };
  // remark-math would make a <pre>; rehype-katex looks for the class and takes line numbers from the position.
  const formula = html('span', { className: ['math-display'] }, [text]);
  if (node.position) formula.position = node.position;
  const name = number === undefined ? 'Equation' : `Equation ${number}`;
  const body = { className: ['equation-body'], tabIndex: 0, role: 'group', ariaLabel: name };
  const children = [html('div', body, [formula])];
  if (number !== undefined) {
    children.push(html('span', { className: ['equation-number'] }, [{ type: 'text', value: `(${number})` }]));
  }
  const hProperties = { className: ['equation'], id: label, ...extra };
  node.data = { ...node.data, hName: 'div', hProperties, hChildren: children } as NonNullable<Math['data']>;
}

function html(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}
