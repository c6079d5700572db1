import type { Nodes, Root } from 'hast';
import { expect } from 'vitest';
import type { Set } from './outcome.ts';

/**
 * Words of a text are followed to the page. None is lost in silence: each is
 *   - in what a reader sees: the text of the page, the TeX of a formula;
 *   - or in what the page does with it: an address, an id, a language, a parameter (an attribute of some element);
 *   - or the text says itself that it is not to be seen: a comment, `<!-- … -->`, the frontmatter;
 *   - or a mistake is told in its own block, or of a text that was too tangled to be read at all.
 */
const MARKER = /mq\d+z/g;
/** A text with such a mistake is not read on. */
const WHOLE = new Set(['nesting', 'too-many-marks']);

/** Puts the next marker in the place of each §. */
export function mark(text: string): string {
  let count = 0;
  return text.replaceAll('§', () => `mq${count++}z`);
}

export function checkMarkers(text: string, set: Set, strict = false): void {
  const lines = text.split(/\r\n?|\n/);
  const shown = strict ? textOf(set.html) : textOf(set.html) + attributesOf(set.html);
  const comments = [...text.matchAll(/<!--[\s\S]*?-->/g)].join(' ');
  const frontmatter = /^---\n[\s\S]*?\n---[ \t]*(?:\n|$)/.exec(text)?.[0] ?? '';
  for (const marker of new Set(text.match(MARKER))) {
    if ([shown, comments, frontmatter].some((place) => place.includes(marker))) continue;
    if (set.errors.some(({ rule }) => WHOLE.has(rule))) continue;
    const line = lines.findIndex((candidate) => candidate.includes(marker)) + 1;
    const [from, to] = blockOf(line, lines, set.blocks);
    const about = set.errors.filter((error) => error.line >= from && error.line <= to);
    const told = `${marker} of line ${line} is lost, and no mistake is told between lines ${from} and ${to}\n${text}`;
    expect(about, told).not.toEqual([]);
  }
}

/** The block that a line belongs to, and the lines around it up to empty ones: what is taken out has left no block. */
function blockOf(line: number, lines: readonly string[], blocks: Set['blocks']): [number, number] {
  const full = (n: number) => n >= 1 && n <= lines.length && lines[n - 1]?.trim() !== '';
  let [from, to] = [line, line];
  while (full(from - 1)) from--;
  while (full(to + 1)) to++;
  for (const [first, last] of blocks) {
    if (first <= line && line <= last) [from, to] = [Math.min(from, first), Math.max(to, last)];
  }
  return [from, to];
}

function textOf(node: Nodes | Root): string {
  if (node.type === 'text' || node.type === 'raw') return node.value;
  return 'children' in node ? node.children.map(textOf).join('') : '';
}

function attributesOf(node: Nodes | Root): string {
  const own = node.type === 'element' ? Object.values(node.properties).map(String).join(' ') : '';
  return `${own} ${'children' in node ? node.children.map(attributesOf).join('') : ''}`;
}
