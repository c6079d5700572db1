import type { Node } from 'mdast';
import type { Point } from 'unist';
import type { VFile } from 'vfile';
import { visit } from 'unist-util-visit';
import { report } from '../author-error.ts';
import { isClaimKind, KINDS, LABEL, type LabelledKind } from '../labels.ts';
import { draftOf, type MarkdownPlugin } from './context.ts';
import { placeIn } from './place.ts';

/**
 * Numbers everything that is numbered, in the order of the text, and enters the labels in the index. Claims and
 * remarks share one count, so that Lemma 21.3 is found between Theorem 21.2 and Remark 21.4; figures, experiments,
 * exercises and equations have their own.
 */
export const numbering: MarkdownPlugin = () => (tree, file) => {
  const counts: Record<string, number> = {};
  const number = (node: Node, kind: LabelledKind, label: string | undefined, place: Point | undefined) => {
    const draft = draftOf(file);
    const count = isClaimKind(kind) || kind === 'remark' ? 'claim' : kind;
    counts[count] = (counts[count] ?? 0) + 1;
    const its = draft.number === undefined ? '' : `${draft.number}.${counts[count]}`;
    node.data = { ...node.data, ...(its && { number: its }) };
    if (!checkLabel(label, kind, place, file)) return;
    node.data.label = label;
    draft.labels.push({
      label,
      kind,
      number: its,
      chapter: draft.path,
      file: file.path,
      place: place ?? { line: 1, column: 1 },
    });
  };
  visit(tree, (node) => {
    if (node.type === 'containerDirective') {
      const kind = node.name;
      const label = node.attributes?.['id'] ?? undefined;
      if (isClaimKind(kind) || kind === 'exercise' || kind === 'figure' || (kind === 'remark' && label)) {
        number(node, kind, label, node.position?.start);
      }
    } else if (node.type === 'leafDirective' && node.name === 'demo') {
      number(node, 'demo', node.attributes?.['id'] ?? undefined, node.position?.start);
    } else if (node.type === 'math') {
      const labels = [...node.value.matchAll(/[ \t]*\\label\{([^}]*)\}/g)];
      if (labels.length === 0) return;
      node.value = node.value.replaceAll(/[ \t]*\\label\{([^}]*)\}/g, '');
      const place = placeIn(file, node, '\\label');
      if (labels.length > 1) {
        const cure = 'keep one, or write one formula for each number';
        report(file, place, 'two-labels', 'a displayed formula has one number', cure);
      }
      number(node, 'equation', labels[0]?.[1], place);
    } else if (node.type === 'inlineMath' && node.value.includes('\\label')) {
      const cure = 'only a displayed formula has a number';
      report(file, node.position, 'label-place', '\\label in a formula of the sentence', cure);
      const value = node.value.replaceAll(/\\label\{[^}]*\}/g, '');
      node.data = { ...node.data, hChildren: [{ type: 'text', value }] };
    }
  });
};

function checkLabel(
  label: string | undefined,
  kind: LabelledKind,
  place: Point | undefined,
  file: VFile,
): label is string {
  const prefix = KINDS[kind].prefix;
  // An experiment may be shown without anybody referring to it.
  if (label === undefined && kind === 'demo') return false;
  if (label === undefined || label === '') {
    const message = `this ${kind} has no label`;
    const cure =
      kind === 'equation' ? 'write \\label{eq:some-name}' : `write {#${prefix}:some-name} after it`;
    report(file, place, 'missing-label', message, cure);
    return false;
  }
  if (!label.startsWith(`${prefix}:`) || !LABEL.test(label)) {
    const cure = `write ${prefix}: and lower-case words joined by hyphens`;
    const one = /^[aeiou]/.test(kind) ? `an ${kind}` : `a ${kind}`;
    report(file, place, 'label-form', `“${label}” is no label for ${one}`, cure);
    return false;
  }
  return true;
}
