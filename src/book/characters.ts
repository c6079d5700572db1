import type { VFile } from 'vfile';
import { report } from './author-error.ts';

/**
 * Control characters but for tab and line feed, separators of lines that no editor shows, halves of a pair, private
 * characters, and the mark of a byte order and
 * the replacement character, which come from reading a file in the wrong encoding.
 */
const UNSEEN = /(?![\t\n])[\p{Cc}\p{Cs}\p{Co}\p{Zl}\p{Zp}\uFEFF\uFFFD]/u;

/** Refuses characters that nobody can see, of which pages would show a box or nothing; the first of each line. */
export function checkCharacters(file: VFile): void {
  for (const [i, text] of String(file.value).split('\n').entries()) {
    const found = text.search(UNSEEN);
    if (found < 0) continue;
    const code = (text.codePointAt(found) as number).toString(16).toUpperCase().padStart(4, '0');
    const replaced = code === 'FFFD';
    const message = replaced
      ? 'a character could not be read (U+FFFD)'
      : `U+${code} is no character to be seen`;
    const cure = replaced ? 'save the file as UTF-8, and write the character again' : 'delete it';
    report(file, { line: i + 1, column: found + 1 }, 'character', message, cure);
  }
}
