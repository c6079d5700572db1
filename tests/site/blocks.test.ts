import { describe, expect, test } from 'vitest';
import { splitBlocks } from '../../src/site/html/blocks.ts';

describe('splitBlocks', () => {
  test('gives each top-level element with its tag, classes and inside', () => {
    const blocks = splitBlocks(
      '<p>One <em>two</em>.</p>\n<section class="claim wide" id="thm:x"><p>Three</p></section>',
    );
    expect(blocks).toEqual([
      { html: '<p>One <em>two</em>.</p>', tag: 'p', classes: [], inner: 'One <em>two</em>.' },
      {
        html: '<section class="claim wide" id="thm:x"><p>Three</p></section>',
        tag: 'section',
        classes: ['claim', 'wide'],
        inner: '<p>Three</p>',
      },
    ]);
  });

  test('keeps text between elements, void elements and comments', () => {
    expect(splitBlocks('a<hr>b<!-- <p> --><p>c<br>d</p>').map((block) => block.html)).toEqual([
      'a',
      '<hr>',
      'b<!-- <p> -->',
      '<p>c<br>d</p>',
    ]);
  });

  test('is not misled by signs inside attributes', () => {
    const html = '<p title="a > b </p>">x</p>';
    expect(splitBlocks(`${html}${html}`).map((block) => block.html)).toEqual([html, html]);
  });

  test('joined again, the blocks are the page', () => {
    const html = '<h2 id="a">A</h2><p>b<svg><path d="M0 0"/></svg></p><ul><li>c</li></ul>';
    expect(
      splitBlocks(html)
        .map((block) => block.html)
        .join(''),
    ).toBe(html);
  });

  test.each(['<p>', '</p>', '<div><p></div>extra</p></div>'])('refuses %s', (html) => {
    expect(() => splitBlocks(html)).toThrow(/splitBlocks/);
  });
});
