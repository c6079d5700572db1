import type { Definition, Link } from 'mdast';
import type { VFile } from 'vfile';
import { visit } from 'unist-util-visit';
import { report } from '../author-error.ts';
import type { MarkdownPlugin } from './context.ts';

/**
 * `[words][name]` with `[name]: address` elsewhere becomes the link `[words](address)`, so that it is looked after like
 * any other. A definition that no link uses is a mistake: it would not be seen.
 */
export const definitions: MarkdownPlugin = () => (tree, file) => {
  const known = new Map<string, Definition>();
  const used = new Set<string>();
  visit(tree, 'definition', (node) => {
    const earlier = known.get(node.identifier);
    if (!earlier) return void known.set(node.identifier, node);
    const where = `[${named(node)}] is already defined in line ${earlier.position?.start.line}`;
    report(file, node.position?.start, 'definition', where, 'delete one of the two');
  });
  // A picture is refused for itself.
  visit(tree, 'imageReference', ({ identifier }) => void used.add(identifier));
  visit(tree, 'linkReference', (node, index, parent) => {
    const definition = known.get(node.identifier);
    if (!definition || !parent || index === undefined) return;
    used.add(node.identifier);
    const { children, position } = node;
    const { url, title } = definition;
    const link: Link = { type: 'link', url, title: title ?? null, children, ...(position && { position }) };
    parent.children[index] = link;
  });
  visit(tree, 'definition', (node, index, parent) => {
    if (!used.has(node.identifier) && known.get(node.identifier) === node) unused(node, file);
    parent?.children.splice(index as number, 1);
    return index;
  });
};

function unused(node: Definition, file: VFile): void {
  const cure = `delete it, or write [words][${named(node)}] where the link belongs`;
  report(file, node.position?.start, 'definition', `no link uses [${named(node)}]`, cure);
}

function named({ label, identifier }: Definition): string {
  return label ?? identifier;
}
