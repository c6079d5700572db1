import { visit } from 'unist-util-visit';
import { report } from '../author-error.ts';
import type { MarkdownPlugin } from './context.ts';

/** Refuses what Markdown would let through and the book has no place for; comments are dropped. */
export const plainMarkdown: MarkdownPlugin = () => (tree, file) => {
  visit(tree, (node, index, parent) => {
    if (node.type === 'html' && parent && index !== undefined) {
      const rest = node.value.replace(/<!--[\s\S]*?-->/g, '').trim();
      if (rest !== '' && !rest.startsWith('</')) {
        const cure = 'use Markdown or a directive; a comment <!-- … --> is fine; write \\< for the sign';
        report(file, node.position, 'raw-html', `${rest.split('\n')[0]} is HTML`, cure);
      }
      parent.children.splice(index, 1);
      return index;
    }
    if (node.type === 'image' || node.type === 'imageReference') {
      report(file, node.position, 'image', 'pictures are drawn from code', 'use :::figure{#fig:… draw=…}');
    }
    if (node.type === 'footnoteReference' || node.type === 'footnoteDefinition') {
      report(file, node.position, 'footnote', 'there are no footnotes', 'use a margin note, :margin[…]');
    }
    return undefined;
  });
};
