import { splitBlocks } from './blocks.ts';
import type { Block } from './blocks.ts';

/**
 * Wraps each block that has margin notes after it, the notes, and as many following blocks as the notes may need beside
 * them: `<div class="noted">block <div class="notes">…</div> <div class="noted-rest flow">…</div></div>`. The order of
 * reading stays: block, its notes, the rest. On a wide page a grid puts the notes into the margin, level with the block;
 * notes can then neither overlap each other nor open a gap in the text.
 *
 * @param beside HTML to stand beside the short answer, or beside the first block where there is none (the contents list).
 */
export function gatherNotes(html: string, beside = ''): string {
  const blocks = splitBlocks(html);
  const host =
    beside === ''
      ? -1
      : Math.max(
          0,
          blocks.findIndex((block) => block.classes.includes('short-answer')),
        );
  let out = '';
  let index = 0;
  while (index < blocks.length) {
    const block = blocks[index] as Block;
    index += 1;
    const notes: string[] = index - 1 === host ? [beside] : [];
    while (blocks[index] !== undefined && isNote(blocks[index] as Block)) {
      notes.push((blocks[index] as Block).html);
      index += 1;
    }
    if (notes.length === 0) {
      out += inside(block);
      continue;
    }
    if (hasWideEquation(block.html)) {
      // The formula may need the margin; its notes stay under it.
      out += `${inside(block)}<div class="notes under">${notes.join('')}</div>`;
      continue;
    }
    const rest: Block[] = [];
    let missing = 1.3 * notes.reduce((sum, note) => sum + noteHeight(note), 0) - blockHeight(block);
    while (missing > 0 && maySitBeside(blocks, index)) {
      const next = blocks[index] as Block;
      rest.push(next);
      missing -= blockHeight(next);
      index += 1;
    }
    // A heading goes with what follows it.
    while (/^h\d$/.test(rest.at(-1)?.tag ?? '')) {
      rest.pop();
      index -= 1;
    }
    out += `<div class="noted">${inside(block)}<div class="notes">${notes.join('')}</div>`;
    out +=
      rest.length > 0 ? `<div class="noted-rest flow">${rest.map(inside).join('')}</div></div>` : '</div>';
  }
  return out;
}

/** Sections (proofs, remarks, exercises) have notes of their own inside them. */
function inside(block: Block): string {
  if (block.tag !== 'section' || !block.inner.includes('class="note"')) return block.html;
  const opening = block.html.slice(0, block.html.indexOf('>') + 1);
  return `${opening}${gatherNotes(block.inner)}</section>`;
}

function isNote(block: Block): boolean {
  return block.tag === 'aside' && block.classes.includes('note');
}

/** A block may stand beside a note of an earlier one when it has no notes of its own and keeps to the text column. */
function maySitBeside(blocks: readonly Block[], index: number): boolean {
  const block = blocks[index];
  const next = blocks[index + 1];
  if (block === undefined || (next !== undefined && isNote(next))) return false;
  return !/class="note"|<book-embed|<figure/.test(block.html) && !hasWideEquation(block.html);
}

/** Whether some equation may reach into the margin: judged by its glyphs, too strictly rather than too late. */
function hasWideEquation(html: string): boolean {
  if (html.includes('data-narrow="true"')) return true;
  return html
    .split('<div class="equation-body')
    .slice(1)
    .some((body) => textLength(`<div${body}`) > 44);
}

/** Characters that a reader sees: no tags, and each formula once. */
function textLength(html: string): number {
  return html.replace(/<math[\s\S]*?<\/math>/g, '').replace(/<[^>]*>/g, '').length;
}

/** Rough heights in px on a wide page: 30 characters a line of a note, 72 a line of text. */
function noteHeight(html: string): number {
  const items = html.split('<li').length - 1;
  return Math.max(24 * Math.ceil(textLength(html) / 30), 32 * items) + 12;
}
function blockHeight(block: Block): number {
  return 32 * Math.ceil(textLength(block.html) / 72) + 16;
}
