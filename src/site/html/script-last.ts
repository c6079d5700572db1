/**
 * A page whose head ends with the script that is to run before anything is drawn. It stands before the style sheets,
 * which Astro adds at the end. There everything after it would be fetched only when it has run: a policy in the head
 * keeps Chromium from looking ahead.
 */
export function scriptLast(html: string): string {
  return html.replace(/(<script\s[^>]*\bbefore-drawing\b[^>]*><\/script>)([^]*?)(?=<\/head>)/, '$2$1');
}
