/** HTML of a chapter with every formula KaTeX has set put back to its TeX, as ⟨TeX⟩; one block a line. */
export function readable(html: string): string {
  let shown = '';
  let at = 0;
  for (;;) {
    const begin = html.indexOf('<span class="katex">', at);
    if (begin < 0) return shown + html.slice(at);
    const end = endOfSpan(html, begin);
    const tex = /<annotation encoding="application\/x-tex">([\s\S]*?)<\/annotation>/.exec(
      html.slice(begin, end),
    )?.[1];
    shown += `${html.slice(at, begin)}⟨${tex?.trim()}⟩`;
    at = end;
  }
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
