import type { Element, ElementContent, Root } from 'hast';
import type { Book, NoteRecord, ResourceRecord } from '../book.ts';

/** What belongs to one chapter. */
export interface Attached {
  items: Element[];
  notes: NoteRecord[];
}

export function attachedTo(
  path: string,
  { resources, notes }: Pick<Book, 'resources' | 'notes'>,
  base: string,
): Attached {
  return {
    items: resourceItems(resources, path, base),
    notes: notes.filter(({ chapter }) => chapter === path),
  };
}

/** Characters, and no display, experiment or figure: what the margin column takes. */
const SHORT = 600;

/**
 * Puts a note after what it belongs to: short ones as margin notes, others as blocks of the text.
 * @param anchor label, or id of a heading
 */
export function attachNote(chapter: Root, anchor: string, slug: string, words: string, html: string): void {
  const plain = html.replaceAll(/<math[\s\S]*?<\/math>|<[^>]*>/g, '');
  const fits = plain.length <= SHORT && !/<book-embed|equation|<table|<pre/.test(html);
  const aside: Element = {
    type: 'element',
    tagName: 'aside',
    properties: {
      className: fits ? ['note', 'kept'] : ['kept'],
      id: `kept-${slug}`,
      role: 'note',
      ariaLabel: words,
    },
    children: [{ type: 'raw', value: html } as unknown as ElementContent],
  };
  const way = wayTo(chapter, anchor);
  if (!way) return;
  // Proofs, remarks and exercises are sections, with places of their own inside them.
  const inside = way.findLastIndex(
    (node, depth) =>
      depth < way.length - 1 &&
      (node.type === 'root' || (node.type === 'element' && node.tagName === 'section')),
  );
  const parent = way[inside] as Root | Element;
  const at = parent.children.indexOf(way[inside + 1] as Element);
  parent.children.splice(at + 1, 0, aside);
}

/** The nodes from the root down to the element with this id, both included. */
function wayTo(node: Root | Element, id: string): (Root | Element)[] | undefined {
  if (node.type === 'element' && node.properties['id'] === id) return [node];
  for (const child of node.children) {
    const rest = child.type === 'element' ? wayTo(child, id) : undefined;
    if (rest) return [node, ...rest];
  }
  return undefined;
}

/** The resources that name a chapter, as items of a list. */
function resourceItems(resources: readonly ResourceRecord[], path: string, base: string): Element[] {
  return resources.flatMap(({ slug, title, authors, deepens }): Element[] => {
    const places = deepens.filter(({ name }) => name === path).map(({ at }) => at);
    if (places.length === 0) return [];
    const link: Element = {
      type: 'element',
      tagName: 'a',
      properties: { href: `${base}/resources/#${slug}` },
      children: [{ type: 'text', value: title }],
    };
    const rest = { type: 'text' as const, value: ` (${authors}): ${places.join('; ')}` };
    return [{ type: 'element', tagName: 'li', properties: {}, children: [link, rest] }];
  });
}

/** Ends the section “Where to go deeper” with these resources. */
export function listResources(chapter: Root, heading: string, items: Element[]): void {
  const isElement = (node: Root['children'][number]): node is Element => node.type === 'element';
  const from = chapter.children.findIndex((node) => isElement(node) && node.properties['id'] === heading);
  if (items.length === 0 || from < 0) return;
  const next = chapter.children.findIndex(
    (node, index) => index > from && isElement(node) && node.tagName === 'h2',
  );
  const list: Element = {
    type: 'element',
    tagName: 'ul',
    properties: { className: ['deeper'] },
    children: items,
  };
  chapter.children.splice(next < 0 ? chapter.children.length : next, 0, list);
}
