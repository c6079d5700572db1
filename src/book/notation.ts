/** A macro that formulas may use; the notation page shows the same list. */
export interface Macro {
  macro: string;
  /** What it stands for; `#1` is its argument. */
  tex: string;
  example: string;
  meaning: string;
}

/** A letter with a fixed meaning in all chapters. */
export interface Symbol {
  tex: string;
  meaning: string;
  /** Its type or shape, in words or as a formula between dollar signs. */
  type: string;
  /** Where it is introduced: a label, or the path of a chapter. */
  at: string;
}

export const MACROS: readonly Macro[] = [
  { macro: '\\R', tex: '\\mathbb{R}', example: '\\R^d', meaning: 'the real numbers' },
  { macro: '\\C', tex: '\\mathbb{C}', example: '\\C^N', meaning: 'the complex numbers' },
  { macro: '\\N', tex: '\\mathbb{N}', example: 'n \\in \\N', meaning: 'the natural numbers, from 1' },
  { macro: '\\Z', tex: '\\mathbb{Z}', example: 'k \\in \\Z', meaning: 'the integers' },
  { macro: '\\E', tex: '\\mathbb{E}', example: '\\E X', meaning: 'expectation' },
  { macro: '\\P', tex: '\\mathbb{P}', example: '\\P(X > t)', meaning: 'probability' },
  { macro: '\\Var', tex: '\\operatorname{Var}', example: '\\Var X', meaning: 'variance' },
  { macro: '\\Cov', tex: '\\operatorname{Cov}', example: '\\Cov(X, Y)', meaning: 'covariance' },
  {
    macro: '\\argmin',
    tex: '\\operatorname*{arg\\,min}',
    example: '\\argmin_x f(x)',
    meaning: 'a minimiser',
  },
  { macro: '\\tr', tex: '\\operatorname{tr}', example: '\\tr A', meaning: 'trace' },
  {
    macro: '\\diag',
    tex: '\\operatorname{diag}',
    example: '\\diag(a)',
    meaning: 'diagonal matrix with these entries',
  },
  { macro: '\\rank', tex: '\\operatorname{rank}', example: '\\rank A', meaning: 'rank' },
  { macro: '\\sign', tex: '\\operatorname{sign}', example: '\\sign x', meaning: 'sign, $\\sign 0 = 0$' },
  { macro: '\\abs', tex: '\\left\\lvert #1 \\right\\rvert', example: '\\abs{x}', meaning: 'absolute value' },
  {
    macro: '\\norm',
    tex: '\\left\\lVert #1 \\right\\rVert',
    example: '\\norm{x}',
    meaning: 'Euclidean norm of a vector, largest singular value of a matrix',
  },
  {
    macro: '\\inner',
    tex: '\\left\\langle #1, #2 \\right\\rangle',
    example: '\\inner{x}{y}',
    meaning: 'scalar product',
  },
  { macro: '\\dd', tex: '\\mathop{}\\!\\mathrm{d}', example: '\\int f \\dd x', meaning: 'differential' },
];

export const SYMBOLS: readonly Symbol[] = [
  {
    tex: 'n',
    meaning: 'number of examples; in a sum over examples, its number of terms',
    type: '$n \\in \\N$',
    at: 'sgd/shuffling',
  },
  {
    tex: 'd',
    meaning: 'dimension of an input, or of the vector of parameters',
    type: '$d \\in \\N$',
    at: 'sgd/gradient-descent',
  },
  {
    tex: 'x',
    meaning: 'in the theme of training, the parameters that training changes; in the other themes, an input',
    type: '$x \\in \\R^d$',
    at: 'sgd/gradient-descent',
  },
  { tex: 'f_i', meaning: 'loss on example $i$', type: '$f_i : \\R^d \\to \\R$', at: 'sgd/shuffling' },
  {
    tex: 'f',
    meaning: 'mean loss, $f = \\frac1n \\sum_i f_i$',
    type: '$f : \\R^d \\to \\R$',
    at: 'sgd/gradient-descent',
  },
  { tex: 'x_*', meaning: 'minimiser of $f$', type: '$x_* \\in \\R^d$', at: 'sgd/gradient-descent' },
  { tex: '\\eta', meaning: 'step size (learning rate)', type: '$\\eta > 0$', at: 'sgd/gradient-descent' },
  { tex: 'K', meaning: 'number of epochs, passes over the data', type: '$K \\in \\N$', at: 'sgd/shuffling' },
  {
    tex: 'T',
    meaning: 'number of steps, $T = nK$ with one example a step',
    type: '$T \\in \\N$',
    at: 'sgd/shuffling',
  },
  { tex: 'B', meaning: 'batch size', type: '$1 \\le B \\le n$', at: 'sgd/noise' },
  {
    tex: 'L',
    meaning: 'smoothness: the gradients are $L$-Lipschitz',
    type: '$L > 0$',
    at: 'sgd/gradient-descent',
  },
  { tex: '\\mu', meaning: 'strong convexity', type: '$0 < \\mu \\le L$', at: 'sgd/gradient-descent' },
  {
    tex: '\\kappa',
    meaning: 'condition number, $\\kappa = L / \\mu$',
    type: '$\\kappa \\ge 1$',
    at: 'sgd/gradient-descent',
  },
  {
    tex: '\\sigma_*^2',
    meaning: 'noise at the minimiser, $\\frac1n \\sum_i \\norm{\\nabla f_i(x_*)}^2$',
    type: '$\\sigma_*^2 \\ge 0$',
    at: 'sgd/shuffling',
  },
  {
    tex: '\\pi',
    meaning: 'a permutation of $1, \\dots, n$: the order of an epoch',
    type: 'bijection',
    at: 'sgd/shuffling',
  },
];

/** The macros as KaTeX wants them. */
export function katexMacros(): Record<string, string> {
  return Object.fromEntries(MACROS.map(({ macro, tex }) => [macro, tex]));
}
