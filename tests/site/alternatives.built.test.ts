import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { file, pages } from '../browser/visit.ts';

/** What those who do not see a picture are told instead, on every page. */
const attribute = (tag: string, name: string) => {
  const [, quoted, bare] = new RegExp(`\\s${name}=(?:"([^"]*)"|([^\\s">]+))`).exec(tag) ?? [];
  return quoted ?? bare ?? '';
};
/** Tags of the page, without the drawn half of its formulas, whose roots and braces are drawings too. */
const drawings = (html: string) =>
  [...html.matchAll(/<(?:svg|img|div)\b[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => !/^<svg[^>]* width="?[\d.]+em/.test(tag));

describe.each(pages())('/%s', (path) => {
  const html = readFileSync(file(path), 'utf8');
  const pictures = drawings(html).filter((tag) => attribute(tag, 'role') === 'img');

  test('every drawing is described, or is said to be no more than decoration', () => {
    const silent = drawings(html).filter(
      (tag) =>
        !tag.startsWith('<div') && !/\srole="?img\b/.test(tag) && attribute(tag, 'aria-hidden') !== 'true',
    );
    expect(silent).toEqual([]);
    expect(html.match(/<img\b(?![^>]*\salt=)/g)).toBeNull();
  });

  test('a description says what is shown, in words', () => {
    for (const label of pictures.map((tag) => attribute(tag, 'aria-label'))) {
      expect(label.split(/\s+/).length, label).toBeGreaterThan(9);
      // Neither a file's name, nor notation that no voice can read, nor the head of a title that is missing.
      expect(label).toMatch(/^[\p{L}\d][^$\\]*\.?$/u);
      expect(label).not.toMatch(/\.(svg|png|tsx?)\b|\d[eE]-\d|undefined|NaN/);
    }
  });

  test('no two pictures have the same description', () => {
    // A plot is drawn for two widths, of which one is shown.
    const drawn = html.replaceAll(/<div class="?at-wide"?>\s*<svg[^>]*>/g, '');
    const labels = drawings(drawn)
      .filter((tag) => attribute(tag, 'role') === 'img')
      .map((tag) => attribute(tag, 'aria-label'));
    expect(labels).toEqual([...new Set(labels)]);
  });

  test('a figure has its number and a caption, which does not repeat the description', () => {
    for (const [figure] of html.matchAll(/<figure class="?figure\b[^]*?<\/figure>/g)) {
      const caption = (/<figcaption>([^]*?)<\/figcaption>/.exec(figure)?.[1] ?? '').replaceAll(
        /<[^>]*>/g,
        '',
      );
      expect(caption).toMatch(/^Figure\s\d+\.\d+\./);
      expect(caption.split(/\s+/).length, caption).toBeGreaterThan(9);
      const [, label = ''] = /role="?img"?[^>]*aria-label="([^"]*)"/.exec(figure) ?? [];
      expect(label, caption).not.toBe('');
      expect(caption).not.toContain(label);
    }
  });
});
