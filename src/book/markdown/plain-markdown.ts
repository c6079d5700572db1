import type { Code, Html, Root, Table } from 'mdast';
import type { VFile } from 'vfile';
import { visit } from 'unist-util-visit';
import { report } from '../author-error.ts';
import { hasStray } from './formulas.ts';
import type { MarkdownPlugin } from './context.ts';

/** Refuses what Markdown would let through and the book has no place for; comments are dropped. */
export const plainMarkdown: MarkdownPlugin = () => refuse;

/** @param tree of a file, or of an attribute in it, whose nodes then stand at the place of the whole */
export function refuse(tree: Root, file: VFile): void {
  const opened = new Set<string>();
  visit(tree, (node, index, parent) => {
    if (node.type === 'html' && parent && index !== undefined) {
      checkHtml(node, opened, file);
      parent.children.splice(index, 1);
      return index;
    }
    if (node.type === 'image' || node.type === 'imageReference') {
      report(file, node.position, 'image', 'pictures are drawn from code', 'use :::figure{#fig:… draw=…}');
    }
    if (node.type === 'footnoteReference' || node.type === 'footnoteDefinition') {
      report(file, node.position, 'footnote', 'there are no footnotes', 'use a margin note, :margin[…]');
    }
    if (node.type === 'code') checkLanguage(node, file);
    if (node.type === 'code' && node.lang === 'math') {
      const cure = 'put it between $$ and $$, each on a line of its own';
      report(file, node.position?.start, 'math-fence', 'a formula fenced like code', cure);
    }
    if (node.type === 'table') checkRows(node, file);
    return undefined;
  });
}

/** @param opened names of the tags refused so far; what closes one of them need not be refused as well */
function checkHtml({ value, position }: Html, opened: Set<string>, file: VFile): void {
  const rest = value
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/<\/([\w-]+)\s*>/g, (tag, name) => (opened.has(name) ? '' : tag))
    .trim();
  if (rest === '') return;
  for (const [, name] of rest.matchAll(/<([\w-]+)/g)) opened.add(name as string);
  const cure = 'use Markdown or a directive; a comment <!-- … --> is fine; write \\< for the sign';
  report(file, position, 'raw-html', `${rest.split('\n')[0]} is HTML`, cure);
}

function checkLanguage({ lang, meta, position }: Code, file: VFile): void {
  const [, ...more] = [lang, meta].filter(Boolean).join(' ').split(/\s+/);
  if (more.length === 0) return;
  const cure = 'leave one word, the language';
  report(file, position?.start, 'code-words', `“${more.join(' ')}” after the language is lost`, cure);
}

function checkRows({ align, children }: Table, file: VFile): void {
  const columns = align?.length ?? 0;
  for (const row of children) {
    const first = row.children[columns];
    // A formula that is cut at a bar is told by itself.
    if (!first || hasStray(row, file)) continue;
    const message = `this row has ${row.children.length} cells, the table ${columns} columns`;
    report(file, first.position?.start, 'table-cells', message, 'write \\| for a bar inside a cell');
  }
}
