import { createHash } from 'node:crypto';
import { readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

/**
 * Takes KaTeX's rules and faces for what no formula of the built pages uses out of the style sheets: most are for sizes
 * and alphabets. A sheet that changes gets a new name, as a browser may have the old one.
 */
export function unusedKatex(): AstroIntegration {
  return {
    name: 'unused-katex',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const root = fileURLToPath(dir);
        const files = (await readdir(root, { recursive: true })).map((file) => path.join(root, file));
        const pages = files.filter((file) => file.endsWith('.html'));
        const used = new Set<string>();
        // One after the other: all pages together are many megabytes.
        for (const page of pages) addClasses(await readFile(page, 'utf8'), used);
        const renamed = new Map<string, string>();
        const sheets = await Promise.all(
          files
            .filter((name) => name.endsWith('.css'))
            .map(async (file) => ({ file, css: await readFile(file, 'utf8') })),
        );
        const pruned = sheets.map(({ file, css }) => ({ file, css, rules: withoutUnused(css, used) }));
        const asked = pruned.map(({ rules }) => rules.replaceAll(FACE, '')).join('');
        for (const { file, css, rules } of pruned) {
          const kept = withoutUnusedFaces(rules, asked);
          if (kept === css) continue;
          const hash = createHash('sha256').update(kept).digest('base64url').slice(0, 8);
          const name = path.basename(file).replace(/\.[\w-]+\.css$/, `.${hash}.css`);
          await writeFile(file, kept);
          await rename(file, path.join(path.dirname(file), name));
          renamed.set(path.basename(file), name);
        }
        for (const page of pages) {
          const text = await readFile(page, 'utf8');
          let led = text;
          for (const [before, after] of renamed) led = led.replaceAll(before, after);
          if (led !== text) await writeFile(page, led);
        }
      },
    },
  };
}

const FACE = /@font-face\{font-family:(\w+);[^}]*\}/g;

/** A minified style sheet without KaTeX's faces whose family is not `asked` for by any rule. */
export function withoutUnusedFaces(css: string, asked: string): string {
  return css.replaceAll(FACE, (face: string, family: string) =>
    !family.startsWith('KaTeX_') || asked.includes(family) ? face : '',
  );
}

function addClasses(page: string, used: Set<string>): void {
  for (const [, quoted, bare] of page.matchAll(/\sclass=(?:"([^"]*)"|([^\s>]+))/g)) {
    for (const name of (quoted ?? bare ?? '').split(/\s+/)) used.add(name);
  }
}

/** A minified style sheet without KaTeX's selectors that name a class which is not used. */
export function withoutUnused(css: string, used: ReadonlySet<string>): string {
  return css.replaceAll(/([^{}]+)(\{[^{}]*\})/g, (whole: string, list: string, body: string) => {
    if (!list.includes('.katex')) return whole;
    const selectors = list.split(',').filter(
      (selector) =>
        // Selectors of ours that only mention KaTeX stay: they are few.
        !selector.trimStart().startsWith('.katex') ||
        // A class that must not be there need not be used.
        [...selector.replaceAll(/:not\([^)]*\)/g, '').matchAll(/\.([A-Za-z][\w-]*)/g)].every(([, name]) =>
          used.has(name as string),
        ),
    );
    return selectors.length > 0 ? selectors.join(',') + body : '';
  });
}
