import { readFile } from 'node:fs/promises';
import path from 'node:path';
import subsetFont from 'subset-font';

/** Faces of the text and of labels in drawings. Of two of one name the later is asked first. */
const FACES = [
  ...[
    [400, 'normal'],
    [400, 'italic'],
    [600, 'normal'],
  ].flatMap(([weight, style]) =>
    ['latin-ext', 'latin'].map((script) => ({
      family: 'Newsreader',
      weight,
      style,
      source: `@fontsource/newsreader/files/newsreader-${script}-${weight}-${style}.woff2`,
    })),
  ),
  { family: 'KaTeX_Math', weight: 400, style: 'italic', source: 'katex/dist/fonts/KaTeX_Math-Italic.woff2' },
  { family: 'KaTeX_Main', weight: 400, style: 'normal', source: 'katex/dist/fonts/KaTeX_Main-Regular.woff2' },
  { family: 'KaTeX_AMS', weight: 400, style: 'normal', source: 'katex/dist/fonts/KaTeX_AMS-Regular.woff2' },
];

/**
 * The faces cut to what the book uses, and the rules that name them.
 * @param text holds every character of the book
 * @param modules folder of the installed packages
 */
export async function cutFonts(
  text: string,
  modules: string,
): Promise<{ files: Map<string, Uint8Array>; css: string }> {
  const used = [...new Set(text)].join('');
  const cut = await Promise.all(
    FACES.map(async ({ source, ...face }) => {
      const font = await subsetFont(await readFile(path.join(modules, source)), used, {
        targetFormat: 'woff2',
        noHinting: true,
      });
      return { ...face, font, file: `fonts/${path.basename(source).toLowerCase()}` };
    }),
  );
  const rules = cut.map(
    ({ family, weight, style, file }) =>
      `@font-face { font-family: ${family}; font-weight: ${weight}; font-style: ${style}; src: url(${file}); }`,
  );
  return { files: new Map(cut.map(({ file, font }) => [file, font])), css: rules.join('\n') };
}
