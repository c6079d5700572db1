/** A start tag with what it says. */
export interface Tag {
  name: string;
  attributes: ReadonlyMap<string, string>;
  /** What follows it, to the next tag. */
  text: string;
}

const TAG = /<([a-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/gi;
const ATTRIBUTE = /([^\s"'=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/g;
const LOADING = /^(base|embed|iframe|link|meta|object|script|style)$/i;
const SPEAKING = /\s(on\w+|src|srcset|href|data|poster|action)\s*=|javascript:/i;

/** The start tags of a page that can load or run something, in their order. The others are too many to be read. */
export function loadingTags(html: string): Tag[] {
  const found: Tag[] = [];
  for (const { 0: whole, 1: name = '', 2: attributes = '', index } of html.matchAll(TAG)) {
    if (!LOADING.test(name) && !SPEAKING.test(attributes)) continue;
    const after = index + whole.length;
    found.push({
      name: name.toLowerCase(),
      attributes: new Map(
        [...attributes.matchAll(ATTRIBUTE)].map(([, key = '', double, single, bare]) => [
          key.toLowerCase(),
          double ?? single ?? bare ?? '',
        ]),
      ),
      text: html.slice(after, html.indexOf('<', after)),
    });
  }
  return found;
}
