import type { Element, ElementContent, Nodes, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { EXIT, SKIP, visit } from 'unist-util-visit';

/** A piece of HTML as a tree. */
export function parse(html: string): Root {
  return fromHtml(html, { fragment: true });
}

export function hasClass(node: Nodes | undefined, name: string): node is Element {
  if (node?.type !== 'element') return false;
  const names = node.properties['className'];
  return Array.isArray(names) && names.includes(name);
}

/** The first element for which this holds. */
export function find(tree: Nodes, wanted: (node: Element) => boolean): Element | undefined {
  let found: Element | undefined;
  visit(tree, 'element', (node) => {
    if (!wanted(node)) return undefined;
    found = node;
    return EXIT;
  });
  return found;
}

/** Puts nodes, or nothing, in the place of each element for which the function returns some; does not look inside those. */
export function replace(
  tree: Nodes,
  by: (node: Element, parent: Root | Element) => readonly ElementContent[] | undefined,
): void {
  visit(tree, 'element', (node, index, parent) => {
    if (index === undefined || !parent) return undefined;
    const nodes = by(node, parent);
    if (!nodes) return undefined;
    parent.children.splice(index, 1, ...nodes);
    return [SKIP, index + nodes.length];
  });
}

/** Words of a tree, formulas as their TeX where they still have it. */
export function wordsOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  if (hasClass(node, 'katex')) return texOf(node) ?? '';
  return 'children' in node ? node.children.map((child) => wordsOf(child)).join('') : '';
}

/** The TeX that KaTeX has kept beside a formula. */
export function texOf(formula: Element): string | undefined {
  const annotation = find(formula, ({ tagName }) => tagName === 'annotation');
  const text = annotation?.children[0];
  return text?.type === 'text' ? text.value.replace(/\s+/g, ' ').trim() : undefined;
}
