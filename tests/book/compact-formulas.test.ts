import { describe, expect, test } from 'vitest';
import { FORMULAS, setFormula } from './formulas.ts';

const withoutTags = (html: string) => html.replace(/<annotation[\s\S]*?<\/annotation>|<[^>]*>/g, '');
const seen = (html: string) =>
  withoutTags(html.slice(html.indexOf('<span class="katex-html"'))).replaceAll('\u200b', '');
const mathml = (html: string) => withoutTags(/<math[\s\S]*<\/math>/.exec(html)?.[0] ?? '');

describe.each(FORMULAS)('%s', (tex) => {
  const [before, after] = [setFormula(tex, { compact: false }), setFormula(tex)];

  test('keeps every letter, for the eye and for the ear', () => {
    expect(seen(after)).toBe(seen(before));
    expect(mathml(after)).toBe(mathml(before));
    expect(after).toMatch(/^<span class="katex"><span class="katex-mathml"><math /);
  });

  test('is smaller, and keeps its source for the search', () => {
    const glyphs = (html: string) => html.length - html.indexOf('<span class="katex-html"');
    expect(glyphs(after)).toBeLessThan(0.85 * glyphs(before));
    expect(after).toContain('<annotation encoding="application/x-tex">');
  });
});

test('a subscript alone needs no table; the same with a superscript does', () => {
  expect(setFormula('x_1')).toContain(
    '<span class="mathnormal">x</span><span class="katex-sizing reset-size6 size3" style="position:relative;top:0.214em;',
  );
  expect(setFormula('x_1')).not.toContain('vlist');
  expect(setFormula('x_1^2')).toContain('vlist');
});

test('only struts that the line is higher than anyhow are left out', () => {
  expect(setFormula('x')).not.toContain('katex-strut');
  expect(setFormula('\\frac{a}{b}')).toContain('katex-strut');
});

test('a name of a function is applied where it stands before something, and only there', () => {
  const applied = (tex: string) => mathml(setFormula(tex)).includes('\u2061');
  expect(applied('\\max x')).toBe(true);
  expect(applied('\\sin^2 x')).toBe(true);
  expect(applied('f_{\\max} + g^{\\min} + h_{\\max}^2')).toBe(false);
  expect(applied('\\hat\\max + \\frac\\min2')).toBe(false);
});
