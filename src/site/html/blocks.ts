/** One top-level node of a piece of HTML: an element with its tag and classes, or a run of text. */
export interface Block {
  readonly html: string;
  readonly tag: string;
  readonly classes: readonly string[];
  /** What stands between the element's tags; the text itself for a run of text. */
  readonly inner: string;
}

const voidElements = new Set([
  'area',
  'br',
  'col',
  'embed',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'wbr',
]);
const tagPattern = /<!--[\s\S]*?-->|<(\/?)([a-zA-Z][\w:-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/g;

/** Splits well-formed HTML, such as a serialiser writes, into its top-level nodes. White space between them is dropped. */
export function splitBlocks(html: string): Block[] {
  const blocks: Block[] = [];
  let depth = 0;
  let start = 0;
  let open = { tag: '', attributes: '', end: 0 };
  const text = (from: number, to: number) => {
    const html_ = html.slice(from, to).trim();
    if (html_ !== '') blocks.push({ html: html_, tag: '', classes: [], inner: html_ });
  };
  for (const match of html.matchAll(tagPattern)) {
    const [whole, slash, tag, attributes = ''] = match;
    if (tag === undefined) continue;
    const end = match.index + whole.length;
    if (slash === '/') {
      depth -= 1;
      if (depth < 0) throw new Error(`splitBlocks: </${tag}> closes nothing`);
      if (depth === 0) {
        blocks.push({
          html: html.slice(start, end),
          tag: open.tag,
          classes: classesOf(open.attributes),
          inner: html.slice(open.end, match.index),
        });
        start = end;
      }
      continue;
    }
    if (depth === 0) {
      text(start, match.index);
      start = match.index;
      open = { tag, attributes, end };
    }
    if (!voidElements.has(tag) && !attributes.endsWith('/')) depth += 1;
    else if (depth === 0) {
      blocks.push({ html: whole, tag, classes: classesOf(attributes), inner: '' });
      start = end;
    }
  }
  if (depth !== 0) throw new Error(`splitBlocks: <${open.tag}> is not closed`);
  text(start, html.length);
  return blocks;
}

function classesOf(attributes: string): string[] {
  const value = /(?:^|\s)class="([^"]*)"/.exec(attributes)?.[1];
  return value === undefined ? [] : value.split(/\s+/).filter((name) => name !== '');
}
