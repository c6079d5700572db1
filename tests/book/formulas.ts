import type { Root } from 'hast';
import { toHtml } from 'hast-util-to-html';
import rehypeKatex from 'rehype-katex';
import { unified } from 'unified';
import { compactFormulas } from '../../src/book/markdown/compact-formulas.ts';
import { katexMacros } from '../../src/book/notation.ts';

/** Formulas of every shape that chapters use. */
export const FORMULAS = [
  'n',
  'x_1, \\dots, x_n',
  'x^2',
  'x_i^2',
  'x_{i_k}',
  'e^{-x^2/2}',
  '\\eta_t \\in (0, 1]',
  "f'(x) + f''(x)",
  'f_1 W_{ij} V^{\\top}',
  '\\frac{\\eta^2\\sigma^2}{1-\\rho^{2n}}',
  '\\tfrac12 x^{\\frac{a}{b}}',
  '\\sum_{i=1}^n \\norm{\\nabla f_i(x_*)}^2',
  '\\sqrt{1 + \\sqrt[3]{x_1}}',
  '\\left[ \\frac{1-a^{2n}}{1-a^2} \\right]_0^{\\infty}',
  '\\underbrace{a_1 + b_1}_{\\text{each alone}}',
  '\\bar a \\, \\overline{ab} \\hat w_k \\tilde O(1/n^2) \\dot y',
  '\\begin{pmatrix} a_1 & b^2 \\\\ c & d \\end{pmatrix}',
  '\\begin{cases} x^2 & \\text{if } x_1 > 0 \\\\ 0 & \\text{otherwise} \\end{cases}',
  '\\begin{aligned} \\E x_K^2 &= \\frac{V}{1-\\rho^{2n}} \\\\ &\\le \\ell^3 \\end{aligned}',
  '\\max_{j < i} \\lim_{n\\to\\infty} \\prod_k \\binom n2 \\argmin_x f(x)',
  '\\mathcal{N}(0, \\sigma^2) \\mathbb{R}^d \\mathbf{x}_1 \\mathrm{wr}',
  'A \\succeq 0, \\; B \\not\\subset C, \\; x \\mapsto \\lvert x \\rvert',
];

/** Sets a formula as chapters do, in a sentence or displayed, compacted or as KaTeX leaves it. */
export function setFormula(tex: string, { display = false, compact = true } = {}): string {
  const className = [display ? 'math-display' : 'math-inline'];
  const formula = { type: 'element' as const, tagName: 'span', properties: { className }, children: [] };
  const tree: Root = { type: 'root', children: [{ ...formula, children: [{ type: 'text', value: tex }] }] };
  const processor = unified().use(rehypeKatex, { macros: katexMacros(), strict: 'error' });
  if (compact) processor.use(compactFormulas);
  return toHtml(processor.runSync(tree) as Root);
}
