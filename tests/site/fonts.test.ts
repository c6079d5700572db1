import katex from 'katex';
import { describe, expect, test } from 'vitest';
import { fontFiles, parts, usedBy, type Part } from './faces.ts';

const all = parts();
const byFace = new Map<string, Part[]>();
for (const part of all) byFace.set(part.face, [...(byFace.get(part.face) ?? []), part]);

describe('the fonts', () => {
  test('the stylesheet names every file once', () => {
    expect(all.map((part) => part.file).toSorted()).toEqual(fontFiles().toSorted());
  });

  test.each(all)('$file draws what its range promises', ({ range, drawn }) => {
    expect([...range].filter((code) => !drawn.has(code))).toEqual([]);
  });

  test.each([...byFace])('the parts of %s do not overlap', (_, parts_) => {
    const sizes = parts_.reduce((sum, part) => sum + part.range.size, 0);
    expect(new Set(parts_.flatMap((part) => [...part.range])).size).toBe(sizes);
  });

  test('upright, italic and semibold know the same characters', () => {
    const known = ['Newsreader 400 normal', 'Newsreader 400 italic', 'Newsreader 600 normal'].map((face) =>
      (byFace.get(face) ?? []).flatMap((part) => [...part.range]).toSorted((a, b) => a - b),
    );
    expect(known[0]?.length).toBeGreaterThan(400);
    expect(known[1]).toEqual(known[0]);
    expect(known[2]).toEqual(known[0]);
  });
});

/** KaTeX draws ≠ as = with a slash over it that is a character of its own. */
const relations =
  '= \\ne \\neq < > \\le \\ge \\leq \\geq \\ll \\gg \\sim \\simeq \\approx \\cong \\equiv \\propto \\asymp \\prec \\succ ' +
  '\\preceq \\succeq \\subset \\supset \\subseteq \\supseteq \\sqsubseteq \\sqsupseteq \\in \\ni \\notin \\perp \\parallel ' +
  '\\mid \\vdash \\dashv \\models \\smile \\frown \\bowtie \\doteq \\to \\gets \\leftrightarrow \\Rightarrow \\Leftarrow ' +
  '\\Leftrightarrow \\mapsto \\iff \\implies \\lesssim \\gtrsim \\leqslant \\geqslant \\nleq \\ngeq \\nless \\ngtr ' +
  '\\nsubseteq \\subsetneq \\nmid \\nparallel \\trianglelefteq \\approxeq \\not\\sim \\not\\equiv \\not\\approx \\not=';

describe('mathematics', () => {
  test.each(relations.split(' '))('%s is drawn whole', (relation) => {
    const html = katex.renderToString(`a ${relation} b`, { strict: 'error' });
    for (const [face, codes] of usedBy(html)) {
      const known = new Set((byFace.get(face) ?? []).flatMap((part) => [...part.range]));
      expect([...codes].filter((code) => !known.has(code))).toEqual([]);
    }
  });

  test('the slash of ≠ comes with the signs that every chapter uses', () => {
    const slash = 0xe020;
    const [part] = (byFace.get('KaTeX_Main 400 normal') ?? []).filter(({ range }) => range.has(slash));
    expect(part?.range.has('='.codePointAt(0) as number)).toBe(true);
    const used = usedBy(katex.renderToString('s \\ne t'));
    expect(used.get('KaTeX_Main 400 normal')).toContain(slash);
  });

  test('usedBy tells faces apart', () => {
    const used = usedBy(
      `<p>a<code>b</code>${katex.renderToString('x + \\mathbb{E} + \\text{d} + \\Bigl(')}</p>`,
    );
    const words = (face: string) => String.fromCodePoint(...(used.get(face) ?? []));
    expect(words('Newsreader 400 normal')).toBe('ad');
    expect(words('monospace')).toBe('b');
    expect(words('KaTeX_Math 400 italic')).toBe('x');
    expect(words('KaTeX_AMS 400 normal')).toBe('E');
    expect(words('KaTeX_Main 400 normal')).toBe('+');
    expect(words('KaTeX_Size2 400 normal')).toBe('(');
  });
});
