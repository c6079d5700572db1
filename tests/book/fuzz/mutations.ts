import fc from 'fast-check';
import { NASTY } from './markdown.ts';

/** What a slip of the keyboard, of the clipboard or of a merge does to a text. */
export interface Slip {
  kind: 'delete' | 'double' | 'swap' | 'insert' | 'drop' | 'cut' | 'word';
  /** Where, as a part of the whole, from 0 to 1. */
  at: number;
  piece: string;
}

const part = fc.double({ min: 0, max: 1, noNaN: true });

const slip = fc.record<Slip>({
  kind: fc.constantFrom('delete', 'double', 'swap', 'insert', 'drop', 'cut', 'word', 'word', 'word'),
  at: part,
  piece: fc.constantFrom(...NASTY),
});

/** A passage of one of the texts, some whole lines of it, after a few slips. */
export function mutated(texts: readonly string[], lines: number): fc.Arbitrary<string> {
  return fc
    .record({
      text: fc.constantFrom(...texts),
      from: part,
      length: fc.integer({ min: 1, max: lines }),
      slips: fc.array(slip, { minLength: 1, maxLength: 4 }),
    })
    .map(({ text, from, length, slips }) => {
      const all = text.split('\n');
      const begin = Math.floor(from * Math.max(0, all.length - length));
      return slips.reduce(apply, all.slice(begin, begin + length).join('\n'));
    });
}

function apply(text: string, { kind, at, piece }: Slip): string {
  const offset = Math.floor(at * text.length);
  const lines = text.split('\n');
  const line = Math.min(lines.length - 1, Math.floor(at * lines.length));
  const own = lines[line] as string;
  if (kind === 'insert') return text.slice(0, offset) + piece + text.slice(offset);
  if (kind === 'drop') return text.slice(0, offset) + text.slice(offset + 1);
  if (kind === 'cut') return text.slice(0, offset);
  if (kind === 'delete') return lines.toSpliced(line, 1).join('\n');
  if (kind === 'double') return lines.toSpliced(line, 0, own).join('\n');
  if (kind === 'swap') return lines.toSpliced(line, 2, lines[line + 1] ?? '', own).join('\n');
  // A word to be followed, at the end of the word that stands there.
  const after = /^\w*/.exec(text.slice(offset))?.[0].length ?? 0;
  return `${text.slice(0, offset + after)} § ${text.slice(offset + after)}`;
}
