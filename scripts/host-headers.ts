import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The headers for a path, by name. */
export type HeadersFor = (path: string) => Record<string, string>;

/**
 * Reads `_headers` as hosts do that know it: a line at the margin is a path, with `*` at its end for all that begins so;
 * the lines set in below it are its headers. Without the file there are no headers.
 * @throws when a line is neither
 */
export async function hostHeaders(folder: string): Promise<HeadersFor> {
  const text = await readFile(join(folder, '_headers'), 'utf8').catch(() => '');
  const rules: { path: string; headers: Record<string, string> }[] = [];
  for (const line of text.split('\n').filter((line) => /^\s*[^\s#]/.test(line))) {
    const [, name, value] = /^\s+([\w-]+):\s*(.*\S)\s*$/.exec(line) ?? [];
    const rule = rules.at(-1);
    if (line.startsWith('/')) rules.push({ path: line.trim(), headers: {} });
    else if (rule && name && value) rule.headers[name.toLowerCase()] = value;
    else throw new Error(`_headers: “${line}” is neither a path nor a header of the path above it.`);
  }
  const meets = (rule: string, path: string) =>
    rule.endsWith('*') ? path.startsWith(rule.slice(0, -1)) : path === rule;
  return (path) =>
    Object.assign({}, ...rules.filter((rule) => meets(rule.path, path)).map(({ headers }) => headers));
}
