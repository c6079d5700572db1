import type { Node, PhrasingContent, RootContent } from 'mdast';
import type { Point } from 'unist';
import type { VFile } from 'vfile';
import { findAndReplace } from 'mdast-util-find-and-replace';
import { visit } from 'unist-util-visit';
import { report } from '../author-error.ts';
import type { Work } from '../bibliography.ts';
import { LOCATOR_CURE, readLocator } from '../locator.ts';
import { didYouMean } from '../nearest.ts';
import { bookOf, type MarkdownPlugin } from './context.ts';
import { element } from './nodes.ts';
import { placeIn } from './place.ts';

/** `[@key, Thm 6.7; @other]` in brackets, and `@key` as part of the sentence. */
export const citations: MarkdownPlugin = () => (tree, file) => {
  const seen = new Map<Node, Map<string, number>>();
  /** Where a match stands; equal matches of one text are told apart by counting. */
  const placeOf = (whole: string, text: Node): Point | undefined => {
    const counts = seen.get(text) ?? new Map<string, number>();
    seen.set(text, counts);
    const nth = counts.get(whole) ?? 0;
    counts.set(whole, nth + 1);
    return placeIn(file, text, whole, nth);
  };
  const bracketed = (whole: string, inner: string, match: { stack: Node[] }) => {
    const parts = group(inner, placeOf(whole, match.stack.at(-1) as Node), file);
    return parts && [{ type: 'text' as const, value: '(' }, ...parts, { type: 'text' as const, value: ')' }];
  };
  const narrative = (whole: string, before: string, key: string, match: { stack: Node[] }) => {
    const place = placeOf(whole, match.stack.at(-1) as Node);
    if (place?.offset !== undefined && String(file.value)[place.offset + before.length - 1] === '\\') return false;
    const work = find(key.replace(/[.:]+$/, ''), place, file);
    const rest = /[.:]+$/.exec(key)?.[0] ?? '';
    return work
      ? [{ type: 'text' as const, value: before }, cite(work, `${work.authors} (${work.year})`, file), ...text(rest)]
      : false;
  };
  findAndReplace(tree, [
    [/\[(-?@[^\]]*)\]/g, bracketed],
    [/(^|[^\w@\\])@([A-Za-z][\w:.-]*)/g, narrative],
  ]);
  visit(tree, 'citation', (node, index, parent) => {
    if (!parent || index === undefined) return;
    const parts = group(node.value, node.position?.start, file);
    parent.children.splice(index, 1, ...((parts || text(node.value)) as RootContent[] as never[]));
  });
};

/** The citations of a group, separated by semicolons, each with its locator. */
function group(inner: string, place: Point | undefined, file: VFile): PhrasingContent[] | false {
  const parts: PhrasingContent[] = [];
  let failed = false;
  for (const item of inner.split(';')) {
    const [, key, locator] = /^\s*@([\w:.-]+)\s*(?:,\s*([\s\S]*?))?\s*$/.exec(item) ?? [];
    if (key === undefined) {
      const cure = 'write [@key, Thm 1; @other]; words before or after a citation stand outside the brackets';
      report(file, place, 'citation-form', `“${item.trim()}” is not a citation`, cure);
      failed = true;
      continue;
    }
    const work = find(key, place, file);
    const read = locator === undefined ? undefined : readLocator(locator);
    if (read && 'wrong' in read) {
      report(file, place, 'locator', `“${read.wrong}” is no locator`, LOCATOR_CURE);
    }
    if (!work || (read && 'wrong' in read)) {
      failed = true;
      continue;
    }
    if (parts.length > 0) parts.push(...text('; '));
    parts.push(cite(work, `${work.authors} ${work.year}${read ? `, ${read.shown}` : ''}`, file));
  }
  return failed ? false : parts;
}

function find(key: string, place: Point | undefined, file: VFile): Work | undefined {
  const { bibliography } = bookOf(file);
  const work = bibliography.get(key);
  if (work) return work;
  const cure = didYouMean(key, bibliography.keys(), 'add the work to content/references.bib, or write \\@ for the sign');
  report(file, place, 'unknown-citation', `no work “${key}”`, cure);
  return undefined;
}

function cite(work: Work, words: string, file: VFile) {
  const { cites } = bookOf(file);
  const places = cites.get(work.key) ?? [];
  const id = `cite-${work.key}-${places.length + 1}`;
  cites.set(work.key, [...places, id]);
  const reference = `ref-${work.key}`;
  return element('a', { className: ['cite'], href: `#${reference}`, id, dataPreview: reference }, [words]);
}

function text(value: string): PhrasingContent[] {
  return value === '' ? [] : [{ type: 'text', value }];
}
