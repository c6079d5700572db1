import type { Nodes } from 'mdast';
import type { MarkdownPlugin } from './context.ts';

/** Straight quotes become typographic ones, `--` an en dash, `...` an ellipsis; code and formulas stay. */
export const typography: MarkdownPlugin = () => (tree) => {
  walk(tree, { last: ' ' });
};

const BLOCKS = new Set([
  'root',
  'paragraph',
  'heading',
  'tableCell',
  'listItem',
  'blockquote',
  'containerDirective',
]);

/** Goes through the text in order, because a quote opens or closes by the character before it. */
function walk(node: Nodes, state: { last: string }): void {
  if (BLOCKS.has(node.type)) state.last = ' ';
  if (node.type === 'text') {
    node.value = quotes(node.value, state.last);
    state.last = node.value.at(-1) ?? state.last;
  } else if ('children' in node) {
    for (const child of node.children) walk(child, state);
  } else state.last = 'x';
}

/**
 * Sets a text's quotes, dashes and dots.
 * @param before the character before the text
 */
export function quotes(text: string, before = ' '): string {
  const dashed = text.replace(/(?<!-)--(?!-)/g, '–').replace(/\.\.\./g, '…');
  let set = '';
  let last = before.at(-1) ?? '';
  for (const character of dashed) {
    const opens = /[\s([{—–/“‘]/.test(last);
    if (character === '"') last = opens ? '“' : '”';
    else if (character === "'") last = opens ? '‘' : '’';
    else last = character;
    set += last;
  }
  return set;
}
