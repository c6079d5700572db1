import type { Nodes, Root, Text } from 'mdast';
import type { Math, InlineMath } from 'mdast-util-math';
import type {} from 'remark-math';
import type { VFile } from 'vfile';
import { visit } from 'unist-util-visit';
import { report } from '../author-error.ts';
import type { MarkdownPlugin } from './context.ts';
import { placeIn } from './place.ts';

/** Definitions outlive the formula that they stand in, and would change the chapters set after it. */
const OWN = /\\(?:[gex]?def|let|futurelet|global|long|(?:re|provide)?newcommand)(?![A-Za-z])/;
/** What KaTeX prints in red in the place of doing it. */
const FOREIGN = /\\(?:href|url|includegraphics)(?![A-Za-z])/;
/** Braces and brackets of a formula inside one another: KaTeX draws each, and takes a frame of the stack for it. */
const LEVELS = 40;

/** Finds the dollar signs that make something else than their author meant. */
export const formulas: MarkdownPlugin = () => (tree, file) => {
  visit(tree, (node) => {
    if (node.type === 'inlineMath') checkInline(node, file);
    if (node.type === 'math') checkDisplay(node, file);
  });
  checkStray(tree, file);
};

function sourceOf(node: Math | InlineMath, file: VFile): string {
  return String(file.value).slice(node.position?.start.offset, node.position?.end.offset);
}

function checkInline(node: InlineMath, file: VFile): void {
  const source = sourceOf(node, file);
  if (source.startsWith('$$')) {
    const cure = 'put each $$ on a line of its own, or write single $ for a formula in the sentence';
    report(file, node.position, 'one-line-display', '$$…$$ on one line is not displayed', cure);
    return;
  }
  const after = String(file.value)[node.position?.end.offset ?? -1] ?? '';
  if (/^\$\s|\s\$$/.test(source) || /\d/.test(after)) {
    const cure = 'write \\$ for a dollar; a formula has no space just inside its $ and no digit just after';
    report(file, node.position, 'dollar', `${source.replace(/\s+/g, ' ')} is read as a formula`, cure);
  }
  checkTex(node, file);
}

function checkDisplay(node: Math, file: VFile): void {
  const source = sourceOf(node, file);
  if (node.meta) {
    report(
      file,
      node.position,
      'one-line-display',
      `“${node.meta}” after $$ is lost`,
      'begin the formula on the next line',
    );
  } else if (!/\n[ \t>]*\$\$+[ \t]*$/.test(source)) {
    const cure = 'end it with $$ on a line of its own';
    report(
      file,
      node.position?.start,
      'unclosed-formula',
      'the formula that begins here is never closed',
      cure,
    );
    // It has swallowed the rest of the text; KaTeX would only complain of that.
    node.value = '';
  }
  checkTex(node, file);
}

function checkTex(node: Math | InlineMath, file: VFile): void {
  checkAlign(node, file);
  const own = OWN.exec(node.value);
  if (own) {
    const cure = 'write it out; a macro of all chapters would stand in src/book/notation.ts';
    report(file, placeIn(file, node, own[0]), 'own-macro', `${own[0]} in a formula`, cure);
  }
  const foreign = FOREIGN.exec(node.value);
  if (foreign) {
    const cure = 'leave it out; a link stands in the sentence, outside the formula';
    report(file, placeIn(file, node, foreign[0]), 'tex', `${foreign[0]} is not for formulas here`, cure);
  }
  let depth = 0;
  for (const [piece] of node.value.matchAll(/\\(?:left(?![a-z])|right(?![a-z])|begin|end|.)|[{}]/g)) {
    if (piece === '{' || piece === '\\left' || piece === '\\begin') depth++;
    else if (piece === '}' || piece === '\\right' || piece === '\\end') depth--;
    if (depth <= LEVELS) continue;
    const cure = 'name a part of it, and define that beside it';
    report(file, node.position?.start, 'nesting', `a formula of more than ${LEVELS} levels`, cure);
    node.value = '';
    return;
  }
}

function checkAlign(node: Math | InlineMath, file: VFile): void {
  const found = /\\begin\{(align|alignat|gather|equation|eqnarray|multline)\}/.exec(node.value);
  if (!found) return;
  const cure = 'use aligned or gathered, and \\label for a number';
  const place = placeIn(file, node, found[0]);
  report(file, place, 'self-numbering', `\\begin{${found[1]}} would number itself`, cure);
}

/** A dollar sign that is left in the text has lost its partner, or its formula was cut at a column of a table. */
function checkStray(tree: Root, file: VFile): void {
  const source = String(file.value);
  const rows = new Set<number>();
  visit(tree, 'text', (node, _, parent) => {
    if (!isStray(node, source)) return;
    const place = placeIn(file, node, '$');
    if (parent?.type === 'tableCell') {
      // Both halves of the formula have lost their partner.
      const row = node.position?.start.line ?? 0;
      if (rows.has(row)) return;
      rows.add(row);
      const cure = 'inside a table write \\lvert x\\rvert, or \\vert for a single bar';
      report(file, place, 'table-formula', 'the formula is cut at a |, which begins a new column', cure);
    } else {
      report(file, place, 'dollar', 'this $ has no partner', 'write \\$ for a dollar, or close the formula');
    }
  });
}

function isStray({ position }: Text, source: string): boolean {
  return /(^|[^\\])\$/.test(source.slice(position?.start.offset, position?.end.offset));
}

/** Whether a dollar sign without a partner stands in a part of a tree. */
export function hasStray(tree: Nodes, file: VFile): boolean {
  let found = false;
  visit(tree, 'text', (node) => {
    found ||= isStray(node, String(file.value));
  });
  return found;
}
