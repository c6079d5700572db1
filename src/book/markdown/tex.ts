import type { Element } from 'hast';
import type { VFile } from 'vfile';
import type { VFileMessage } from 'vfile-message';
import { report } from '../author-error.ts';
import { didYouMean } from '../nearest.ts';
import { MACROS } from '../notation.ts';
import type { HtmlPlugin } from './context.ts';
import { pointAt } from './place.ts';

/** rehype-katex never fails: it leaves a message and red text. Its messages become mistakes, at the wrong command. */
export const texErrors: HtmlPlugin = () => (_, file) => {
  const own = file.messages.filter((message) => message.source === 'rehype-katex');
  file.messages = file.messages.filter((message) => message.source !== 'rehype-katex');
  for (const message of own) {
    const cause = message.cause as Error & { rawMessage?: string; position?: number };
    const reason = (cause.rawMessage ?? cause.message).replace(
      /^LaTeX-incompatible input and strict mode is set to 'error': /,
      '',
    );
    report(file, placeOf(message, cause.position, file), 'tex', reason, cureOf(reason));
  }
};

function placeOf(message: VFileMessage, position: number | undefined, file: VFile) {
  const formula = message.ancestors?.at(-1) as Element | undefined;
  const start = formula?.position?.start;
  const value = formula?.children[0]?.type === 'text' ? formula.children[0].value : undefined;
  const end = formula?.position?.end.offset;
  if (start?.offset === undefined || end === undefined || position === undefined || !value) return start;
  // The command as KaTeX saw it, found again in the source, whose lines may be indented or labelled.
  const command = /^(\\[A-Za-z]+|\\.|.)/.exec(value.slice(position))?.[0];
  if (command === undefined) return start;
  const nth = value.slice(0, position).split(command).length - 1;
  let at = start.offset - 1;
  for (let i = 0; i <= nth; i++) at = String(file.value).indexOf(command, at + 1);
  return at >= start.offset && at < end ? pointAt(file, at) : start;
}

function cureOf(reason: string): string {
  const command = /Undefined control sequence: (\\\S+)/.exec(reason)?.[1];
  if (command === '\\eqref' || command === '\\ref') return 'refer in the sentence, outside the formula';
  if (command === undefined) return 'mend the formula';
  const names = [...MACROS.map(({ macro }) => macro), ...COMMON];
  return didYouMean(
    command,
    names,
    'KaTeX does not know it; a macro of ours would stand in src/book/notation.ts',
  );
}

/** Commands that are often misspelt. KaTeX does not list what it knows. */
const COMMON = [
  '\\alpha', '\\beta', '\\gamma', '\\delta', '\\varepsilon', '\\lambda', '\\sigma', '\\kappa', '\\theta', '\\omega',
  '\\frac', '\\sqrt', '\\sum', '\\prod', '\\int', '\\nabla', '\\partial', '\\infty', '\\cdot', '\\cdots', '\\ldots',
  '\\dots', '\\times', '\\quad', '\\qquad', '\\left', '\\right', '\\lVert', '\\rVert', '\\lvert', '\\rvert', '\\text',
  '\\mathbb', '\\mathcal', '\\mathrm', '\\operatorname', '\\approx', '\\simeq', '\\propto', '\\begin', '\\end',
  '\\underbrace', '\\overline', '\\binom', '\\qquad', '\\ell', '\\eta', '\\rho', '\\pi', '\\mu', '\\subset',
]; // prettier-ignore
