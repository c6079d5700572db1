import type { Directives } from 'mdast-util-directive';
import type { VFile } from 'vfile';
import { report } from '../author-error.ts';
import { didYouMean, oneOf } from '../nearest.ts';

/** Finds the attributes of a directive that would be lost: those that it does not know, and those that stand twice. */
export function checkAttributes(node: Directives, allowed: readonly string[], file: VFile): void {
  const fence = FENCES[node.type] + node.name;
  const start = node.position?.start;
  // The parser keeps the last of several, and drops __proto__, so the source is asked.
  const written = writtenIn(node, file);
  for (const key of new Set([...Object.keys(node.attributes ?? {}), ...written])) {
    if (!allowed.includes(key)) {
      const shown = allowed.map((name) => (name === 'id' ? '#label' : name));
      const otherwise = `${fence} takes ${shown.length > 0 ? oneOf(shown) : 'none'}`;
      const cure = didYouMean(key, allowed, otherwise);
      report(file, start, 'unknown-attribute', `${fence} has no attribute “${key}”`, cure);
    } else checkOnce(key, written, node, file);
  }
}

/** Says when an attribute stands twice. */
export function checkOnce(key: string, written: readonly string[], node: Directives, file: VFile): void {
  if (written.filter((other) => other === key).length < 2) return;
  const message = `the attribute “${key}” stands twice`;
  report(file, node.position?.start, 'attribute-twice', message, 'keep one of the two');
}

const FENCES = { containerDirective: ':::', leafDirective: '::', textDirective: ':' } as const;

/** Names of the attributes as they stand in the source, in order. */
export function writtenIn(node: Directives, file: VFile): string[] {
  const { start, end } = node.position ?? {};
  const source = String(file.value).slice(start?.offset, end?.offset);
  const line = node.type === 'textDirective' ? source : (source.split('\n')[0] as string);
  const braces = /\{((?:"[^"]*"|'[^']*'|[^{}"'])*)\}\s*$/.exec(line)?.[1] ?? '';
  const bare = braces.replaceAll(/=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`}]+)/g, ' ');
  return bare.split(/\s+|(?=[#.])/).flatMap((name) => {
    if (name === '') return [];
    return name.startsWith('#') ? 'id' : name.startsWith('.') ? 'class' : name;
  });
}
