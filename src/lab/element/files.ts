import { groundOf, standaloneSvg } from '../figure/index.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** Hands the reader a file. */
export function download(name: string, type: string, content: string): void {
  const url = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the content by the next turn of the loop.
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}

/** A plot with its title, where it has one. */
export interface Panel {
  svg: SVGSVGElement;
  title?: string;
}

const LINE = 24;
/** Average advance of Newsreader at 17 px; good enough to break lines by. */
const ADVANCE = 7.6;

/**
 * Plots under each other as one picture, with their titles, and below them what makes the picture reproducible:
 * a plot without its seed says nothing.
 * @param foot settings, seed and verdict, a paragraph each
 */
export function picture(panels: readonly Panel[], foot: readonly string[]): string {
  const sizes = panels.map(({ svg }) => svg.viewBox.baseVal);
  const width = Math.max(...sizes.map((size) => size.width));
  const page = getComputedStyle(document.body);
  const type = `font-family="${escaped(page.fontFamily)}" font-size="17" fill="${page.color}"`;
  let y = 0;
  const drawn = panels.map(({ svg, title }, index) => {
    const line = title ? `<text x="0" y="${y + 17}" ${type} font-weight="600">${escaped(title)}</text>` : '';
    if (title) y += LINE + 4;
    const plot = standaloneSvg(svg).replace('<svg', `<svg y="${y}"`);
    y += (sizes[index] as SVGRect).height;
    return plot + line;
  });
  const words = foot.flatMap((paragraph) => lines(paragraph, Math.floor(width / ADVANCE)));
  const said = words.map((line) => `<text x="0" y="${(y += LINE) - 7}" ${type}>${escaped(line)}</text>`);
  y += 8;
  return `<svg xmlns="${SVG}" viewBox="0 0 ${width} ${y}" width="${width}" height="${y}"><rect width="${width}" height="${y}" fill="${groundOf(panels[0]!.svg)}"/>${drawn.join('')}${said.join('')}</svg>`;
}

/** Words in lines of at most `length` characters. */
export function lines(words: string, length: number): string[] {
  return words.split(' ').reduce<string[]>((all, word) => {
    const last = all.at(-1);
    return last !== undefined && last.length + 1 + word.length <= length
      ? [...all.slice(0, -1), `${last} ${word}`]
      : [...all, word];
  }, []);
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
