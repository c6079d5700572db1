import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { contentsList } from '../../src/site/html/contents.ts';
import { splitEmbeds } from '../../src/site/html/embeds.ts';
import { lineUpNumbers } from '../../src/site/html/equations.ts';
import { lightenMathml } from '../../src/site/html/mathml.ts';
import { plainText } from '../../src/site/html/plain.ts';
import { lean } from '../../src/site/html/lean.ts';
import { scriptLast } from '../../src/site/html/script-last.ts';
import { setWords } from '../../src/site/html/words.ts';

describe('splitEmbeds', () => {
  test('cuts the page at its embeds and reads them', () => {
    const html =
      '<p>a</p><figure><book-embed data-kind="figure" data-name="walk"></book-embed></figure>' +
      '<book-embed data-kind="demo" data-name="rates" data-parameters="{&#x22;n&#x22;:&#34;64&quot;}" data-number="21.1" id="exp:rates"></book-embed><p>b</p>';
    expect(splitEmbeds(html)).toEqual([
      '<p>a</p><figure>',
      { kind: 'figure', name: 'walk', parameters: {}, number: undefined, id: undefined },
      '</figure>',
      { kind: 'demo', name: 'rates', parameters: { n: '64' }, number: '21.1', id: 'exp:rates' },
      '<p>b</p>',
    ]);
  });

  test('refuses an embed of no known kind', () => {
    expect(() => splitEmbeds('<book-embed data-kind="film" data-name="x"></book-embed>')).toThrow(/film/);
  });
});

describe('lineUpNumbers', () => {
  const equation = (body: string, number = '') =>
    `<div class="equation"><div class="equation-body">${body}</div>${number}</div>`;
  const number = '<span class="equation-number">(1.1)</span>';

  test('puts formula and number into one line, and leaves a formula without number', () => {
    expect(lineUpNumbers(equation('a') + equation('b', number))).toBe(
      equation('a') +
        `<div class="equation"><div class="equation-line"><div class="equation-body">b</div>${number}</div></div>`,
    );
  });
});

describe('lightenMathml', () => {
  const mathml = (tex: string) =>
    /<math[\s\S]*<\/math>/.exec(lightenMathml(katex.renderToString(tex)))?.[0] ?? 'none';

  test('keeps what is spoken', () => {
    expect(mathml('x_1 \\le \\mathbb{E}(y)')).toBe(
      '<math><mrow><msub><mi>x</mi><mn>1</mn></msub><mo>≤</mo><mi mathvariant="double-struck">E</mi>' +
        '<mo>(</mo><mi>y</mi><mo>)</mo></mrow></math>',
    );
    expect(mathml('\\frac{1}{n}')).toBe('<math><mrow><mfrac><mn>1</mn><mi>n</mi></mfrac></mrow></math>');
    expect(mathml('\\text{each} \\quad x')).toBe('<math><mrow><mtext>each</mtext><mi>x</mi></mrow></math>');
  });

  test('touches nothing else', () => {
    const html = '<p width="3">a</p><svg width="3" height="4"></svg>';
    expect(lightenMathml(html)).toBe(html);
  });

  test('a line of a fraction that is not there stays away', () => {
    expect(mathml('\\binom{n}{k}')).toContain('linethickness="0px"');
  });
});

describe('contentsList', () => {
  test('lists the numbered sections, with formulas in their titles', () => {
    const list = contentsList(
      '<h2 id="one"><span class="section-number">1</span> The law <i>x</i></h2><p>a</p><h2 id="two">No number</h2>',
    );
    expect(list).toContain('<li><span class="number">1</span><a href="#one">The law <i>x</i></a></li>');
    expect(list).not.toContain('two');
  });

  test('is nothing where there are none', () => {
    expect(contentsList('<p>a</p>')).toBe('');
  });
});

test('plainText keeps the words of a title', () => {
  expect(plainText('Why *does* $\\eta$ <b>matter</b> to `fit`?')).toBe('Why does \\eta matter to fit?');
});

test('setWords sets formulas and escapes the rest', () => {
  expect(setWords('a < b & "c"')).toBe('a &lt; b &amp; &quot;c&quot;');
  expect(setWords('the step $\\eta$.')).toMatch(/^the step <span class="katex">.*<\/span>\.$/);
});

test('the script that runs before anything is drawn is the last thing in the head', () => {
  const script = '<script src="/_astro/before-drawing.x.js"></script>';
  expect(scriptLast(`<head>${script}<title>a</title><link></head><body></body>`)).toBe(
    `<head><title>a</title><link>${script}</head><body></body>`,
  );
});

describe('lean', () => {
  test('a page says the same with fewer quotation marks', () => {
    const html =
      '<section class="claim" id="thm:x" title="two words"><a href="/sgd/#thm:x" data-n="a=b">x</a>' +
      '<svg width="3"><use href="#y"/></svg><img alt="" src="/a.png" title=\'a="b"\'> say="this"</section>';
    expect(lean(html)).toBe(
      '<section class=claim id=thm:x title="two words"><a href=/sgd/#thm:x data-n="a=b">x</a>' +
        '<svg width=3><use href="#y"/></svg><img alt="" src=/a.png title=\'a="b"\'> say="this"</section>',
    );
  });

  test('and with curves in one line', () => {
    expect(lean('<path d="M95,702\nc-2.7,0,\n-7 1"/>')).toBe('<path d="M95,702c-2.7,0,\n-7 1"/>');
  });

  test('and with fewer end tags, but for those that something rests on', () => {
    expect(lean('<ul><li>a</li><li><p>b</p><p>c</p></li></ul><p>d</p><ol></ol>')).toBe(
      '<ul><li>a<li><p>b<p>c</ul><p>d<ol></ol>',
    );
    const needed = '<live-demo><p>a</p></live-demo><p>b</p>c<p>d</p><math></math>';
    expect(lean(needed)).toBe(needed);
    expect(lean('<b title="</li> > </p><p>">x</b>')).toBe('<b title="</li> > </p><p>">x</b>');
  });
});
