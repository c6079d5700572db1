import katex from 'katex/dist/katex.css?raw';
import { withoutFaces } from '../katex-layout.ts';

const sheets = import.meta.glob<string>('../styles/*.css', { eager: true, query: '?raw', import: 'default' });

/** In the order of layouts/Page.astro; what only a screen needs is left out. */
const SITE = ['tokens', 'fonts', 'fallback', 'katex', 'type', 'page', 'status', 'chapter', 'notes', 'claims'];
const PARTS = ['maths', 'exercises', 'figures', 'plot', 'demo', 'print-colours', 'book'];

/** Of a window on which the site shows its widest setting, px: its layout is that of the printed page. */
const WIDTH = 1280;

/** A style sheet of the site by its name. */
export function sheet(name: string): string {
  if (name === 'katex') return withoutFaces(katex);
  const css = sheets[`../styles/${name}.css`];
  if (css === undefined) throw new Error(`src/site/styles has no ${name}.css`);
  return css;
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
