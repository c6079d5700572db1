import type { Point, Position } from 'unist';
import type { VFile } from 'vfile';

/** One mistake of an author: where it is, which rule it breaks, and how to mend it. */
export interface AuthorError {
  /** Path from the root of the repository, with forward slashes. */
  file: string;
  line: number;
  column: number;
  rule: string;
  message: string;
  cure: string;
}

/** All mistakes of a build at once. */
export class BookError extends Error {
  readonly mistakes: readonly AuthorError[];

  constructor(errors: readonly AuthorError[]) {
    const count = errors.length === 1 ? '1 mistake' : `${errors.length} mistakes`;
    super(`${count} in the text\n${errors.map(line).join('\n')}`);
    // Not `errors`: Astro takes that for the errors of a bundler, and prints the first alone.
    this.name = 'BookError';
    this.mistakes = errors;
  }
}

/** `content/chapters/sgd/x.md:12:3  rule-name  message — cure` */
export function line(error: AuthorError): string {
  return `${error.file}:${error.line}:${error.column}  ${error.rule}  ${error.message} — ${error.cure}`;
}

/** Characters of a message. */
const LONGEST = 400;

/** Notes a mistake on the file it is in; the build goes on, so that all of them can be shown together. */
export function report(
  file: VFile,
  place: Point | Position | undefined,
  rule: string,
  message: string,
  cure: string,
): void {
  const noted = file.message(shortened(message), { place, ruleId: rule, source: 'book' });
  noted.note = shortened(cure);
}

/** What is quoted can be a page long. */
function shortened(words: string): string {
  return words.length > LONGEST ? `${words.slice(0, LONGEST / 2)} … ${words.slice(-LONGEST / 2)}` : words;
}

/** The mistakes noted on a file, in the order of the text. */
export function mistakes(file: VFile): AuthorError[] {
  return file.messages
    .map((message) => ({
      file: file.path,
      line: message.line ?? 1,
      column: message.column ?? 1,
      rule: message.ruleId ?? 'unknown',
      message: message.reason,
      cure: message.note ?? 'see content/STYLE.md',
    }))
    .sort((a, b) => a.line - b.line || a.column - b.column);
}
