import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { z } from 'astro/zod';
import { VFile } from 'vfile';
import { BookError, mistakes } from '../book/author-error.ts';
import { address, fields, formed, words } from '../book/schema.ts';
import { readYaml } from '../book/yaml.ts';

/**
 * What a fork sets for itself, in guide.yaml at the root of the repository. The guide itself has no such file, so that
 * merging from it never touches a fork's.
 */
const schema = fields({
  title: words('the name of the site').optional(),
  repository: formed(
    /^https:\/\/[^\s]+[^/\s]$/,
    'is not an address without a slash at its end',
    'repository: https://github.com/owner/name',
  ).optional(),
  site: address('site: https://example.org').optional(),
  base: formed(/^\/[\w./-]*$/, 'is not a path', 'base: /guide').optional(),
});
export type Settings = z.infer<typeof schema>;

export const SETTINGS_FILE = 'guide.yaml';

/**
 * Reads the settings of this copy of the guide.
 * @param root of the repository
 * @throws BookError with every mistake of the file
 */
export function readSettings(root: string): Settings {
  const file = path.join(root, SETTINGS_FILE);
  return existsSync(file) ? parseSettings(readFileSync(file, 'utf8')) : {};
}

export function parseSettings(text: string): Settings {
  const source = new VFile({ path: SETTINGS_FILE, value: text });
  // An empty file sets nothing.
  const settings =
    text.replaceAll(/^\s*#.*$/gm, '').trim() === '' ? {} : readYaml(text, schema, source, 'settings');
  if (!settings) throw new BookError(mistakes(source));
  return settings;
}

/** The page on which a file of this copy can be changed, where the repository is known. */
export function editAddress({ repository }: Settings, file: string): string | undefined {
  return repository === undefined ? undefined : `${repository}/edit/HEAD/${file}`;
}
