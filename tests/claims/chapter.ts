import { readFileSync } from 'node:fs';

/**
 * Holds a computed number against the printed text, so that the two cannot drift apart. The text is read as
 * paragraphs: pieces between blank lines, except that a table row counts as a piece of its own.
 */
export function prints(chapter: string, number: string, ...beside: string[]): boolean {
  const text = readFileSync(new URL(`../../content/chapters/${chapter}.md`, import.meta.url), 'utf8');
  // "3.7" must not be found inside "13.7" or "3.72", nor "2" inside "2.5".
  const escaped = number.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const alone = new RegExp(`(?<![\\d.])${escaped}(?!\\.?\\d)`);
  return text
    .split(/\n\s*\n|\n(?=\|)/)
    .some((piece) => alone.test(piece) && beside.every((words) => piece.includes(words)));
}

/** A number as the chapters set it: 0.000153 with two digits is "1.5\times10^{-4}". */
export function scientific(value: number, digits: number): string {
  const [mantissa, exponent] = value.toExponential(digits - 1).split('e') as [string, string];
  return `${mantissa}\\times10^{${Number(exponent)}}`;
}
