const WORDS = [
  'Thm', 'Thms', 'Theorem', 'Prop', 'Lemma', 'Cor', 'Def', 'Sec', '§', 'Ch', 'App',
  'p', 'pp', 'eq', 'Fig', 'Table', 'Alg', 'Assumption', 'Remark', 'Conj',
]; // prettier-ignore

const NUMBER = String.raw`(?:[A-Z]|[A-Z]?\.?\d+)(?:\.\d+)*[a-z]?(?:\([a-z\d]+\))?`;
const PART = new RegExp(String.raw`^(${WORDS.join('|')})(\.?)\s*(${NUMBER})(?:\s*[-–]\s*(${NUMBER}))?$`);

export const LOCATOR_CURE =
  'write Thm 6.7, Lemma 2, Prop. 3(b), Sec. 4.1, §4, Ch. 5, App. C, p. 39, pp. 39–48, eq. 12, Fig. 3, Table 1, Alg. 1, Assumption 2, Remark 3, Conj. 1 or abstract';

/**
 * Reads a locator, `Thm 6.7` or `Sec. 2, p. 39`, and sets it with no-break spaces and en dashes.
 * @returns the part that is malformed, in `wrong`, if there is one
 */
export function readLocator(text: string): { shown: string } | { wrong: string } {
  const shown: string[] = [];
  for (const part of text.split(',').map((piece) => piece.trim().replace(/\s+/g, ' '))) {
    if (part === 'abstract') {
      shown.push(part);
      continue;
    }
    const match = PART.exec(part);
    if (!match) return { wrong: part };
    const [, word, dot, from, to] = match;
    const number = to === undefined ? from : `${from}–${to}`;
    shown.push(word === '§' ? `§${number}` : `${word}${dot}\u00a0${number}`);
  }
  return { shown: shown.join(', ') };
}
