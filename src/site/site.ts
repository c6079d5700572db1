import { readSettings } from './settings.ts';

/** What this copy of the guide sets for itself. */
export const settings = readSettings(process.cwd());

/** The name of the site, in its masthead and in the title of every page. */
export const siteName = settings.title ?? 'Why neural networks work';

/** 'IV' for 4; themes are numbered so. */
export function roman(number: number): string {
  const numerals = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];
  const numeral = numerals[number - 1];
  if (numeral === undefined) throw new RangeError(`no Roman numeral for theme ${number}`);
  return numeral;
}
