import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { visit } from 'unist-util-visit';
import { bind } from './bind.ts';
import type { Edition } from './edition.ts';
import { setFormulas } from './formulas.ts';
import { hasClass, parse, wordsOf } from './hast.ts';
import type { Leaf } from './leaf.ts';
import { paperStyles } from './styles.ts';

export const PAPERS = { a4: 'A4', letter: 'letter' } as const;
export type Paper = keyof typeof PAPERS;

export interface PrintOptions {
  edition: Edition;
  paper: Paper;
}

/** The whole book as one page of HTML, whose styles are for paper alone; whoever prints it writes the numbers of pages
 * into its elements with `data-page-of`. Changes the leaves. */
export function printedBook(
  leaves: readonly Leaf[],
  { edition, paper }: PrintOptions,
): { html: string; problems: string[] } {
  const problems = bind(leaves, {
    link: (leaf, id) => `#${id ?? leaf.name}`,
    live: edition.live,
  });
  const [title, ...rest] = leaves.map((leaf) => {
    setFormulas(leaf.tree);
    levelHeadings(leaf);
    return section(leaf);
  });
  const contents = parse(contentsOf(leaves));
  setFormulas(contents);
  const body = [title as Element, ...(contents.children as ElementContent[]), ...rest];
  const html = `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>${edition.title}</title>
<style>${paperStyles()}
${pageStyles(leaves, paper)}</style></head>
<body><div class="book">${toHtml(body)}</div></body></html>`;
  return { html, problems };
}

function section({ name, kind, tree }: Leaf): Element {
  const properties = { className: ['leaf', kind], id: name, style: `page: ${name}` };
  return { type: 'element', tagName: 'section', properties, children: tree.children as ElementContent[] };
}

/** The outline is made of the levels of headings: chapters belong to their theme, sections to their chapter. */
function levelHeadings({ kind, tree }: Leaf): void {
  visit(tree, 'element', (node) => {
    const level = /^h([1-5])$/.exec(node.tagName)?.[1];
    if (level && kind === 'chapter') node.properties['ariaLevel'] = Number(level) + 1;
    // A number that stands apart has no space after it, and the outline wants one.
    if (hasClass(node, 'section-number')) node.children.push({ type: 'text', value: '\u00a0' });
  });
}

/** Themes with their chapters, and what follows them. */
function contentsOf(leaves: readonly Leaf[]): string {
  const rows = leaves.slice(1).map(({ name, kind, number, title }) => {
    const mark = number === undefined ? '' : `<span class="number">${number}</span> `;
    const page = `<span class="leader"></span><span class="page-number" data-page-of="${name}"></span>`;
    return `<li class="${kind}"><a href="#${name}">${mark}<span>${title}</span></a>${page}</li>`;
  });
  return `<section class="leaf front contents-page" id="contents"><h1>Contents</h1><ol role="list">${rows.join('')}</ol></section>`;
}

/** The sheet, and for each leaf its running head: CSS cannot take it from the text. */
function pageStyles(leaves: readonly Leaf[], paper: Paper): string {
  const heads = leaves.map(({ name, kind, number, title, address }) => {
    if (address === '/') return `@page ${name} { @bottom-center { content: none } }`;
    if (kind === 'theme') return '';
    const words = wordsOf(parse(title)).replaceAll(/["\\\n]/g, '\\$&');
    return `@page ${name} { @top-left { content: "${number ? `${number}\u2002` : ''}${words}" } }`;
  });
  return [`@page { size: ${PAPERS[paper]} }`, ...heads].join('\n');
}
