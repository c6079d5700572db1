import type { Element, ElementContent } from 'hast';
import { visit } from 'unist-util-visit';
import { hasClass, parse, wordsOf } from '../hast.ts';
import type { Leaf } from '../leaf.ts';
import { escaped } from './package.ts';
import { document } from './xhtml.ts';

/** The contents as e-readers want them: themes with their chapters, chapters with their sections. */
export function navigation(leaves: readonly Leaf[]): string {
  const entries: string[] = [];
  let chapters: string[] = [];
  let theme: string | undefined;
  const close = () => {
    if (theme !== undefined) entries.push(`<li>${theme}${list(chapters)}</li>`);
    theme = undefined;
    chapters = [];
  };
  for (const leaf of leaves.slice(1)) {
    if (leaf.kind === 'chapter') chapters.push(`<li>${link(leaf)}${list(sectionsOf(leaf))}</li>`);
    else {
      close();
      if (leaf.kind === 'theme') theme = link(leaf);
      else entries.push(`<li>${link(leaf)}</li>`);
    }
  }
  close();
  const first = leaves.find(({ kind }) => kind === 'chapter') ?? leaves[0];
  const body = `<nav epub:type="toc" role="doc-toc" id="toc"><h1>Contents</h1>${list(entries)}</nav>
<nav epub:type="landmarks" hidden=""><h2>Landmarks</h2><ol>
<li><a epub:type="toc" href="nav.xhtml#toc">Contents</a></li>
<li><a epub:type="bodymatter" href="${first?.name}.xhtml">First chapter</a></li>
</ol></nav>`;
  return document('Contents', parse(body).children as ElementContent[]);
}

function list(items: readonly string[]): string {
  return items.length > 0 ? `<ol>${items.join('')}</ol>` : '';
}

function link({ name, number, title }: Leaf): string {
  const words = escaped(wordsOf(parse(title)));
  return `<a href="${name}.xhtml">${number === undefined ? '' : `${number} `}${words}</a>`;
}

function sectionsOf({ name, tree }: Leaf): string[] {
  const items: string[] = [];
  visit(tree, 'element', (node: Element) => {
    if (node.tagName !== 'h2' || node.properties['id'] === undefined) return;
    const number = node.children.find((child) => hasClass(child, 'section-number'));
    const words = wordsOf({ ...node, children: node.children.filter((child) => child !== number) }).trim();
    const mark = number ? `${wordsOf(number)} ` : '';
    items.push(
      `<li><a href="${name}.xhtml#${String(node.properties['id'])}">${escaped(mark + words)}</a></li>`,
    );
  });
  return items;
}
