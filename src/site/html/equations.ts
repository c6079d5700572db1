/** Puts a display formula and its number into a line of their own, which the styles may move under a float. */
export function lineUpNumbers(html: string): string {
  return html.replace(
    /<div class="equation-body"(?:(?!<div class="equation-body")[\s\S])*?<span class="equation-number">[^<]*<\/span>/g,
    (line) => `<div class="equation-line">${line}</div>`,
  );
}
