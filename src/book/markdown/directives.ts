import type { Root, Text } from 'mdast';
import type { Directives, TextDirective } from 'mdast-util-directive';
import type {} from 'remark-directive';
import type { VFile } from 'vfile';
import { visit } from 'unist-util-visit';
import { report } from '../author-error.ts';
import { CLAIM_KINDS } from '../labels.ts';
import { didYouMean, nearest, oneOf } from '../nearest.ts';
import { checkAttributes } from './attributes.ts';
import type { MarkdownPlugin } from './context.ts';

const CLAIM = ['id', 'status', 'source', 'breaks'];
const CONTAINERS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(Object.keys(CLAIM_KINDS).map((kind) => [kind, CLAIM])),
  proof: ['of'],
  remark: ['id'],
  exercise: ['id', 'time', 'tools'],
  solution: [],
  figure: ['id', 'draw'],
  'short-answer': [],
  narrow: [],
};

/**
 * Knows every directive and its attributes; a colon in prose (`3:1`, `\eqref{eq:x}`), which the parser takes for a
 * directive in the text, is put back as it was written.
 */
export const directives: MarkdownPlugin = () => (tree, file) => {
  visit(tree, 'textDirective', (node, index, parent) => {
    if (!parent || index === undefined) return;
    if (node.name === 'margin') return checkAttributes(node, [], file);
    if (node.children.length > 0 && nearest(node.name, ['margin'])) {
      report(
        file,
        node.position,
        'unknown-directive',
        `no directive :${node.name}`,
        'did you mean “:margin”?',
      );
    }
    parent.children.splice(index, 1, ...written(node, file));
    return index;
  });
  joinTexts(tree);
  visit(tree, (node) => {
    if (node.type === 'leafDirective' && node.name !== 'demo') {
      const cure = didYouMean(node.name, ['demo'], '::demo is the only directive of a line');
      report(file, node.position?.start, 'unknown-directive', `no directive ::${node.name}`, cure);
    }
    if (node.type === 'containerDirective') checkContainer(node, file);
  });
};

function checkContainer(node: Directives, file: VFile): void {
  const allowed = Object.hasOwn(CONTAINERS, node.name) ? CONTAINERS[node.name] : undefined;
  const start = node.position?.start;
  if (!allowed) {
    const names = Object.keys(CONTAINERS);
    const cure = didYouMean(node.name, names, `the containers are ${oneOf(names)}`);
    report(file, start, 'unknown-directive', `no container :::${node.name}`, cure);
    return;
  }
  checkAttributes(node, allowed, file);
}

/** The nodes that stand for what the author typed. */
function written(node: TextDirective, file: VFile): TextDirective['children'] {
  const source = String(file.value);
  const slice = (from: number | undefined, to: number | undefined): Text => ({
    type: 'text',
    value: source.slice(from, to),
    ...(node.position && { position: node.position }),
  });
  const { start, end } = node.position ?? {};
  const inner = node.children;
  if (inner.length === 0) return [slice(start?.offset, end?.offset)];
  return [
    slice(start?.offset, inner[0]?.position?.start.offset),
    ...inner,
    slice(inner.at(-1)?.position?.end.offset, end?.offset),
  ];
}

/** Adjacent texts become one, so that later plugins find `\eqref{eq:x}` in one piece. */
function joinTexts(tree: Root): void {
  visit(tree, (node) => {
    if (!('children' in node)) return;
    const joined: typeof node.children = [];
    for (const child of node.children) {
      const last = joined.at(-1);
      if (child.type === 'text' && last?.type === 'text') {
        last.value += child.value;
        if (last.position && child.position)
          last.position = { start: last.position.start, end: child.position.end };
      } else (joined as unknown[]).push(child);
    }
    node.children = joined as never;
  });
}
