import { readSettings } from './settings.ts';

/** What this copy of the guide sets for itself. */
export const settings = readSettings(process.cwd());

/** The name of the site, in its masthead and in the title of every page. */
export const siteName = settings.title ?? 'Why neural networks work';

/**
 * Runs before anything is drawn, so that a chosen page colour does not flash; tells the styles that scripts run. Where
 * one does not arrive, the page is one without scripts: recordings instead of buttons that would do nothing.
 * Inline in the head; a content security policy must allow exactly this text.
 */
export const colourScript = `(function (d) {
  d.dataset.scripted = '';
  try {
    var chosen = localStorage.getItem('page-colour');
    if (chosen === 'dark' || chosen === 'light') d.dataset.theme = chosen;
  } catch (denied) {}
  addEventListener('error', function (event) {
    if (event.target.localName === 'script') delete d.dataset.scripted;
  }, true);
})(document.documentElement);`;

/** 'IV' for 4; themes are numbered so. */
export function roman(number: number): string {
  const numerals = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'];
  const numeral = numerals[number - 1];
  if (numeral === undefined) throw new RangeError(`no Roman numeral for theme ${number}`);
  return numeral;
}
