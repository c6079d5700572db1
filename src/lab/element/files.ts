import { standaloneSvg } from '../figure/index.ts';

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

/** Several plots as one picture, under each other. */
export function stacked(plots: readonly SVGSVGElement[]): string {
  const files = plots.map(standaloneSvg);
  if (files.length === 1) return files[0] as string;
  const sizes = plots.map(({ viewBox }) => viewBox.baseVal);
  const width = Math.max(...sizes.map((size) => size.width));
  let y = 0;
  const placed = files.map((file, index) => {
    const at = y;
    y += (sizes[index] as SVGRect).height;
    return file.replace('<svg', `<svg y="${at}"`);
  });
  return `<svg xmlns="${SVG}" viewBox="0 0 ${width} ${y}" width="${width}" height="${y}">${placed.join('')}</svg>`;
}
