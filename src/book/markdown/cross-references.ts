import type { Link, PhrasingContent } from 'mdast';
import type { VFile } from 'vfile';
import { visit } from 'unist-util-visit';
import { report } from '../author-error.ts';
import { hasPreview, LABEL, referenceWords, type LabelRecord } from '../labels.ts';
import { didYouMean } from '../nearest.ts';
import { bookOf, draftOf, type MarkdownPlugin } from './context.ts';
import { element, shape } from './nodes.ts';
import { replaceInText } from './replace.ts';

/** `[](#thm:x)`, `\eqref{eq:x}`, links to headings, chapters and pages: all with the base path, none to nowhere. */
export const crossReferences: MarkdownPlugin = () => (tree, file) => {
  replaceInText(tree, file, /\\(eq)?ref\{([^{}]*)\}/g, ([whole, eq, label = ''], place) => {
    if (eq === undefined) {
      report(file, place, 'unknown-link', `${whole} is not understood`, `write [](#${label})`);
      return undefined;
    }
    const record = find(label, place, file, 'eq:');
    return record && [reference(record, [{ type: 'text', value: `(${record.number})` }], file)];
  });
  visit(tree, 'link', (node, index, parent) => {
    const title = titleOf(node, file);
    resolve(node, file);
    const after = parent?.children[(index ?? 0) + 1];
    // A title that ends the sentence with a question mark of its own needs no full stop.
    if (title && /[?!]$/.test(title) && after?.type === 'text')
      after.value = after.value.replace(/^\.(?!\.)/, '');
  });
};

/** The title that stands for a chapter which is named without words. */
function titleOf(node: Link, file: VFile): string | undefined {
  if (node.children.length > 0 || !node.url.startsWith('chapter:')) return undefined;
  return bookOf(file).chapters.get(node.url.slice('chapter:'.length))?.title;
}

function resolve(node: Link, file: VFile): void {
  const { url } = node;
  const empty = node.children.length === 0;
  const place = node.position?.start;
  if (url.startsWith('#') && url.includes(':')) {
    const record = find(url.slice(1), place, file);
    if (!record) return;
    const words: PhrasingContent[] = empty
      ? [{ type: 'text', value: referenceWords(record) }]
      : node.children;
    become(node, reference(record, words, file));
  } else if (url.startsWith('#')) {
    heading(node, url.slice(1), file);
  } else if (url.startsWith('chapter:') || /^\/[\w-]+\/[\w-]+\/(#|$)/.test(url)) {
    if (!chapter(node, file)) return;
  } else if (/^(resource|question|path):/.test(url)) {
    piece(node, file);
  } else if (url.startsWith('/')) {
    if (!/\/(#[^/]*)?$/.test(url)) {
      report(file, place, 'unknown-link', `${url} does not end with a slash`, `write ${url}/`);
    }
    node.url = draftOf(file).facts.base + url;
  } else if (!/^(https?|mailto):/.test(url)) {
    const cure =
      'write #label, #heading-of-this-chapter, /theme/slug/, chapter:theme/slug, resource:slug or https://…';
    report(file, place, 'unknown-link', `“${url}” leads nowhere`, cure);
  }
  if (empty && node.children.length === 0) {
    report(
      file,
      place,
      'empty-link',
      `a link to ${url} without words`,
      'write its words between the brackets',
    );
  }
}

/**
 * `/theme/slug/`, which may also be a page of the lab, or `chapter:theme/slug`.
 * @returns whether there is such a page
 */
function chapter(node: Link, file: VFile): boolean {
  const { facts } = draftOf(file);
  const { chapters } = bookOf(file);
  const [path = '', fragment] = node.url.replace(/^chapter:|^\//, '').split('#');
  const key = path.replace(/\/$/, '');
  const known = chapters.get(key);
  const demo = /^lab\/(.*)$/.exec(key)?.[1];
  if (demo !== undefined && node.url.startsWith('/')) {
    if (!Object.hasOwn(facts.demos, demo)) {
      const cure = didYouMean(demo, Object.keys(facts.demos), 'name a folder of src/lab/demos');
      report(file, node.position?.start, 'unknown-demo', `no demo “${demo}”`, cure);
    }
    node.url = facts.base + node.url;
    return true;
  }
  if (!known) {
    const cure = didYouMean(key, chapters.keys(), 'the chapters are listed in content/themes.yaml');
    report(file, node.position?.start, 'unknown-chapter', `no chapter “${key}”`, cure);
    return false;
  }
  const words: PhrasingContent[] =
    node.children.length > 0 ? node.children : [{ type: 'text', value: known.title }];
  if (fragment?.includes(':') && !find(fragment, node.position?.start, file)) return false;
  node.url = `${facts.base}/${key}/${fragment ? `#${fragment}` : ''}`;
  node.children = words;
  if (!known.written) become(node, element('em', { className: ['to-come'] }, words));
  return true;
}

/** `resource:slug`, `question:slug` or `path:slug`. */
function piece(node: Link, file: VFile): void {
  const { pieces } = bookOf(file);
  const found = pieces.get(node.url);
  if (found) {
    node.url = draftOf(file).facts.base + found.href;
    if (node.children.length === 0) node.children = [{ type: 'text', value: found.title }];
    return;
  }
  const [kind] = node.url.split(':');
  const cure = didYouMean(node.url, pieces.keys(), `name a file of content/${kind}s`);
  report(file, node.position?.start, 'unknown-target', `nothing is called “${node.url}”`, cure);
}

function heading(node: Link, id: string, file: VFile): void {
  const { headings } = draftOf(file);
  const found = headings.find((candidate) => candidate.id === id);
  if (!found) {
    const ids = headings.map((candidate) => candidate.id);
    const cure = didYouMean(id, ids, 'a heading’s id is made of its words, in lower case with hyphens');
    report(file, node.position?.start, 'unknown-heading', `no heading “#${id}” in this chapter`, cure);
  } else if (node.children.length === 0 && found.number !== undefined) {
    node.children = [{ type: 'text', value: `section\u00a0${found.number}` }];
  }
}

function find(
  label: string,
  place: Parameters<typeof report>[1],
  file: VFile,
  prefix = '',
): LabelRecord | undefined {
  const { labels } = bookOf(file);
  const record = label.startsWith(prefix) ? labels.get(label) : undefined;
  if (record) return record;
  const known = [...labels.keys()].filter((candidate) => candidate.startsWith(prefix));
  const otherwise = LABEL.test(label)
    ? 'nothing in the book has this label'
    : 'labels look like thm:two-words or eq:name';
  report(file, place, 'unknown-label', `no label “${label}”`, didYouMean(label, known, otherwise));
  return undefined;
}

function reference(record: LabelRecord, words: readonly PhrasingContent[], file: VFile) {
  const { facts, path } = draftOf(file);
  const preview = hasPreview(record.kind);
  if (preview && record.chapter !== path) bookOf(file).foreign.add(record.label);
  const href = `${facts.base}/${record.chapter}/#${record.label}`;
  return element('a', { className: ['ref'], href, dataPreview: preview ? record.label : undefined }, words);
}

/** A link becomes another element without losing its place in its parent. */
function become(node: Link, other: ReturnType<typeof element>): void {
  shape(node, other.data?.hName ?? 'a', { href: null, ...other.data?.hProperties }, other.children);
}
