import { nearest } from './nearest.ts';

/**
 * A demo's parameters, declared once. Controls, addresses, validation, the headless command and the
 * documentation all derive from this declaration.
 */

/** The hypothesis that moving a parameter away from `holds` violates. */
export interface Breaks {
  /** Label of the claim whose hypothesis is violated, e.g. `thm:equal-curvature`. */
  claim: string;
  /** The hypothesis in words, as the end of "The hypothesis is broken: …". */
  hypothesis: string;
  /** The value at which the hypothesis holds; it is also the parameter's default. */
  holds: number;
  /** A value at which the verdict has to turn to `disagrees`; the contract test runs it. */
  demonstrate: number;
  /** What should happen on the plot, said before it is run. One or two sentences. */
  expect: string;
}

export interface Parameter {
  /** Key in addresses, commands and recordings: lower-case letters, digits and hyphens. */
  key: string;
  /** What it is, in words: "examples". */
  words: string;
  /** Its symbol in the label notation of lab/figure (a small subset of TeX): "n". */
  symbol: string;
  /** Unit in words, where there is one: "epochs". */
  unit?: string;
  min: number;
  max: number;
  /** Spacing of the admissible values on a linear scale; on a log scale, values per octave of the slider. */
  step: number;
  scale: 'linear' | 'log';
  /** Whether only whole numbers are meant. */
  integer: boolean;
  default: number;
  /** Whether a change makes the measured points stale (true for all but purely visual parameters). */
  restarts: boolean;
  /**
   * The power of it that the work of a run grows with, as measured. Without it: 1 for what the test size makes smaller,
   * 0 for all else.
   */
  work?: number;
  /** Present on exactly one parameter of every demo. */
  breaks?: Breaks;
}

/** Values by key. Every declared key is present. */
export type Values = Readonly<Record<string, number>>;

/** The seed every demo starts from, and the range that the seed field accepts. */
export const DEFAULT_SEED = 7;
export const MAX_SEED = 2 ** 31 - 1;

/** Sentences about what an address asked for and did not get. */
const TOLD = 8;

export interface Resolved {
  values: Values;
  seed: number;
  /** One sentence for each thing that was asked for and not done; shown on the page. */
  ignored: string[];
}

/** The declared defaults. */
export function defaults(parameters: readonly Parameter[]): Values {
  return Object.fromEntries(parameters.map((parameter) => [parameter.key, parameter.default]));
}

/** The admissible value nearest to `value`: inside the range, on the grid of the scale, whole where it has to be. */
export function snap(parameter: Parameter, value: number): number {
  const clamped = Math.min(parameter.max, Math.max(parameter.min, value));
  if (parameter.scale === 'log') {
    const octaves = Math.log2(clamped / parameter.min) * parameter.step;
    const snapped = parameter.min * 2 ** (Math.round(octaves) / parameter.step);
    const rounded = parameter.integer ? Math.round(snapped) : Number(snapped.toPrecision(4));
    return Math.min(parameter.max, Math.max(parameter.min, rounded));
  }
  const steps = Math.round((clamped - parameter.min) / parameter.step);
  // Six decimals undo the rounding noise of repeated steps such as 0.1.
  const snapped = Number((parameter.min + steps * parameter.step).toFixed(6));
  return Math.min(parameter.max, snapped);
}

/**
 * Reads one parameter from text.
 * @returns an admissible value, and, when that is not what the text said, a clause that says why not
 */
export function read(parameter: Parameter, text: string): { value: number; problem?: string } {
  const { key, min, max, scale, step } = parameter;
  const asked = numberFrom(text);
  if (text.trim() === '') return { value: parameter.default, problem: `${key} has no value` };
  if (!Number.isFinite(asked)) {
    return { value: parameter.default, problem: `${key} = ${excerpt(text)} is not a number` };
  }
  const value = snap(parameter, asked);
  // A value off the grid by rounding alone is what a shared link carries; that is no news to anybody.
  if (Math.abs(value - asked) <= 1e-3 * Math.max(Math.abs(value), Math.abs(asked))) return { value };
  const grid =
    scale === 'linear' ? `steps of ${step}` : step === 1 ? 'doublings' : `${step} steps per doubling`;
  return {
    value,
    problem: `${key} = ${excerpt(text)} is not available (${key} goes from ${min} to ${max} in ${grid})`,
  };
}

/** Reads a seed from text; the same answer as `read`. */
export function readSeed(text: string): { value: number; problem?: string } {
  const value = numberFrom(text);
  if (Number.isInteger(value) && value >= 0 && value <= MAX_SEED) return { value };
  return {
    value: DEFAULT_SEED,
    problem: `seed = ${excerpt(text)} is not a whole number from 0 to ${MAX_SEED}`,
  };
}

/** Says that `key` is no parameter, and which one may be meant; a clause. */
export function unknownParameter(parameters: readonly Parameter[], key: string): string {
  const meant = nearest(
    key,
    parameters.map((parameter) => parameter.key),
  );
  return `${excerpt(key)} is not a parameter of this experiment${meant ? ` (did you mean ${meant}?)` : ''}`;
}

/**
 * Reads values and seed from text, as it stands in an address.
 *
 * Nothing here throws: whatever cannot be used is left at its default (or brought to the nearest end of its
 * range) and named in `ignored`, so that a page with a strange address still works and says what it did.
 * @param parameters the demo's declaration
 * @param input key and text, in any order; `seed` is reserved
 * @param reserved further keys that belong to somebody else (the page) and are passed over
 */
export function resolve(
  parameters: readonly Parameter[],
  input: Iterable<readonly [string, string]>,
  reserved: readonly string[] = [],
): Resolved {
  const values: Record<string, number> = { ...defaults(parameters) };
  const ignored: string[] = [];
  let seed = DEFAULT_SEED;
  const seen = new Set<string>();
  for (const [key, text] of input) {
    if (reserved.includes(key)) continue;
    const known = key === 'seed' || Object.hasOwn(values, key);
    if (known && seen.has(key)) ignored.push(`${key} stands there more than once; the last one counts.`);
    seen.add(key);
    const parameter = parameters.find((candidate) => candidate.key === key);
    if (key === 'seed') {
      const { value, problem } = readSeed(text);
      seed = value;
      if (problem) ignored.push(`${problem}; seed ${value} is used.`);
    } else if (parameter) {
      const { value, problem } = read(parameter, text);
      values[key] = value;
      if (problem) ignored.push(`${problem}; ${value} is used.`);
    } else {
      ignored.push(`${unknownParameter(parameters, key)}; it is ignored.`);
    }
  }
  return { values, seed, ignored: fewOf(ignored) };
}

/** An address can ask for a thousand things; the first few show what is wrong with it. */
function fewOf(sentences: readonly string[]): string[] {
  const different = [...new Set(sentences)];
  if (different.length <= TOLD) return different;
  const more = different.length - TOLD;
  return [...different.slice(0, TOLD), `${more} more ${more === 1 ? 'is' : 'are'} ignored likewise.`];
}

/** The parameter that carries the break-it slider. */
export function breaking(parameters: readonly Parameter[]): Parameter & { breaks: Breaks } {
  const found = parameters.filter((parameter) => parameter.breaks);
  if (found.length !== 1)
    throw new Error(`A demo has exactly one parameter with "breaks"; this one has ${found.length}.`);
  return found[0] as Parameter & { breaks: Breaks };
}

/** What `Number` makes of a text, except that no text is no number. */
function numberFrom(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}

/** Addresses can carry anything; what is quoted back is short, and all of it can be seen. */
export function excerpt(text: string): string {
  const seen = text.slice(0, 200).replaceAll(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '\uFFFD');
  const characters = [...seen];
  return characters.length > 24 ? `${characters.slice(0, 24).join('')}…` : seen;
}
