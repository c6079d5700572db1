import { isMap, isSeq, LineCounter, parseDocument, type Node } from 'yaml';
import type { VFile } from 'vfile';
import type { z } from 'astro/zod';
import { report } from './author-error.ts';
import { didYouMean, oneOf } from './nearest.ts';

/**
 * Reads YAML against a schema; what is wrong is noted on the file with its real line.
 * @param text the YAML; its first character is the first of the file, so that lines agree
 * @param rule rule id of the errors
 * @returns the data, or undefined when there was an error
 */
export function readYaml<T>(text: string, schema: z.ZodType<T>, file: VFile, rule: string): T | undefined {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return { line, column: col };
  };
  for (const error of document.errors) {
    // The library's message goes on with an excerpt of the text, which the line number makes superfluous.
    const message = (error.message.split(' at line')[0] as string).replace(/\.$/, '');
    report(file, at(error.pos[0]), rule, message, 'mend the YAML');
  }
  if (document.errors.length > 0) return undefined;
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const path = issue.path as (string | number)[];
    if (issue.code === 'unrecognized_keys') {
      const known = issue.message.split(', ');
      for (const key of issue.keys) {
        const place = at(offsetOf(document.contents, [...path, key]));
        const otherwise = key.includes(' ')
          ? 'put the text before it in quotes; a comma inside { } ends it'
          : `the fields are ${oneOf(known)}`;
        report(file, place, rule, `unknown field “${key}”`, didYouMean(key, known, otherwise));
      }
    } else {
      const [message, cure = 'see content/STYLE.md'] = issue.message.split(' — ');
      const field = path.length > 0 ? `“${path.join('.')}” ` : '';
      report(file, at(offsetOf(document.contents, path)), rule, `${field}${message}`, cure);
    }
  }
  return undefined;
}

/** Where the value at `path` begins, or the deepest part of the path that exists. */
function offsetOf(root: Node | null, path: readonly (string | number)[]): number {
  let node: unknown = root;
  let offset = root?.range?.[0] ?? 0;
  for (const step of path) {
    if (isMap(node)) {
      const pair = node.items.find((item) => String(item.key) === String(step));
      if (!pair) break;
      offset = (pair.key as Node).range?.[0] ?? offset;
      node = pair.value;
    } else if (isSeq(node)) {
      node = node.items[Number(step)];
      offset = (node as Node | undefined)?.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}
