import type { Nodes, Parents, RootContent } from 'mdast';
import type { VFile } from 'vfile';
import { visit } from 'unist-util-visit';
import { report } from '../author-error.ts';
import type { MarkdownPlugin } from './context.ts';
import { element, shape } from './nodes.ts';

/** Containers whose paragraphs are running text: a note stands after its paragraph, not after the whole. */
const RUNNING = new Set(['proof', 'remark', 'exercise', 'solution']);

/** `:margin[…]`: a raised number in the text, and the note after the block it belongs to. */
export const notes: MarkdownPlugin = () => (tree, file) => {
  let count = 0;
  const place = (parent: Parents): void => {
    const children: Nodes[] = [];
    for (const block of parent.children) {
      children.push(block);
      if (block.type === 'containerDirective' && RUNNING.has(block.name)) place(block);
      else children.push(...takeNotes(block, () => ++count, file));
    }
    parent.children = children as never;
  };
  place(tree);
};

/** Leaves a raised number for each note of a block, and returns the notes. */
function takeNotes(block: Nodes, next: () => number, file: VFile): RootContent[] {
  const found: RootContent[] = [];
  visit(block, 'textDirective', (node) => {
    if (node.name !== 'margin') return;
    if (node.children.length === 0) {
      report(file, node.position, 'empty-note', 'the margin note is empty', 'write :margin[the note]');
    }
    visit(node, 'textDirective', (inner) => {
      if (inner === node || inner.name !== 'margin') return;
      const cure = 'set the inner words in brackets, or write two notes';
      report(file, inner.position, 'note-in-note', 'a margin note inside a margin note', cure);
    });
    const number = String(next());
    const raised = () => element('sup', {}, [number]);
    const note = { className: ['note'], id: `note-${number}`, role: 'note' };
    found.push(element('aside', note, [raised(), ' ', ...node.children], node.position));
    const anchor = { id: `note-${number}-back`, href: `#note-${number}`, ariaLabel: `Note ${number}` };
    shape(node, 'span', { className: ['note-anchor'] }, [element('a', anchor, [raised()])]);
  });
  return found;
}
