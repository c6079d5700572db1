/** Where Unicode's mathematical alphabets begin: capitals, small letters, digits. */
const ALPHABETS: Readonly<Record<string, readonly [number, number, number?]>> = {
  bold: [0x1d400, 0x1d41a, 0x1d7ce],
  'bold-italic': [0x1d468, 0x1d482],
  script: [0x1d49c, 0x1d4b6],
  fraktur: [0x1d504, 0x1d51e],
  'double-struck': [0x1d538, 0x1d552, 0x1d7d8],
  'sans-serif': [0x1d5a0, 0x1d5ba, 0x1d7e2],
  monospace: [0x1d670, 0x1d68a, 0x1d7f6],
};

/** Letters that Unicode had before it had the alphabets; their places there are empty. */
const OLDER: Readonly<Record<string, string>> = {
  script: 'BℬEℰFℱHℋIℐLℒMℳRℛeℯgℊoℴ',
  fraktur: 'CℭHℌIℑRℜZℨ',
  'double-struck': 'CℂHℍNℕPℙQℚRℝZℤ',
};

/**
 * Letters of a mathematical alphabet as characters of their own. Browsers, and so most e-readers, no longer know the
 * attribute `mathvariant`, and would show 𝔼 as E.
 * @returns undefined where Unicode has no such letters
 */
export function mathLetters(text: string, variant: string): string | undefined {
  const alphabet = ALPHABETS[variant];
  if (!alphabet || !/^[A-Za-z\d]+$/.test(text)) return undefined;
  const [capitals, small, digits] = alphabet;
  const older = OLDER[variant] ?? '';
  const letters = [...text].map((letter) => {
    const at = older.indexOf(letter);
    if (at >= 0) return older[at + 1];
    const code = letter.charCodeAt(0);
    if (code >= 97) return String.fromCodePoint(small + code - 97);
    if (code >= 65) return String.fromCodePoint(capitals + code - 65);
    return digits === undefined ? undefined : String.fromCodePoint(digits + code - 48);
  });
  return letters.includes(undefined) ? undefined : letters.join('');
}
