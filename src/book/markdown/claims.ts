import type { PhrasingContent } from 'mdast';
import type { ContainerDirective } from 'mdast-util-directive';
import type { VFile } from 'vfile';
import { visit } from 'unist-util-visit';
import { report } from '../author-error.ts';
import { CLAIM_KINDS, isClaimKind, type ClaimKind } from '../labels.ts';
import { didYouMean, oneOf } from '../nearest.ts';
import { isStatus, statusElement, STATUSES, type Status } from '../status.ts';
import { draftOf, type MarkdownPlugin } from './context.ts';
import { inline } from './inline.ts';
import { element, finished, shape, takeTitle, textOf } from './nodes.ts';

/** `:::theorem[Name]{#thm:x status=proved}`: head, body, and what its status asks for. */
export const claims: MarkdownPlugin = () => (tree, file) => {
  visit(tree, 'containerDirective', (node) => {
    if (isClaimKind(node.name)) claim(node, node.name, file);
  });
};

function claim(node: ContainerDirective, kind: ClaimKind, file: VFile): void {
  const draft = draftOf(file);
  const { number = '', label } = node.data ?? {};
  const { source, breaks } = node.attributes ?? {};
  const status = statusOf(node, kind, file);
  const title = takeTitle(node);
  const test = label === undefined ? undefined : draft.facts.checked[label];
  const checked = test !== undefined;
  const head: PhrasingContent[] = [
    element('span', { className: ['claim-number'] }, [`${CLAIM_KINDS[kind].name}\u00a0${number}`]),
  ];
  const add = (child: PhrasingContent) => head.push({ type: 'text', value: ' ' }, child);
  if (title.length > 0) add(element('span', { className: ['claim-name'] }, title));
  if (status) add(finished(statusElement(status)));
  if (checked) add(checkedMark(test, draft.facts.repository));
  const parts = [
    element('p', { className: ['claim-head'] }, head),
    element('div', { className: ['claim-body'] }, lettered(node.children)),
  ];
  if (source)
    parts.push(
      element('p', { className: ['claim-source'] }, ['Source: ', ...cited(source, node, status, file), '.']),
    );
  if (breaks) {
    const words = inline(breaks.replace(/\.$/, ''), node.position, file);
    parts.push(element('p', { className: ['claim-breaks'] }, ['What practice breaks: ', ...words, '.']));
  }
  draft.claims.push({
    label,
    kind,
    number,
    name: title.map(textOf).join(''),
    status,
    checked,
    source: source ?? undefined,
    place: node.position?.start,
  });
  shape(
    node,
    'section',
    {
      className: ['claim'],
      id: label,
      dataClaim: kind,
      dataStatus: status,
      ...(checked && { dataChecked: '' }),
    },
    parts,
  );
}

function statusOf(node: ContainerDirective, kind: ClaimKind, file: VFile): Status | undefined {
  const { status, source, breaks } = node.attributes ?? {};
  const say = (rule: string, message: string, cure: string) =>
    report(file, node.position?.start, rule, message, cure);
  if (status === undefined || status === null || status === '') {
    if (kind !== 'definition')
      say('missing-status', `this ${kind} has no status`, `add status=${STATUSES.join('|')}`);
    return undefined;
  }
  if (!isStatus(status)) {
    say(
      'unknown-status',
      `no status “${status}”`,
      didYouMean(status, STATUSES, `the statuses are ${oneOf(STATUSES)}`),
    );
    return undefined;
  }
  if (status === 'idealised' && !breaks) {
    const message = `this ${kind} is idealised and does not say what practice breaks`;
    say('missing-breaks', message, 'name the hypothesis: breaks="…"');
  }
  if (status === 'cited' && !source) {
    say('missing-source', `this ${kind} is cited and does not say from where`, 'add source="@key, Thm 1"');
  }
  return status;
}

/** A source is a citation, `@key, Thm 1`; of a claim proved here it may be words, `after @key`. */
function cited(
  source: string,
  node: ContainerDirective,
  status: Status | undefined,
  file: VFile,
): PhrasingContent[] {
  if (status !== 'cited' && !source.trim().startsWith('@'))
    return inline(source.replace(/\.$/, ''), node.position, file);
  return [{ type: 'citation', value: source, ...(node.position && { position: node.position }) }];
}

/** Parts of a claim are lettered (a), (b). */
function lettered(children: ContainerDirective['children']): ContainerDirective['children'] {
  for (const child of children) {
    if (child.type === 'list' && child.ordered) child.data = { ...child.data, hProperties: { type: 'a' } };
  }
  return children;
}

function checkedMark(test: string, repository: string | undefined): PhrasingContent {
  const title = 'The numbers of this claim are computed a second way by a test.';
  return repository
    ? element('a', { className: ['checked'], href: `${repository}/blob/HEAD/${test}`, title }, ['checked'])
    : element('span', { className: ['checked'], title }, ['checked']);
}
