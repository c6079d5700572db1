import { isMap, isScalar, isSeq, parseDocument, visit, type Node } from 'yaml';
import type { VFile } from 'vfile';
import type { z } from 'astro/zod';
import { report } from './author-error.ts';
import { didYouMean, oneOf } from './nearest.ts';

/** Mistakes of the syntax that are told at once. */
const FIRST = 5;

/**
 * Reads YAML against a schema; what is wrong is noted on the file with its real line.
 * @param text the YAML; its first character is the first of the file, so that lines agree
 * @param rule rule id of the errors
 * @returns the data, or undefined when there was an error
 */
export function readYaml<T>(text: string, schema: z.ZodType<T>, file: VFile, rule: string): T | undefined {
  const document = parseDocument(text, { logLevel: 'error' });
  let failed = false;
  // The library's own count of lines leaves out those inside a text that goes over several.
  const at = (offset: number) => {
    const before = text.slice(0, offset).split('\n');
    return { line: before.length, column: (before.at(-1) as string).length + 1 };
  };
  // What follows from one mistake is told as many; the first few say enough.
  for (const error of [...document.errors, ...document.warnings].slice(0, FIRST)) {
    // The library's message goes on with an excerpt of the text, which the line number makes superfluous.
    const message = (error.message.split(' at line')[0] as string).replace(/\.$/, '');
    const deep = /call stack/.test(message);
    report(file, at(error.pos[0]), rule, deep ? 'nested too deeply' : message, 'mend the YAML');
  }
  visit(document, {
    Pair(_, { key }) {
      if (isScalar(key)) return undefined;
      report(
        file,
        at((key as Node | null)?.range?.[0] ?? 0),
        rule,
        'a field without a name',
        'mend the YAML',
      );
      failed = true;
      // A name made of names is written out once for each level above it.
      return visit.BREAK;
    },
    Alias(_, { source, range }) {
      report(file, at(range?.[0] ?? 0), rule, `*${source} repeats what stands elsewhere`, 'write it out');
      failed = true;
    },
  });
  if (failed || document.errors.length + document.warnings.length > 0) return undefined;
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
      const field = path.length > 0 ? `“${path.join('.')}” ` : 'this ';
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
