import type { Element, ElementContent, Nodes, Root } from 'hast';
import { toXast } from 'hast-util-to-xast';
import { SKIP, visit } from 'unist-util-visit';
import { toXml } from 'xast-util-to-xml';
import { spokenFormulas } from '../formulas.ts';
import { find, hasClass, replace } from '../hast.ts';
import type { Leaf } from '../leaf.ts';

/** What a leaf is to an e-reader, by its name. */
const TYPES: Readonly<Record<string, string>> = {
  title: 'titlepage',
  'how-to-read': 'introduction',
  bibliography: 'bibliography',
  notation: 'glossary',
};
const KINDS = { front: 'frontmatter', theme: 'part', chapter: 'chapter', back: 'backmatter' } as const;

/** An element's attributes that are for the site's scripts, or for boxes that scroll. */
const OF_THE_SITE = ['tabIndex', 'dataPreview', 'dataNarrow', 'dataPageOf', 'name', 'dataChapter'];

/** A leaf as a document. Changes its tree. */
export function leafXhtml({ name, kind, tree }: Leaf, title: string): string {
  spokenFormulas(tree);
  replace(tree, (node) => (node.properties['dataPageOf'] === undefined ? undefined : []));
  visit(tree, 'element', (node) => {
    if (node.tagName === 'math') return SKIP;
    plain(node);
    return undefined;
  });
  const properties = { id: name, className: ['leaf', kind], 'epub:type': TYPES[name] ?? KINDS[kind] };
  const body: Element = {
    type: 'element',
    tagName: 'section',
    properties,
    children: tree.children as ElementContent[],
  };
  return document(title, [body]);
}

/** Whether a document holds such elements, which the list of files has to say. */
export function holds(tree: Nodes, tagName: string): boolean {
  return find(tree, (node) => node.tagName === tagName) !== undefined;
}

export function document(title: string, body: ElementContent[]): string {
  const element = (
    tagName: string,
    properties: Element['properties'],
    children: ElementContent[],
  ): Element => ({
    type: 'element',
    tagName,
    properties,
    children,
  });
  const head = element('head', {}, [
    element('meta', { charSet: 'utf-8' }, []),
    element('title', {}, [{ type: 'text', value: title }]),
    element('link', { rel: ['stylesheet'], type: 'text/css', href: 'style.css' }, []),
  ]);
  const properties = { xmlns: XHTML, 'xmlns:epub': OPS, lang: 'en-GB', 'xml:lang': 'en-GB' };
  const root: Root = {
    type: 'root',
    children: [{ type: 'doctype' }, element('html', properties, [head, element('body', {}, body)])],
  };
  return `<?xml version="1.0" encoding="utf-8"?>\n${toXml(toXast(root), { closeEmptyElements: true })}\n`;
}

const XHTML = 'http://www.w3.org/1999/xhtml';
const OPS = 'http://www.idpf.org/2007/ops';

/** What an e-reader knows: no elements of our own, notes as footnotes that it can show in place. */
function plain(node: Element): void {
  const { properties } = node;
  for (const name of OF_THE_SITE) delete properties[name];
  if (node.tagName === 'live-demo') {
    node.tagName = 'section';
    properties['className'] = ['demo'];
  }
  if (hasClass(node, 'note')) {
    Object.assign(properties, { 'epub:type': 'footnote', role: 'doc-footnote' });
  }
  if (hasClass(node, 'note-anchor')) {
    const link = node.children[0];
    if (link?.type === 'element')
      Object.assign(link.properties, { 'epub:type': 'noteref', role: 'doc-noteref' });
  }
  // A group is a box that scrolls; without the scrolling there is none.
  if (properties['role'] === 'group' && node.tagName === 'div') {
    delete properties['role'];
    delete properties['ariaLabel'];
  }
}
