/**
 * Lets a page without its style sheets show each formula once, as MathML, and not again as letters in a row under roots
 * of 400 em. A rule of maths.css shows what is hidden here.
 */
export function formulasOnce(html: string): string {
  return html.replaceAll(/<span class="katex-html" aria-hidden="true"(?=>)/g, '$& hidden');
}
