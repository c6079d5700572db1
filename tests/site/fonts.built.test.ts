import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { note } from '../../scripts/budgets/report.ts';
import { parts, usedBy, type Used } from './faces.ts';

const dist = fileURLToPath(new URL('../../dist/', import.meta.url));
const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.html'),
);
const all = parts();
const text = 'Newsreader 400 normal';

/** The faces that are asked for a character, in the order of `--serif` and of KaTeX's rules. */
function stack(face: string): string[] {
  return face === text ? [text, 'KaTeX_Main 400 normal', 'KaTeX_Math 400 italic'] : [face];
}

/** The files that a page needs: those of whose range it uses a character. */
function needed(used: Used) {
  const files = new Set<string>();
  const missing: string[] = [];
  for (const [face, codes] of used) {
    // Code is set in a face of the reader's own.
    if (face === 'monospace') continue;
    for (const code of codes) {
      const part = stack(face)
        .flatMap((name) => all.filter((candidate) => candidate.face === name))
        .find((candidate) => candidate.range.has(code));
      if (part) files.add(part.file);
      else missing.push(`U+${code.toString(16).toUpperCase()} ${String.fromCodePoint(code)} (${face})`);
    }
  }
  return { files, missing };
}

describe.each(pages)('%s', (page) => {
  const used = usedBy(readFileSync(join(dist, page), 'utf8'));

  test('has a glyph in our fonts for every character', () => {
    expect(used.get(text)?.size).toBeGreaterThan(20);
    expect(needed(used).missing).toEqual([]);
  });

  test('needs no more bytes of fonts than the budget has', () => {
    const files = needed(used).files;
    // What is set in italics or semibold needs those faces too; their names are rarely accented.
    for (const file of ['italic-common.woff2', 'semibold-common.woff2']) files.add(file);
    const bytes = all.filter((part) => files.has(part.file)).reduce((sum, part) => sum + part.bytes, 0);
    const limit = note('fonts', page.replace(/(^|\/)index\.html$/, '$1'), bytes / 1000);
    expect(bytes / 1000, [...files].join(' ')).toBeLessThan(limit);
  });
});
