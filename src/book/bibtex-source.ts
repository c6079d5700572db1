/** An entry as it stands in the source, for what the library forgets: places, fields given twice, words between entries. */
export interface SourceEntry {
  /** In lower case: `article`. */
  type: string;
  key: string;
  offset: number;
  /** Names of the fields in lower case, in order. */
  fields: string[];
}

const OPEN = /@\s*([a-z_][\w:+-]*)\s*[{(]/iy;
const FIELD = /([a-z_][\w:+-]*)\s*=/iy;
const KEY = /\s*([^,\s]+)/y;

/** What a BibTeX file holds: its entries, and where words stand outside of them that are no comment. */
export function scanBibtex(source: string): { entries: SourceEntry[]; strays: number[] } {
  const entries: SourceEntry[] = [];
  const strays: number[] = [];
  let at = 0;
  while (at < source.length) {
    const opened = match(OPEN, source, at);
    if (!opened) {
      const end = outside(source, at, strays);
      at = Math.max(end, at + 1);
      continue;
    }
    const type = (opened[1] as string).toLowerCase();
    const entry: SourceEntry = { type, key: '', offset: at, fields: [] };
    const begin = at + opened[0].length;
    if (!/^(?:comment|string|preamble)$/.test(type)) {
      entry.key = match(KEY, source, begin)?.[1] ?? '';
      entries.push(entry);
    }
    at = inside(source, begin, entry.fields);
  }
  return { entries, strays };
}

/** Reads to the next line or @. The words of a line that is no comment are strays. */
function outside(source: string, at: number, strays: number[]): number {
  const rest = /[^\n@]*\n?/y;
  rest.lastIndex = source[at] === '@' ? at + 1 : at;
  const [text] = rest.exec(source) as RegExpExecArray;
  const words = source.slice(at, rest.lastIndex).trim();
  if (/^@\s*comment/i.test(words) || words.startsWith('%')) {
    const end = source.indexOf('\n', at);
    return end < 0 ? source.length : end;
  }
  if (words !== '') strays.push(at + source.slice(at).search(/\S/));
  return rest.lastIndex || at + text.length;
}

/** Reads an entry from behind its opening brace to behind the closing one, and notes its fields. */
function inside(source: string, begin: number, fields: string[]): number {
  let depth = 1;
  let quoted = false;
  for (let at = begin; at < source.length; at++) {
    const mark = source[at];
    if (mark === '\\') at++;
    else if (mark === '{') depth++;
    else if (depth === 1 && mark === '"') quoted = !quoted;
    else if (mark === '}' || (mark === ')' && depth === 1 && !quoted)) {
      if (--depth === 0) return at + 1;
    } else if (depth === 1 && !quoted && /[\s,]/.test(source[at - 1] as string)) {
      const field = match(FIELD, source, at);
      if (field) fields.push((field[1] as string).toLowerCase());
      if (field) at += field[0].length - 1;
    }
  }
  return source.length;
}

function match(sticky: RegExp, source: string, at: number): RegExpExecArray | null {
  sticky.lastIndex = at;
  return sticky.exec(source);
}
