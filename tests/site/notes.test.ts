import { describe, expect, test } from 'vitest';
import { gatherNotes } from '../../src/site/html/notes.ts';

const note = (number: number, words: string) =>
  `<aside class="note" id="note-${number}" role="note"><sup>${number}</sup> ${words}</aside>`;
const short = 'A few words.';
const long = 'Many words, again and again, until the note is taller than its paragraph. '.repeat(6);
const paragraph = '<p>One line of text.</p>';

/** The structure as a line: `[p|n1|p p]` is a group of block, notes, rest. */
function shape(html: string): string {
  return html
    .replaceAll('<div class="noted">', '[')
    .replaceAll(/<div class="notes( under)?">/g, '|')
    .replaceAll('</div><div class="noted-rest flow">', '|')
    .replaceAll(/<aside class="note" id="note-(\d)".*?<\/aside>/g, 'n$1 ')
    .replaceAll(/<(p|h2|section|nav)\b[^>]*>.*?<\/\1>/g, '$1 ')
    .replaceAll(/<div class="equation.*?<\/div><\/div>/g, 'e ')
    .replaceAll('<figure></figure>', 'f ')
    .replaceAll(/(<\/div>)+/g, ']')
    .trim();
}

describe('gatherNotes', () => {
  test('leaves blocks without notes alone', () => {
    expect(gatherNotes(`${paragraph}${paragraph}`)).toBe(`${paragraph}${paragraph}`);
  });

  test('joins a block with the notes after it, in the order of reading', () => {
    expect(shape(gatherNotes(`${paragraph}${note(1, short)}${note(2, short)}`))).toBe('[p |n1 n2 ]');
  });

  test('lets a long note stand beside the blocks that follow, as many as it needs', () => {
    const html = gatherNotes(`${paragraph}${note(1, long)}${paragraph.repeat(20)}`);
    const rest = html.slice(html.indexOf('noted-rest'), html.lastIndexOf('</div></div>'));
    const beside = rest.split('<p>').length - 1;
    expect(beside).toBeGreaterThan(3);
    expect(beside).toBeLessThan(15);
    expect(html.replace(/<\/?(div|aside|sup)[^>]*>/g, '').split('<p>').length - 1).toBe(21);
  });

  test('ends the group before a block with notes of its own, so that notes cannot overlap', () => {
    const html = `${paragraph}${note(1, long)}${paragraph}${paragraph}${note(2, short)}`;
    expect(shape(gatherNotes(html))).toBe('[p |n1 |p ][p |n2 ]');
  });

  test('ends the group before whatever reaches into the margin', () => {
    const equation = `<div class="equation"><div class="equation-body">${'x + '.repeat(30)}</div></div>`;
    expect(shape(gatherNotes(`${paragraph}${note(1, long)}${paragraph}<figure></figure>`))).toBe(
      '[p |n1 |p ]f',
    );
    expect(shape(gatherNotes(`${paragraph}${note(1, long)}${equation}`))).toBe('[p |n1 ]e');
  });

  test('keeps the notes of a block with a wide equation under it', () => {
    const wide = `<section class="claim"><div class="equation" data-narrow="true"></div></section>`;
    expect(gatherNotes(`${wide}${note(1, short)}`)).toBe(
      `${wide}<div class="notes under">${note(1, short)}</div>`,
    );
  });

  test('a heading goes with what follows it', () => {
    const html = `${paragraph}${note(1, long)}${paragraph}<h2>Next</h2><figure></figure>`;
    expect(shape(gatherNotes(html))).toBe('[p |n1 |p ]h2 f');
  });

  test('looks into sections', () => {
    const proof = `<section class="proof">${paragraph}${note(1, short)}</section>`;
    expect(gatherNotes(proof)).toMatch(
      /^<section class="proof"><div class="noted">.*<\/div><\/div><\/section>$/,
    );
  });

  test('puts the contents list beside the short answer, else beside the first block', () => {
    const answer = '<div class="short-answer"><p>Yes.</p></div>';
    expect(gatherNotes(`${paragraph}${answer}`, '<nav></nav>')).toBe(
      `${paragraph}<div class="noted">${answer}<div class="notes"><nav></nav></div></div>`,
    );
    expect(shape(gatherNotes(`${paragraph}${paragraph}`, '<nav></nav>'))).toMatch(/^\[p \|nav/);
  });
});
