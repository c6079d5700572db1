const TAG = /<(\/?)([a-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/g;

/** Elements that end by themselves where the next one begins or their parent ends. */
const ENDING = new Set(['dd', 'dt', 'li', 'option', 'tbody', 'td', 'th', 'thead', 'tr']);

/** A paragraph ends by itself before these, and where these end. */
const BEFORE = 'aside|details|div|dl|figure|footer|h[1-6]|header|nav|ol|p|pre|section|table|ul';
const AROUND = 'article|aside|dd|details|div|figcaption|figure|footer|header|li|main|nav|section|td';
const ENDS_PARAGRAPH = new RegExp(`<(?:${BEFORE})\\b|</(?:${AROUND})>`, 'y');

/**
 * Takes from a page what HTML lets be left out: the quotation marks of plain attribute values, some end tags, and line
 * breaks in curves. After compression a chapter is half a kilobyte lighter. Whatever reads HTML with patterns has to come before this.
 */
export function lean(html: string): string {
  return html.replace(TAG, (tag, slash: string, name: string, attributes: string, at: number) => {
    if (name === 'p' && slash) {
      ENDS_PARAGRAPH.lastIndex = at + tag.length;
      return ENDS_PARAGRAPH.test(html) ? '' : tag;
    }
    if (slash) return ENDING.has(name) ? '' : tag;
    // KaTeX breaks the lines of its curves, before a letter that says what comes.
    const unbroken = name === 'path' ? attributes.replace(/\n(?=[a-z])/gi, '') : attributes;
    // A value at the end of a tag that closes itself would take the slash with it.
    const plain = unbroken.replace(
      /(\s[\w:-]+=)(?:"([^"]*)"|'[^']*')(?!\s*\/$)/g,
      (attribute, start: string, value?: string) =>
        value !== undefined && /^[^\s'=<>`]+$/.test(value) ? start + value : attribute,
    );
    return `<${name}${plain}>`;
  });
}
