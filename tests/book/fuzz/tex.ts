import fc from 'fast-check';

const atoms = fc.constantFrom(
  'x', '1', '§', '\\alpha', '\\R', '\\E', '\\norm', '\\abs', '\\inner', '\\dd', '\\frac', '\\tfrac12', '\\sqrt', '\\sqrt[3]', '_', '^', '_{', '^{', '{', '}', '\\{', '\\}',
  '\\left(', '\\right)', '\\left.', '\\right', '\\left', '(', ')', '[', ']', '&', '\\\\', '\\text{', '\\text{§}', '\\mathrm', '\\operatorname{§}', '\\begin{aligned}', '\\end{aligned}',
  '\\begin{pmatrix}', '\\end{pmatrix}', '\\begin{cases}', '\\end{cases}', '\\begin{nosuch}', '\\end', '\\begin', '\\begin{array}{cc}', '\\end{array}', '\\sum', '\\limits', '\\int_0^1', '\\hat', '\\underbrace',
  '\\label{eq:a}', '\\label{', '\\tag{1}', '\\tag*{§}', '\\nonumber', '\\hline', '\\color{red}', '\\textcolor{#0}{x}', '\\rule{1em}{1em}', '\\kern1em', '\\raisebox{1em}{x}', '\\hspace{§}', '\\def\\x{\\x\\x}\\x', '\\newcommand', '\\let\\R=\\E', '\\gdef\\R{§}',
  '\\href{javascript:alert(1)}{§}', '\\url{§}', '\\htmlClass{a}{§}', '\\includegraphics{§}', '\\char`\\x', '\\char"D800', '\\nosuch', '\\constructor', '\\__proto__', '\\eqref{eq:a}', '\\cite{§}', '\\verb|§|', '\\verb', '%§', '%', '~', "'", "''", '#1', '#', '\\#',
  '\\(', '\\)', '\\[', '\\]', '\\ ', '\\', '“', 'é', '漢', 'א', '\u202E', '👍', '<', '>', '<b>', '&lt;', '\n', '|', '\\|', '\\middle|', '\\big', '\\Bigl(', '\\not', '\\not=', '\\stackrel', '\\overset{a}', '\\xrightarrow{§}', '\\cancel{x}', '\\ce{H2O}', '\\mathchoice', '\\pmod', '\\bmod', '\\tiny', '\\Huge', '\\displaystyle',
); // prettier-ignore

const balanced: fc.Arbitrary<string> = fc.letrec<{ whole: string; term: string }>((tie) => ({
  whole: fc.array(tie('term'), { minLength: 1, maxLength: 3 }).map((terms) => terms.join(' ')),
  term: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom('x', '2', '\\eta', '\\text{§}', '+', '=', '\\le'),
    tie('whole').map((a) => `\\sqrt{${a}}`),
    fc.tuple(tie('whole'), tie('whole')).map(([a, b]) => `\\frac{${a}}{${b}}`),
    fc.tuple(tie('whole'), tie('whole')).map(([a, b]) => `{${a}}_{${b}}`),
    tie('whole').map((a) => `\\left( ${a} \\right)`),
    tie('whole').map((a) => `\\norm{${a}}`),
    fc.tuple(tie('whole'), tie('whole')).map(([a, b]) => `\\begin{pmatrix} ${a} & ${b} \\\\ ${b} & 0 \\end{pmatrix}`),
  ),
})).whole; // prettier-ignore

const row = fc.tuple(atoms, fc.integer({ min: 10, max: 60 })).map(([atom, n]) => atom.repeat(n));

/** Formulas of every kind of wrongness, and right ones; § stands where a word is followed. */
export const tex = fc.oneof(
  { weight: 3, arbitrary: fc.array(atoms, { minLength: 1, maxLength: 10 }).map((parts) => parts.join('')) },
  { weight: 2, arbitrary: fc.array(atoms, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(' ')) },
  { weight: 2, arbitrary: balanced },
  { weight: 1, arbitrary: row },
);

/** A formula in a text, in a sentence or displayed, in a place where formulas stand. */
export const withTex = fc
  .tuple(
    tex,
    fc.constantFrom(
      (formula: string) => `§ $${formula.replaceAll('\n', ' ')}$ §`,
      (formula: string) => `§\n\n$$\n${formula}\n$$\n\n§`,
      (formula: string) => `- §\n  $$\n  ${formula.replaceAll('\n', '\n  ')}\n  $$\n- §`,
      (formula: string) => `| § | § |\n|---|---|\n| § | $${formula.replaceAll('\n', ' ')}$ |`,
      (formula: string) => `## § $${formula.replaceAll('\n', ' ')}$`,
    ),
  )
  .map(([formula, place]) => place(formula));
