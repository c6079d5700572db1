import type { PhrasingContent } from 'mdast';
import { SKIP, visit } from 'unist-util-visit';
import type { MarkdownPlugin } from './context.ts';
import { element } from './nodes.ts';

/** A formula with less TeX than this does not break across lines. */
const SHORT = 40;

/** A short formula keeps to itself, to the bracket before it and to the punctuation after it. */
export const nowrap: MarkdownPlugin = () => (tree) => {
  visit(tree, 'inlineMath', (node, index, parent) => {
    if (!parent || index === undefined || node.value.length >= SHORT) return undefined;
    const kept: PhrasingContent[] = [node];
    let at = index;
    const before = parent.children[index - 1];
    const after = parent.children[index + 1];
    const opening = before?.type === 'text' ? /[([“‘]+$/.exec(before.value)?.[0] : undefined;
    const closing = after?.type === 'text' ? /^[)\]’”.,;:!?…-]+/.exec(after.value)?.[0] : undefined;
    if (before?.type === 'text' && opening) {
      before.value = before.value.slice(0, -opening.length);
      kept.unshift({ type: 'text', value: opening });
    }
    if (after?.type === 'text' && closing) {
      after.value = after.value.slice(closing.length);
      kept.push({ type: 'text', value: closing });
    }
    parent.children[at] = element('span', { className: ['nowrap'] }, kept);
    return [SKIP, ++at];
  });
};
