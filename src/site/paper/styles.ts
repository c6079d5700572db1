import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { withoutFaces } from '../katex-layout.ts';

const STYLES = path.join(import.meta.dirname, '../styles');

/** In the order of layouts/Page.astro; what only a screen needs is left out. */
const SITE = ['tokens', 'fonts', 'fallback', 'katex', 'type', 'page', 'status', 'chapter', 'notes', 'claims'];
const PARTS = ['maths', 'exercises', 'figures', 'plot', 'demo', 'paper', 'book'];

/** Of a window on which the site shows its widest setting, px: its layout is that of the printed page. */
const WIDTH = 1280;

/** A style sheet of the site by its name. */
export function sheet(name: string): string {
  const file =
    name === 'katex'
      ? createRequire(import.meta.url).resolve('katex/dist/katex.css')
      : path.join(STYLES, `${name}.css`);
  const css = readFileSync(file, 'utf8');
  return name === 'katex' ? withoutFaces(css) : css;
}

/** The styles of the printed book: the site's own as they are on a wide page, and book.css. */
export function paperStyles(): string {
  return asWide([...SITE, ...PARTS].map(sheet).join('\n'));
}

/** Decides the questions about the window's width, which on paper would be asked of the sheet. */
export function asWide(css: string): string {
  return css.replaceAll(/\((min|max)-width: ([\d.]+)px\)(?=[^{}]*\{)/g, (whole, end, px, at: number) => {
    if (!/@media[^{};]*$/.test(css.slice(Math.max(0, at - 200), at))) return whole;
    const holds = end === 'min' ? WIDTH >= Number(px) : WIDTH <= Number(px);
    return holds ? '(min-width: 0)' : '(max-width: 0)';
  });
}
