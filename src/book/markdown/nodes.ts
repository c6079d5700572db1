import type { ElementContent, Properties } from 'hast';
import type { BlockContent, Node, Paragraph, Parent, PhrasingContent, RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { Position } from 'unist';
import type {} from 'mdast-util-to-hast';

/** A Markdown node that becomes the HTML element named in its data. */
export interface Shaped extends Parent {
  type: 'shaped';
  children: RootContent[];
}

/** A citation or a group of them, `@key, Thm 1; @other`, until the second pass sets it. */
export interface Citation extends Node {
  type: 'citation';
  value: string;
}

declare module 'mdast' {
  interface RootContentMap {
    shaped: Shaped;
    citation: Citation;
  }
  interface BlockContentMap {
    shaped: Shaped;
  }
  interface PhrasingContentMap {
    shaped: Shaped;
    citation: Citation;
  }
  interface Data {
    /** Set by numbering.ts: `21.3`. */
    number?: string;
    /** Set by numbering.ts on everything that carries a label. */
    label?: string;
  }
}

type Child = RootContent | string;

function nodes(children: readonly Child[]): RootContent[] {
  return children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child));
}

/** A new element among Markdown nodes. */
export function element(
  hName: string,
  hProperties: Properties = {},
  children: readonly Child[] = [],
  position?: Position,
): Shaped & BlockContent & PhrasingContent {
  return {
    type: 'shaped',
    data: { hName, hProperties },
    children: nodes(children),
    ...(position && { position }),
  };
}

/** A finished HTML element among Markdown nodes. */
export function finished(
  html: ElementContent & { type: 'element' },
): Shaped & BlockContent & PhrasingContent {
  const { tagName: hName, properties: hProperties, children: hChildren } = html;
  return { type: 'shaped', data: { hName, hProperties, hChildren }, children: [] };
}

/** Turns a node into an element, in place, so that a visit that is under way goes on into the new children. */
export function shape(
  node: Parent,
  hName: string,
  hProperties: Properties,
  children: readonly Child[],
): void {
  node.data = { ...node.data, hName, hProperties };
  node.children = nodes(children);
}

/** Takes `[the label]` off a directive. */
export function takeTitle(node: ContainerDirective): PhrasingContent[] {
  const first = node.children[0];
  if (first?.type !== 'paragraph' || !first.data?.directiveLabel) return [];
  node.children.shift();
  return (first as Paragraph).children;
}

/** The text of a node, formulas as their TeX. */
export function textOf(node: Node): string {
  if ('value' in node && typeof node.value === 'string') return node.value;
  return 'children' in node ? (node.children as Node[]).map(textOf).join('') : '';
}
