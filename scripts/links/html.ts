/** An element's opening tag. */
export interface Tag {
  name: string;
  /** By name, in lower case; entities read. */
  attributes: ReadonlyMap<string, string>;
}

const VALUE = `(?:"([^"]*)"|'([^']*)'|([^\\s"'<>\`]+))`;
const ATTRIBUTE = new RegExp(`([^\\s"'<>/=]+)(?:\\s*=\\s*${VALUE})?`, 'g');
const TAG = /<([a-zA-Z][\w:-]*)([^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*)>/g;
const ENTITIES: Record<string, string> = { amp: '&', quot: '"', lt: '<', gt: '>', apos: "'", nbsp: '\u00A0' };

/** What the many spans of formulas have; tags with nothing else are passed over. */
const LAYOUT = /\s(?:class|style|aria-hidden)=(?:"[^"(]*"|[^\s"'()]+)/g;

/** The opening tags of well-formed HTML, SVG or XML that have attributes besides those of layout, in order. */
export function tagsOf(text: string): Tag[] {
  return [...text.matchAll(TAG)].flatMap(([, name = '', inside = '']) => {
    if (inside.replace(LAYOUT, '').trim() === '') return [];
    const attributes = [...inside.matchAll(ATTRIBUTE)].map(
      ([, key = '', double, single, bare]) =>
        [key.toLowerCase(), decoded(double ?? single ?? bare ?? '')] as const,
    );
    return [{ name: name.toLowerCase(), attributes: new Map(attributes) }];
  });
}

/** Text with its entities read. */
export function decoded(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (all, hex, decimal, name) =>
    name ? (ENTITIES[name] ?? all) : String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal)),
  );
}

/** The tags of scripts stay: they may name a file. */
export function withoutScripts(html: string): string {
  return html.replace(/(<script\b[^>]*>)[^]*?(<\/script>)/g, '$1$2').replace(/<!--[^]*?-->/g, '');
}

const TEMPLATE = /<template\b[^]*?<\/template>/g;

/** A page and what its templates hold, which is not on the page until a script copies it there. */
export function splitTemplates(html: string): { page: string; templates: string } {
  return { page: html.replace(TEMPLATE, ''), templates: (html.match(TEMPLATE) ?? []).join('') };
}

/** The address of a candidate in `srcset`: `wide.png 2x`. */
export function addressOf(candidate: string): string {
  return candidate.trim().split(/\s+/)[0] ?? '';
}
