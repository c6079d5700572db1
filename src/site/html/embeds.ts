/** A place in a chapter's HTML where the page puts a component. */
export interface Embed {
  readonly kind: 'figure' | 'demo';
  readonly name: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly number: string | undefined;
  readonly id: string | undefined;
}

const pattern = /<book-embed((?:\s+[\w-]+(?:="[^"]*"|='[^']*')?)*)\s*><\/book-embed>/g;

/** Splits a chapter's HTML at its `<book-embed>` elements: pieces of HTML and embeds in turn. */
export function splitEmbeds(html: string): (string | Embed)[] {
  const parts: (string | Embed)[] = [];
  let from = 0;
  for (const match of html.matchAll(pattern)) {
    parts.push(html.slice(from, match.index), embed(attributes(match[1] ?? '')));
    from = match.index + match[0].length;
  }
  parts.push(html.slice(from));
  return parts;
}

function embed(values: ReadonlyMap<string, string>): Embed {
  const kind = values.get('data-kind');
  const name = values.get('data-name');
  if ((kind !== 'figure' && kind !== 'demo') || name === undefined)
    throw new Error(`<book-embed> of kind "${kind}" and name "${name}" is neither a figure nor a demo`);
  const parameters = JSON.parse(values.get('data-parameters') ?? '{}') as Record<string, string>;
  return { kind, name, parameters, number: values.get('data-number'), id: values.get('id') };
}

function attributes(source: string): Map<string, string> {
  const values = new Map<string, string>();
  for (const [, name, double, single] of source.matchAll(/([\w-]+)(?:="([^"]*)"|='([^']*)')?/g))
    if (name !== undefined) values.set(name, decode(double ?? single ?? ''));
  return values;
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"' };

function decode(value: string): string {
  return value.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(amp|lt|gt|quot));/g, (_, hex, decimal, name) =>
    name !== undefined
      ? (entities[name as string] ?? '')
      : String.fromCodePoint(hex !== undefined ? parseInt(hex as string, 16) : Number(decimal)),
  );
}
