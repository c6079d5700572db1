import type { Element, ElementContent, Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { SKIP, visit } from 'unist-util-visit';
import type { Work } from './bibliography.ts';
import type { LabelRecord } from './labels.ts';

/** The elements of a page that have an id. */
export type PageIndex = ReadonlyMap<string, Element>;

export function indexPage(tree: Root): PageIndex {
  const index = new Map<string, Element>();
  visit(tree, 'element', (node) => {
    const { id } = node.properties;
    if (typeof id === 'string') index.set(id, node);
    // Formulas are nine tenths of a page, and have no ids inside.
    return isFormula(node) ? SKIP : undefined;
  });
  return index;
}

function isFormula(node: Element): boolean {
  const classes = node.properties['className'];
  return Array.isArray(classes) && classes.includes('katex');
}

/** The words of a heading, formulas set, without its number. */
export function headingHtml(heading: Element | undefined): string {
  const isNumber = (node: ElementContent) =>
    node.type === 'element' &&
    (node.properties['className'] as string[] | undefined)?.includes('section-number');
  return toHtml(heading?.children.filter((node) => !isNumber(node)) ?? []).trim();
}

/**
 * A copy that can stand on any page beside the original: without ids, notes and the anchors of notes, and with links
 * to places of its own page led back there.
 * @param page address of the original's page
 */
export function bareHtml(element: Element, page: string): string {
  const copy = copyOf(element);
  visit(copy, 'element', (node, index, parent) => {
    if (isFormula(node)) return SKIP;
    delete node.properties['id'];
    const { href } = node.properties;
    if (typeof href === 'string' && href.startsWith('#')) node.properties['href'] = page + href;
    const classes = node.properties['className'];
    const isNote = Array.isArray(classes) && (classes.includes('note') || classes.includes('note-anchor'));
    if (!isNote || !parent || index === undefined) return undefined;
    parent.children.splice(index, 1);
    return [SKIP, index];
  });
  return toHtml(copy);
}

/** Formulas are the same ones: nobody changes them. */
function copyOf(element: Element): Element {
  if (isFormula(element)) return element;
  const children = element.children.map((child) =>
    child.type === 'element' ? copyOf(child) : structuredClone(child),
  );
  return { ...element, properties: structuredClone(element.properties), children };
}

/**
 * Templates of what is referred to in other chapters, so that previews need no request.
 * @param boxes of each chapter by its path, by label
 */
export function previews(
  records: readonly LabelRecord[],
  boxes: ReadonlyMap<string, ReadonlyMap<string, string>>,
): string {
  return records
    .map(({ label, chapter }) => {
      const box = boxes.get(chapter)?.get(label);
      return box === undefined ? '' : `<template data-preview-for="${label}">${box}</template>`;
    })
    .join('');
}

/** The works a chapter cites, in alphabetical order. */
export function referenceList(works: readonly Work[]): string {
  if (works.length === 0) return '';
  const items = works.map(({ key, html }) => `<li id="ref-${key}">${html}</li>`).join('\n');
  return `\n<section class="references"><h2 id="references">References</h2><ul>\n${items}\n</ul></section>`;
}
