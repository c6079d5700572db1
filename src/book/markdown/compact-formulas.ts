import type { Element, ElementContent, Properties } from 'hast';
import { SKIP, visit } from 'unist-util-visit';
import type { HtmlPlugin } from './context.ts';
import { dropApplications } from './function-application.ts';

/** Classes by which KaTeX remembers what an atom is; its stylesheet has no rule for any of them. */
const ATOMS = new Set(['mord', 'mbin', 'mrel', 'mop', 'mopen', 'mclose', 'mpunct', 'minner', 'mtight']);
/** Font sizes of the classes size1 to size11, in em. */
const SIZES = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.2, 1.44, 1.728, 2.074, 2.488];

/**
 * What a line of KaTeX's main font reaches above and below its baseline at KaTeX's line height of 1.2, in em: ascent
 * 0.903 and descent 0.272 with the leading shared between them. A strut inside these, directly in a line, changes nothing.
 */
const LINE = { above: 0.915, below: 0.284 };

/**
 * Leaves out of KaTeX's markup what changes nothing on the page: spans that are there for their class alone where the
 * class has no rule, and the table round a single subscript or superscript, which a relative position replaces; struts
 * that the line is higher than anyhow; and the fourth decimal of an em. Out of its MathML, what makes it invalid.
 */
export const compactFormulas: HtmlPlugin = () => (tree) => {
  visit(tree, 'element', (node) => {
    if (node.tagName === 'math') {
      const semantics = element(node, 0);
      // The TeX source stays for the search; pages leave it out.
      if (semantics?.tagName === 'semantics') node.children = semantics.children;
      dropApplications(node);
      return SKIP;
    }
    if (!classes(node).includes('katex-html')) return undefined;
    compact(node, false);
    return SKIP;
  });
};

/** @param structural whether rules of the stylesheet reach the children of this node as children */
function compact(node: Element, structural: boolean): void {
  const inVlist = classes(node).includes('vlist');
  const own = classes(node);
  const plain =
    own.length === 0 ||
    own.some((name) => name === 'katex-base' || name === 'katex-sizing' || ATOMS.has(name));
  node.children = node.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child];
    if (own.includes('katex-base') && isIdleStrut(child)) return [];
    const script = singleScript(child);
    const shown = script ?? child;
    compact(shown, inVlist);
    dropAtoms(shown);
    round(shown);
    const bare = shown.tagName === 'span' && Object.keys(shown.properties).length === 0;
    return bare && plain && !structural && shown.children.length > 0 ? shown.children : [shown];
  });
}

function dropAtoms(node: Element): void {
  const kept = classes(node).filter((name) => !ATOMS.has(name));
  if (kept.length > 0) node.properties['className'] = kept;
  else delete node.properties['className'];
}

function isIdleStrut(node: Element): boolean {
  if (!classes(node).includes('katex-strut')) return false;
  const { height = 0, 'vertical-align': align = 0 } = lengths(node.properties);
  return -align <= LINE.below && height + align <= LINE.above;
}

/** A thousandth of an em is a fiftieth of a pixel. */
function round(node: Element): void {
  const { style } = node.properties;
  if (typeof style !== 'string') return;
  const rounded = style.replace(/-?\d+\.\d+(?=em)/g, (value) => String(Number(Number(value).toFixed(3))));
  node.properties['style'] = rounded.replace(/;$/, '');
}

/**
 * A subscript or a superscript alone: KaTeX builds a table of one line, whose baseline is `top` plus the height of
 * the strut below that of the line.
 */
function singleScript(node: Element): Element | undefined {
  if (!classes(node).includes('msupsub')) return undefined;
  const row = element(element(node, 0), 0);
  const lines = row && element(row, 0)?.children;
  const line = lines?.length === 1 ? lines[0] : undefined;
  if (line?.type !== 'element' || line.children.length !== 2) return undefined;
  const strut = element(line, 0);
  const content = element(line, 1);
  const [, from, to] = /reset-size(\d+) size(\d+)/.exec(content ? classes(content).join(' ') : '') ?? [];
  if (!strut || !content || content.properties['style'] || !from || !to) return undefined;
  const scale = (SIZES[Number(to) - 1] as number) / (SIZES[Number(from) - 1] as number);
  const em = (length: number) => `${length / scale}em`;
  const style = lengths(line.properties);
  const margins = ['margin-left', 'margin-right'].filter((name) => style[name]);
  const position = [
    'position:relative',
    `top:${em((style['top'] ?? 0) + (lengths(strut.properties)['height'] ?? 0))}`,
    ...margins.map((name) => `${name}:${em(style[name] as number)}`),
  ];
  return { ...content, properties: { ...content.properties, style: position.join(';') } };
}

function lengths(properties: Properties): Record<string, number> {
  const declarations = String(properties['style'] ?? '').matchAll(/([a-z-]+):(-?[\d.]+)em/g);
  return Object.fromEntries([...declarations].map(([, name, value]) => [name, Number(value)]));
}

function element(node: Element | undefined, index: number): Element | undefined {
  const child = node?.children[index];
  return child?.type === 'element' ? child : undefined;
}

function classes(node: Element): string[] {
  const names = node.properties['className'];
  return Array.isArray(names) ? names.map(String) : [];
}
