import type { Nodes, Parents, PhrasingContent } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { Term } from '../glossary.ts';
import { isClaimKind } from '../labels.ts';
import { draftOf, type MarkdownPlugin } from './context.ts';
import { slug } from './headings.ts';
import { element } from './nodes.ts';

/**
 * Makes the first place in a chapter where a word of the glossary stands in running text a link to its entry, which
 * pages show beside it. Statements of claims are left alone: they say themselves what their words mean.
 */
export const terms: MarkdownPlugin = () => (tree, file) => {
  const { facts, number } = draftOf(file);
  if (facts.terms.length === 0 || number === undefined) return;
  const byForm = new Map(
    facts.terms.flatMap((term) =>
      [term.term, ...(term.also ?? [])].map((form) => [form.toLowerCase(), term]),
    ),
  );
  const pattern = formsPattern([...byForm.keys()]);
  const left = new Set<Term>(facts.terms);
  const link = (text: string): PhrasingContent[] | undefined => {
    const term = byForm.get(text.toLowerCase().replaceAll(/\s+/g, ' '));
    if (!term || !left.delete(term)) return undefined;
    return [element('a', { className: ['term'], href: `${facts.base}/notation/#${termId(term)}` }, [text])];
  };
  visit(tree, (node) => {
    if (node.type === 'containerDirective' && isClaimKind(node.name)) return SKIP;
    if (node.type !== 'paragraph') return undefined;
    mark(node, pattern, link);
    return SKIP;
  });
};

/** Id of a term's entry on the notation page. */
export function termId({ term }: Term): string {
  return `term-${slug(term)}`;
}

function formsPattern(forms: readonly string[]): RegExp {
  const words = forms
    .toSorted((a, b) => b.length - a.length)
    .map((form) => form.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+'));
  return new RegExp(`(?<![\\p{L}\\p{N}-])(?:${words.join('|')})(?![\\p{L}\\p{N}-])`, 'giu');
}

/** Marks the texts of a paragraph, outside links, citations, code and formulas. */
function mark(node: Parents, pattern: RegExp, link: (text: string) => PhrasingContent[] | undefined): void {
  const children: Nodes[] = [];
  for (const child of node.children as Nodes[]) {
    if (child.type === 'emphasis' || child.type === 'strong') mark(child, pattern, link);
    if (child.type !== 'text') {
      children.push(child);
      continue;
    }
    let done = 0;
    for (const match of child.value.matchAll(pattern)) {
      const linked = link(match[0]);
      if (!linked) continue;
      if (match.index > done) children.push({ type: 'text', value: child.value.slice(done, match.index) });
      children.push(...linked);
      done = match.index + match[0].length;
    }
    if (done === 0) children.push(child);
    else if (done < child.value.length) children.push({ type: 'text', value: child.value.slice(done) });
  }
  node.children = children as never;
}
