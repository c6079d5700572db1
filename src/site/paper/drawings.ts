import type { Element, Nodes } from 'hast';
import { visit } from 'unist-util-visit';
import { hasClass, replace } from './hast.ts';

export type Form = 'paper' | 'epub';

/** What a drawing carries for the other width, for scripts, and for readers who can touch it. */
const LEFT_OUT: Readonly<Record<Form, readonly string[]>> = {
  paper: ['at-narrow', 'for-narrow', 'with-script', 'demo-numbers', 'demo-progress', 'visually-hidden'],
  epub: ['at-wide', 'for-wide', 'with-script', 'demo-numbers', 'demo-progress', 'visually-hidden'],
};

/** Of the two drawings of a figure leaves the one that fits, and of an experiment what can be printed. */
export function keepPrinted(tree: Nodes, form: Form): void {
  const gone = new Map<string, Element>();
  replace(tree, (node) => {
    if (!LEFT_OUT[form].some((name) => hasClass(node, name))) return undefined;
    visit(node, 'element', (inner) => {
      if (inner.properties['id']) gone.set(String(inner.properties['id']), inner);
    });
    return [];
  });
  // A run is written once and used by both drawings: it may have been in the other.
  replace(tree, (node) => {
    const id = node.tagName === 'use' ? String(node.properties['href']).slice(1) : '';
    const original = gone.get(id);
    if (!original) return undefined;
    gone.delete(id);
    return [structuredClone(original)];
  });
}
