import type { Element, Nodes } from 'hast';
import { visit } from 'unist-util-visit';
import { hasClass, replace } from './hast.ts';

export type Form = 'paper' | 'epub';

/** What is for scripts, and for readers who can touch it. */
const FOR_SCREENS = ['with-script', 'demo-numbers', 'demo-progress', 'visually-hidden'];

/** Of the two drawings of a figure leaves the one that fits, and of an experiment what can be printed. */
export function keepPrinted(tree: Nodes, form: Form): void {
  markBeside(tree);
  withoutHeading(tree);
  const gone = new Map<string, Element>();
  replace(tree, (node, parent) => {
    if (!leftOut(form, parent).some((name) => hasClass(node, name))) return undefined;
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

/** On paper one plot has the width of the text; several stand beside each other. E-readers are narrow. */
function leftOut(form: Form, parent: Nodes): string[] {
  const plots = form === 'paper' && !hasClass(parent, 'beside') ? 'at-narrow' : 'at-wide';
  return [...FOR_SCREENS, plots, form === 'paper' ? 'for-narrow' : 'for-wide'];
}

/** Says of the plots of an experiment that has several that they stand beside each other. */
function markBeside(tree: Nodes): void {
  visit(tree, 'element', (drawing) => {
    if (!hasClass(drawing, 'demo-drawing')) return;
    const plots = drawing.children.filter((child) => hasClass(child, 'demo-plot')) as Element[];
    for (const { properties } of plots.length > 1 ? plots : []) {
      properties['className'] = ['demo-plot', 'beside'];
    }
  });
}

/** “Break the hypothesis” under every experiment would be an entry of the contents each time. */
function withoutHeading(tree: Nodes): void {
  visit(tree, 'element', (node) => {
    if (!hasClass(node, 'demo-break')) return;
    replace(node, (inner) =>
      inner.tagName === 'h4'
        ? [{ ...inner, tagName: 'p', properties: { className: ['demo-break-title'] } }]
        : undefined,
    );
  });
}
