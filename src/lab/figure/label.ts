/**
 * The notation of labels: words, and between dollar signs a small subset of TeX. It is read where KaTeX cannot
 * follow, inside SVG and in controls that change, and it has to come out the same in both and in a screen reader.
 */

/** A stretch of text in one style. `level`: 1 raised, −1 lowered. */
export interface Run {
  text: string;
  style: 'upright' | 'italic' | 'blackboard' | 'sign';
  level: -1 | 0 | 1;
}

const SYMBOLS: Record<string, string> = {
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ϵ', varepsilon: 'ε', eta: 'η', theta: 'θ', kappa: 'κ',
  lambda: 'λ', mu: 'μ', nu: 'ν', xi: 'ξ', pi: 'π', rho: 'ρ', sigma: 'σ', tau: 'τ', phi: 'ϕ', varphi: 'φ', chi: 'χ',
  psi: 'ψ', omega: 'ω', ell: 'ℓ', Sigma: 'Σ', Delta: 'Δ', Omega: 'Ω', infty: '∞', sum: '∑',
}; // prettier-ignore

const OPERATORS: Record<string, string> = {
  propto: '∝', le: '≤', ge: '≥', approx: '≈', simeq: '≃', cdot: '·', times: '×', pm: '±', to: '→', ',': '\u00a0', ' ': ' ',
}; // prettier-ignore

const FUNCTIONS = ['ln', 'log', 'exp', 'tr', 'max', 'min'];

/** Binary signs get the thin spaces that TeX would give them. */
const SPACED = new Set(['=', '<', '>', '≤', '≥', '≈', '≃', '∝', '+', '−', '±', '→']);

/**
 * Reads a formula.
 * @throws Error that names the command or brace it does not know what to do with
 */
export function parseFormula(source: string): Run[] {
  const runs: Run[] = [];
  let at = 0;

  const fail = (what: string): never => {
    throw new Error(`The label “${source}” has ${what}; src/lab/figure/label.ts lists what labels may use.`);
  };

  const push = (text: string, style: Run['style'], level: Run['level']) => {
    const last = runs.at(-1);
    if (last && last.style === style && last.level === level) last.text += text;
    else runs.push({ text, style, level });
  };

  /** Signs that prose seldom has come from the mathematics face, which every chapter loads anyway. */
  const operate = (sign: string, level: Run['level']) => {
    const style = sign > '\u00ff' ? 'sign' : 'upright';
    if (level !== 0 || !SPACED.has(sign) || runs.length === 0) return push(sign, style, level);
    push('\u00a0', 'upright', level);
    push(sign, style, level);
    push('\u00a0', 'upright', level);
  };

  const group = (level: Run['level'], style?: Run['style']): void => {
    while (source[at] === ' ') at += 1;
    if (source[at] !== '{') return one(level, style);
    at += 1;
    while (at < source.length && source[at] !== '}') one(level, style);
    if (source[at] !== '}') fail('a brace that is not closed');
    at += 1;
  };

  const command = (level: Run['level']): void => {
    const name = /^(?:[A-Za-z]+|[, ])/.exec(source.slice(at))?.[0] ?? fail('a lone backslash');
    at += name.length;
    if (name === 'mathrm') return group(level, 'upright');
    if (name === 'mathbb') return group(level, 'blackboard');
    if (name === 'sqrt') {
      // Without the bar of the root, brackets have to say how far it reaches.
      const long = /^\{[^}]{2,}\}/.test(source.slice(at));
      push('√', 'sign', level);
      if (long) push('(', 'upright', level);
      group(level);
      if (long) push(')', 'upright', level);
      return;
    }
    if (FUNCTIONS.includes(name)) return push(name, 'upright', level);
    const symbol = SYMBOLS[name];
    if (symbol) return push(symbol, /[Α-Ω∞∑]/.test(symbol) ? 'sign' : 'italic', level);
    const operator = OPERATORS[name] ?? fail(`an unknown command \\${name}`);
    operate(operator, level);
  };

  function one(level: Run['level'], style?: Run['style']): void {
    const character = source[at] as string;
    at += 1;
    if (character === '\\') return command(level);
    if (character === '^' || character === '_') {
      if (level !== 0) fail('an index on an index');
      return group(character === '^' ? 1 : -1);
    }
    if (character === '}') fail('a brace that was not opened');
    if (character === '{') {
      at -= 1;
      return group(level, style);
    }
    if (character === ' ' && style !== 'upright') return;
    const sign = character === '-' ? '−' : character === '*' ? '∗' : character;
    if (/[A-Za-z]/.test(character)) return push(sign, style ?? 'italic', level);
    operate(sign, level);
  }

  while (at < source.length) one(0);
  return runs;
}

/** Reads words with formulas between dollar signs. */
export function parseLabel(source: string): Run[] {
  return source
    .split('$')
    .flatMap((part, index) =>
      index % 2 === 1
        ? parseFormula(part)
        : part
          ? [{ text: part, style: 'upright' as const, level: 0 as const }]
          : [],
    );
}

const MARKS = { [-1]: '_', 0: '', 1: '^' };

/** What a screen reader says, and what a CSV column is called. */
export function plain(runs: readonly Run[]): string {
  return runs
    .map(({ text, level }, index) =>
      level === (runs[index - 1]?.level ?? 0) ? text : `${MARKS[level]}${text}`,
    )
    .join('')
    .replaceAll(/\u00a0/g, ' ')
    .trim();
}

/** The width of a run of labels in px, from average advances; good to about a tenth, enough to place labels by. */
export function width(runs: readonly Run[], size: number): number {
  return runs.reduce((sum, { text, style, level }) => {
    const scale = level === 0 ? 1 : 0.72;
    const advance = style === 'upright' ? 0.44 : style === 'sign' ? 0.75 : 0.54;
    return sum + [...text].length * advance * scale * size;
  }, 0);
}

/** A label as plain text. */
export function plainLabel(source: string): string {
  return plain(parseLabel(source));
}
