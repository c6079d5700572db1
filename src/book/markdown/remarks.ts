import { visit } from 'unist-util-visit';
import type { MarkdownPlugin } from './context.ts';
import { element, shape, takeTitle } from './nodes.ts';

/** `:::remark[Title]{#rem:x}`; a remark without a label has no number. */
export const remarks: MarkdownPlugin = () => (tree) => {
  visit(tree, 'containerDirective', (node) => {
    if (node.name !== 'remark') return;
    const { number, label } = node.data ?? {};
    const title = takeTitle(node);
    const head = element('p', { className: ['remark-head'] }, [
      element('span', { className: ['remark-number'] }, [number ? `Remark\u00a0${number}` : 'Remark']),
      ...(title.length > 0 ? [' ', element('span', { className: ['remark-name'] }, title)] : []),
    ]);
    shape(node, 'section', { className: ['remark'], id: label }, [head, ...node.children]);
  });
};
