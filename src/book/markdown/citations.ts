import type { PhrasingContent, RootContent } from 'mdast';
import type { Point } from 'unist';
import type { VFile } from 'vfile';
import { visit } from 'unist-util-visit';
import { report } from '../author-error.ts';
import type { Work } from '../bibliography.ts';
import { LOCATOR_CURE, readLocator } from '../locator.ts';
import { didYouMean } from '../nearest.ts';
import { bookOf, type MarkdownPlugin } from './context.ts';
import { element } from './nodes.ts';
import { pointAt } from './place.ts';
import { replaceInText } from './replace.ts';

/** `[@key, Thm 6.7; @other]` in brackets, and `@key` as part of the sentence. */
export const citations: MarkdownPlugin = () => (tree, file) => {
  replaceInText(
    tree,
    file,
    /\[(-?@[^\]]*)\]|(?<![\w@])@([A-Za-z][\w:.-]*)/g,
    ([whole, inner, name], place) => {
      if (inner !== undefined) {
        const parts = group(inner, place, file);
        return parts && [...text('('), ...parts, ...text(')')];
      }
      if (String(file.value)[(place?.offset ?? 0) - 1] === '\\') return undefined;
      const key = (name as string).replace(/[.:-]+$/, '');
      const work = find(key, place, file);
      return work && [cite(work, `${work.authors} (${work.year})`), ...text(whole.slice(key.length + 1))];
    },
  );
  visit(tree, 'citation', (node, index, parent) => {
    if (!parent || index === undefined) return;
    const parts = group(node.value, node.position?.start, file) ?? text(node.value);
    parent.children.splice(index, 1, ...(parts as RootContent[] as never[]));
  });
  // Numbered when all are there, so that the places of a work are counted in the order of the text.
  const { cites } = bookOf(file);
  visit(tree, 'shaped', ({ data }) => {
    const key = data?.hName === 'a' && /^#ref-(.*)$/.exec(String(data.hProperties?.['href']))?.[1];
    if (!key || !data?.hProperties) return;
    const places = cites.get(key) ?? [];
    data.hProperties['id'] = `cite-${key}-${places.length + 1}`;
    cites.set(key, [...places, `cite-${key}-${places.length + 1}`]);
  });
};

/** The citations of a group, separated by semicolons, each with its locator. */
function group(inner: string, start: Point | undefined, file: VFile): PhrasingContent[] | undefined {
  const parts: PhrasingContent[] = [];
  let failed = false;
  let at = 0;
  for (const item of inner.split(';')) {
    const place = placeOfItem(file, start, inner, at + item.search(/\S|$/));
    at += item.length + 1;
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
    parts.push(cite(work, `${work.authors} ${work.year}${read ? `, ${read.shown}` : ''}`));
  }
  return failed ? undefined : parts;
}

/** Where an item of a group stands, if the group stands in the source as it is read (not so in an attribute). */
function placeOfItem(file: VFile, start: Point | undefined, inner: string, at: number): Point | undefined {
  if (start?.offset === undefined) return start;
  const source = String(file.value);
  return source.startsWith(inner, start.offset + 1) ? pointAt(file, start.offset + 1 + at) : start;
}

function find(key: string, place: Point | undefined, file: VFile): Work | undefined {
  const { bibliography } = bookOf(file);
  const work = bibliography?.get(key);
  if (work || !bibliography) return work;
  const cure = didYouMean(
    key,
    bibliography.keys(),
    'add the work to content/references.bib, or write \\@ for the sign',
  );
  report(file, place, 'unknown-citation', `no work “${key}”`, cure);
  return undefined;
}

function cite(work: Work, words: string) {
  const reference = `ref-${work.key}`;
  return element('a', { className: ['cite'], href: `#${reference}`, dataPreview: reference }, [words]);
}

function text(value: string): PhrasingContent[] {
  return value === '' ? [] : [{ type: 'text', value }];
}
