import { visit } from 'unist-util-visit';
import { report } from '../author-error.ts';
import { draftOf, type MarkdownPlugin } from './context.ts';
import { element, textOf } from './nodes.ts';

/** Numbers the sections, gives every heading an id made of its words, and refuses a skipped level. */
export const headings: MarkdownPlugin = () => (tree, file) => {
  const draft = draftOf(file);
  const taken = new Map([['references', 1]]);
  let depth = 1;
  let section = 0;
  visit(tree, 'heading', (node, _, parent) => {
    const text = textOf(node);
    if (node.depth === 1) {
      const cure = 'begin sections with ##; the title stands in the frontmatter';
      report(file, node.position, 'heading-level', 'a chapter has one title', cure);
    } else if (node.depth > depth + 1) {
      const cure = `write ${'#'.repeat(depth + 1)}`;
      report(
        file,
        node.position,
        'heading-level',
        `from ${'#'.repeat(depth)} to ${'#'.repeat(node.depth)}`,
        cure,
      );
    }
    if (parent?.type !== 'root') {
      const cure = 'end the container before it, or set the words in bold';
      report(file, node.position, 'heading-place', 'a heading inside a container', cure);
    }
    const attributes = /\s*\{[#.][^}]*\}$/.exec(text);
    if (attributes) {
      const cure = 'leave it out; the id is made of the words of the heading';
      report(file, node.position, 'heading-id', `${attributes[0].trim()} would be printed`, cure);
    }
    depth = node.depth;
    const number = node.depth === 2 ? String(++section) : undefined;
    const id = unique(slug(text) || 'section', taken);
    // Its HTML is known after the second pass.
    draft.headings.push({ depth: node.depth, id, text, html: '', number });
    node.data = { ...node.data, hProperties: { id } };
    if (number !== undefined) {
      node.children.unshift(element('span', { className: ['section-number'] }, [number]), {
        type: 'text',
        value: ' ',
      });
    }
  });
};

/** `What is left at the end?` becomes `what-is-left-at-the-end`. */
export function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/[\s-]+/g, '-');
}

/** @param taken the ids there are, each with the last number that was put behind it */
function unique(id: string, taken: Map<string, number>): string {
  let free = id;
  let last = taken.get(id) ?? 1;
  while (taken.has(free)) free = `${id}-${++last}`;
  taken.set(id, last);
  if (free !== id) taken.set(free, 1);
  return free;
}
