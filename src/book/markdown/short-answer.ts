import type { List, ListItem } from 'mdast';
import type { VFile } from 'vfile';
import { visit } from 'unist-util-visit';
import { report } from '../author-error.ts';
import { didYouMean, oneOf } from '../nearest.ts';
import { isStatus, statusElement, STATUSES, type Status } from '../status.ts';
import type { MarkdownPlugin } from './context.ts';
import { element, finished, shape } from './nodes.ts';

/** `::::short-answer`: paragraphs, then one row for each thing known, which begins with its status. */
export const shortAnswer: MarkdownPlugin = () => (tree, file) => {
  visit(tree, 'containerDirective', (node) => {
    if (node.name !== 'short-answer') return;
    const text = node.children.filter((child) => child.type !== 'list');
    const rows = node.children.filter((child) => child.type === 'list');
    for (const list of rows) shapeRows(list, file);
    shape(node, 'div', { className: ['short-answer'], role: 'region', ariaLabel: 'Short answer' }, [
      element('p', { className: ['short-answer-label'], ariaHidden: 'true' }, ['Short answer']),
      element('div', { className: ['short-answer-text'] }, text),
      ...rows,
    ]);
  });
};

function shapeRows(list: List, file: VFile): void {
  let before = 0;
  for (const item of list.children) {
    const status = takeStatus(item, file);
    if (!status) continue;
    const order = STATUSES.indexOf(status);
    if (order < before) {
      const cure = `the order is ${STATUSES.join(', ')}`;
      const message = `“${status}” after “${STATUSES[before]}”`;
      report(file, item.position?.start, 'short-answer-row', message, cure);
    }
    before = Math.max(before, order);
    const children = item.children.map((child) =>
      child.type === 'paragraph' && item.children.length === 1 ? element('div', {}, child.children) : child,
    );
    const cell = children.length === 1 ? children : [element('div', {}, children)];
    item.data = { ...item.data, hName: 'li' };
    item.children = [finished(statusElement(status)), ...cell];
  }
  shape(list, 'ul', { className: ['status-rows'] }, list.children);
}

/** Takes `proved: ` off the beginning of a row. */
function takeStatus(item: ListItem, file: VFile): Status | undefined {
  const first = item.children[0]?.type === 'paragraph' ? item.children[0].children[0] : undefined;
  const word = first?.type === 'text' ? /^(\S+):\s+/.exec(first.value) : null;
  if (first?.type === 'text' && word && isStatus(word[1] as string)) {
    first.value = first.value.slice(word[0].length);
    return word[1] as Status;
  }
  const message = word ? `no status “${word[1]}”` : 'the row does not begin with a status';
  const otherwise = `begin it with ${oneOf(STATUSES)} and a colon`;
  const cure = word ? didYouMean(word[1] as string, STATUSES, otherwise) : otherwise;
  report(file, item.position?.start, 'short-answer-row', message, cure);
  return undefined;
}
