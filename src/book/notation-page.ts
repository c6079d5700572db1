import katex from 'katex';
import type { Book } from './book.ts';
import type { Term } from './glossary.ts';
import { termId } from './markdown/terms.ts';
import { once } from './memory.ts';
import { katexMacros, MACROS, SYMBOLS } from './notation.ts';
import { escape } from './reference-entry.ts';

const tex = (formula: string) => katex.renderToString(formula, { macros: katexMacros(), strict: 'error' });

/** Plain text with formulas between dollar signs. */
function setWords(words: string): string {
  return words
    .split('$')
    .map((part, i) => (i % 2 === 1 ? tex(part) : escape(part)))
    .join('');
}

/** The notation as the notation page shows it, formulas set. */
export const setNotation = once((terms: readonly Term[]): Book['notation'] => {
  return {
    macros: MACROS.map((macro) => ({
      ...macro,
      html: tex(macro.example),
      meaningHtml: setWords(macro.meaning),
    })),
    symbols: SYMBOLS.map((symbol) => ({
      ...symbol,
      html: tex(symbol.tex),
      meaningHtml: setWords(symbol.meaning),
      typeHtml: setWords(symbol.type),
    })),
    terms: terms.map((term) => ({
      id: termId(term),
      term: term.term,
      meaningHtml: setWords(term.meaning),
      physicsHtml: term.physics === undefined ? undefined : setWords(term.physics),
      at: term.at,
    })),
  };
});
