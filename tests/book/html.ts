/**
 * HTML of a chapter with every formula that KaTeX has set put back to the letters of its MathML, as ⟨letters⟩, so that
 * what is expected of the rest can be read.
 */
export function readable(html: string): string {
  let shown = '';
  let at = 0;
  for (;;) {
    const begin = html.indexOf('<span class="katex">', at);
    if (begin < 0) return shown + html.slice(at);
    const end = endOfSpan(html, begin);
    shown += `${html.slice(at, begin)}⟨${letters(html.slice(begin, end))}⟩`;
    at = end;
  }
}

function letters(formula: string): string {
  const mathml = /<math[\s\S]*?<\/math>/.exec(formula)?.[0] ?? '';
  return mathml.replace(/<annotation[\s\S]*?<\/annotation>|<[^>]*>/g, '').trim();
}

function endOfSpan(html: string, begin: number): number {
  const tags = /<(\/?)span\b/g;
  tags.lastIndex = begin;
  let depth = 0;
  for (;;) {
    const tag = tags.exec(html);
    if (!tag) throw new Error('a span is never closed');
    depth += tag[1] === '/' ? -1 : 1;
    if (depth === 0) return html.indexOf('>', tag.index) + 1;
  }
}
