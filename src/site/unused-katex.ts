import { createHash } from 'node:crypto';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * Takes KaTeX's rules for what no formula of the built pages uses out of the style sheets: most are for sizes and
 * alphabets. A sheet that changes gets a new name, as a browser may have the old one.
 */
export function unusedKatex(): AstroIntegration {
  return {
    name: 'unused-katex',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const root = fileURLToPath(dir);
        const files = (await readdir(root, { recursive: true })).map((file) => path.join(root, file));
        const pages = files.filter((file) => file.endsWith('.html'));
        const texts = new Map(
          await Promise.all(pages.map(async (page) => [page, await readFile(page, 'utf8')] as const)),
        );
        const used = classesOf(texts.values());
        const renamed = new Map<string, string>();
        for (const file of files.filter((name) => name.endsWith('.css'))) {
          const css = await readFile(file, 'utf8');
          const kept = withoutUnused(css, used);
          if (kept === css) continue;
          const hash = createHash('sha256').update(kept).digest('base64url').slice(0, 8);
          const name = path.basename(file).replace(/\.[\w-]+\.css$/, `.${hash}.css`);
          await writeFile(file, kept);
          await rename(file, path.join(path.dirname(file), name));
          renamed.set(path.basename(file), name);
        }
        for (const [page, text] of texts) {
          let led = text;
          for (const [before, after] of renamed) led = led.replaceAll(before, after);
          if (led !== text) await writeFile(page, led);
        }
      },
    },
  };
}

function classesOf(pages: Iterable<string>): Set<string> {
  const used = new Set<string>();
  for (const page of pages) {
    for (const [, quoted, bare] of page.matchAll(/\sclass=(?:"([^"]*)"|([^\s>]+))/g)) {
      for (const name of (quoted ?? bare ?? '').split(/\s+/)) used.add(name);
    }
  }
  return used;
}

/** A minified style sheet without KaTeX's selectors that name a class which is not used. */
export function withoutUnused(css: string, used: ReadonlySet<string>): string {
  return css.replaceAll(/([^{}]+)(\{[^{}]*\})/g, (whole: string, list: string, body: string) => {
    if (!list.includes('.katex')) return whole;
    const selectors = list.split(',').filter(
      (selector) =>
        // Selectors of ours that only mention KaTeX stay: they are few.
        !selector.trimStart().startsWith('.katex') ||
        // What a rule excludes need not be there for it to hold.
        [...selector.replaceAll(/:not\([^)]*\)/g, '').matchAll(/\.([A-Za-z][\w-]*)/g)].every(([, name]) =>
          used.has(name as string),
        ),
    );
    return selectors.length > 0 ? selectors.join(',') + body : '';
  });
}
