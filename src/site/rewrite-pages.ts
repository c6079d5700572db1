import { readdir, readFile, writeFile } from 'node:fs/promises';

/**
 * Rewrites every page of the built site.
 * @param folder the built site, with a slash at its end
 */
export async function rewritePages(
  folder: URL,
  change: (html: string) => string | Promise<string>,
): Promise<void> {
  for (const name of await readdir(folder, { recursive: true })) {
    if (!name.endsWith('.html')) continue;
    const page = new URL(name.replaceAll('\\', '/'), folder);
    await writeFile(page, await change(await readFile(page, 'utf8')));
  }
}
