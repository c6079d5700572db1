import type { Paragraph, PhrasingContent, RootContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { VFile } from 'vfile';
import { visit } from 'unist-util-visit';
import { report } from '../author-error.ts';
import { LABEL } from '../labels.ts';
import { didYouMean } from '../nearest.ts';
import { qedElement } from '../status.ts';
import { draftOf, type MarkdownPlugin } from './context.ts';
import { element, finished, shape, takeTitle } from './nodes.ts';

/** `:::proof{of=thm:x}`: begins with "Proof.", ends with the square, and records what it refers to. */
export const proofs: MarkdownPlugin = () => (tree, file) => {
  const proved = new Set<string>();
  visit(tree, 'containerDirective', (node) => {
    if (node.name !== 'proof') return;
    const of = node.attributes?.['of'] ?? undefined;
    checkOf(of, node, file);
    if (of) {
      proved.add(of);
      const claim = draftOf(file).claims.find(({ label }) => label === of);
      const uses = claim && [...new Set([...(claim.uses ?? []), ...references(node)])];
      if (claim) claim.uses = uses?.filter((label) => label !== of);
    }
    const title = takeTitle(node);
    const head = element(
      'em',
      { className: ['proof-head'] },
      title.length > 0 ? ['Proof (', ...title, ').'] : ['Proof.'],
    );
    prepend(node, head);
    append(node);
    shape(node, 'section', { className: ['proof'], dataProofOf: of }, node.children);
  });
  for (const { label, kind, status, source, place } of draftOf(file).claims) {
    if (!label || proved.has(label)) continue;
    if (status === 'proved' || (status === 'idealised' && !source)) {
      const cure = `add :::proof{of=${label}}, or a status that fits`;
      report(file, place, 'missing-proof', `this ${kind} is ${status} and has no proof on the page`, cure);
    }
  }
};

function checkOf(of: string | undefined, node: ContainerDirective, file: VFile): void {
  const labels = draftOf(file).claims.flatMap(({ label }) => label ?? []);
  if (of && labels.includes(of)) return;
  const message = of ? `the proof is of “${of}”, which this chapter does not claim` : 'a proof of what?';
  const otherwise = 'write {of=thm:…} with the label of a claim of this chapter';
  report(file, node.position?.start, 'proof-of', message, of ? didYouMean(of, labels, otherwise) : otherwise);
}

function references(node: ContainerDirective): string[] {
  const found: string[] = [];
  visit(node, (child) => {
    if (child.type === 'link' && child.url.startsWith('#')) found.push(child.url.slice(1));
    if (child.type === 'text')
      found.push(...[...child.value.matchAll(/\\eqref\{([^{}]*)\}/g)].map((m) => m[1] as string));
  });
  return found.filter((label) => LABEL.test(label));
}

function prepend(node: ContainerDirective, head: PhrasingContent): void {
  const first = node.children[0];
  if (first?.type === 'paragraph') first.children.unshift(head, { type: 'text', value: ' ' });
  else node.children.unshift({ type: 'paragraph', children: [head] });
}

/** The square keeps to the last word, so that it never stands alone on a line unless a formula ends the proof. */
function append(node: ContainerDirective): void {
  const qed = finished(qedElement());
  const last = lastParagraph(node.children);
  if (!last) {
    node.children.push(element('p', { className: ['qed-line'] }, [qed]));
    return;
  }
  const kept: PhrasingContent[] = [];
  while (kept.length < 4) {
    const child = last.children.pop();
    if (!child) break;
    const space = child.type === 'text' ? child.value.search(/\s\S*$/) : -1;
    if (child.type === 'text' && space >= 0) {
      kept.unshift({ ...child, value: child.value.slice(space + 1) });
      last.children.push({ ...child, value: child.value.slice(0, space + 1) });
      break;
    }
    kept.unshift(child);
  }
  last.children.push(element('span', { className: ['nowrap'] }, [...kept, qed]));
}

function lastParagraph(children: readonly RootContent[]): Paragraph | undefined {
  const last = children.at(-1);
  if (last?.type === 'paragraph') return last;
  return last?.type === 'list' ? lastParagraph(last.children.at(-1)?.children ?? []) : undefined;
}
