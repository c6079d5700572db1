import katex from 'katex';
import { katexMacros } from '../../book/notation.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** HTML of a title or a summary from a chapter's frontmatter: plain words with formulas between dollar signs. */
export function setWords(words: string): string {
  return words
    .split('$')
    .map((part, index) =>
      index % 2 === 1
        ? katex.renderToString(part, { macros: katexMacros(), strict: 'error' })
        : part.replace(/[&<>"]/g, (character) => escapes[character] ?? character),
    )
    .join('');
}
