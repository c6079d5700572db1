import { describe, expect, test } from 'vitest';
import { listDemos, loadDemo } from '../../../src/lab/runner/headless.ts';
import { parseFormula, parseLabel, plainLabel, width } from '../../../src/lab/figure/label.ts';
import { defaults } from '../../../src/lab/contract/parameter.ts';

describe('label notation', () => {
  test('letters are italic, digits and functions upright, indices raised and lowered', () => {
    expect(parseFormula('x_K^2')).toEqual([
      { text: 'x', style: 'italic', level: 0 },
      { text: 'K', style: 'italic', level: -1 },
      { text: '2', style: 'upright', level: 1 },
    ]);
    expect(parseFormula('\\ln 2n').map(({ text, style }) => `${style}:${text}`)).toEqual([
      'upright:ln2',
      'italic:n',
    ]);
  });

  test('words stay words, and a formula between dollar signs is read', () => {
    expect(plainLabel('examples $n$')).toBe('examples n');
    expect(plainLabel('$\\mathbb{E} x_K^2$ at $10^{-3}$')).toBe('Ex_K^2 at 10^−3');
  });

  test('a root says how far it reaches', () => {
    expect(plainLabel('$\\sqrt{k}$')).toBe('√k');
    expect(plainLabel('$\\sqrt{k(n-k)}$')).toBe('√(k(n − k))');
  });

  test.each([
    ['\\frac12', 'an unknown command \\frac'],
    ['x^{2', 'a brace that is not closed'],
    ['x}', 'a brace that was not opened'],
    ['x^{a^b}', 'an index on an index'],
  ])('%s is refused', (source, reason) => {
    expect(() => parseFormula(source)).toThrow(
      `The label “${source}” has ${reason}; src/lab/figure/label.ts lists what labels may use.`,
    );
  });

  test('width grows with the text and shrinks with the size', () => {
    const wide = parseLabel('with replacement');
    expect(width(wide, 17)).toBeGreaterThan(width(parseLabel('with'), 17));
    expect(width(wide, 8.5)).toBeCloseTo(width(wide, 17) / 2, 9);
  });
});

test('every label of every demo is in the notation', async () => {
  for (const slug of await listDemos()) {
    const demo = await loadDemo(slug);
    for (const { symbol } of demo.parameters) parseFormula(symbol);
    for (const { law, name, short } of demo.series) [`$${law}$`, name, short].forEach(parseLabel);
    for (const { x, y } of demo.plots) [x.symbol, y.symbol].forEach(parseFormula);
    parseLabel(demo.words(defaults(demo.parameters)));
  }
});
