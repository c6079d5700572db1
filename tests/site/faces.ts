import { readFileSync, readdirSync } from 'node:fs';
import { create } from 'fontkit';

const folder = new URL('../../src/site/fonts/', import.meta.url);
const stylesheet = new URL('../../src/site/styles/fonts.css', import.meta.url);

/** One file of a face, as the stylesheet names it. */
export interface Part {
  /** `Newsreader 400 normal` */
  face: string;
  file: string;
  bytes: number;
  /** Code points for which a browser fetches the file. */
  range: ReadonlySet<number>;
  /** Code points that it draws. */
  drawn: ReadonlySet<number>;
}

/** All parts in src/site/styles/fonts.css. */
export function parts(): Part[] {
  const css = readFileSync(stylesheet, 'utf8');
  return [...css.matchAll(/@font-face\s*\{([^}]*)\}/g)].map(([, rule = '']) => {
    const value = (name: string) => new RegExp(`${name}:\\s*([^;]+);`).exec(rule)?.[1]?.trim() ?? '';
    const file = /fonts\/([\w-]+\.woff2)/.exec(value('src'))?.[1] ?? '';
    const data = readFileSync(new URL(file, folder));
    return {
      face: `${value('font-family')} ${value('font-weight')} ${value('font-style')}`,
      file,
      bytes: data.length,
      range: new Set(value('unicode-range').split(',').flatMap(codePoints)),
      drawn: new Set(create(data).characterSet),
    };
  });
}

/** Files in src/site/fonts. */
export function fontFiles(): string[] {
  return readdirSync(folder).filter((file) => file.endsWith('.woff2'));
}

function codePoints(range: string): number[] {
  const [first = '', last = first] = range.trim().replace(/^U\+/i, '').split('-');
  const from = parseInt(first, 16);
  return Array.from({ length: parseInt(last, 16) - from + 1 }, (_, index) => from + index);
}

export type Used = Map<string, Set<number>>;

const text = 'Newsreader 400 normal';
const main = 'KaTeX_Main 400 normal';
/** Which face KaTeX's classes ask for, as in its stylesheet; the innermost class that asks for one decides. */
const classes: Readonly<Record<string, string>> = {
  mathnormal: 'KaTeX_Math 400 italic',
  mathit: 'KaTeX_Main 400 italic',
  mathrm: main,
  mainrm: main,
  mathbf: 'KaTeX_Main 700 normal',
  boldsymbol: 'KaTeX_Math 700 italic',
  amsrm: 'KaTeX_AMS 400 normal',
  mathbb: 'KaTeX_AMS 400 normal',
  mathcal: 'KaTeX_Caligraphic 400 normal',
  mathscr: 'KaTeX_Script 400 normal',
  mathfrak: 'KaTeX_Fraktur 400 normal',
  mathsf: 'KaTeX_SansSerif 400 normal',
  mathtt: 'KaTeX_Typewriter 400 normal',
  texttt: 'KaTeX_Typewriter 400 normal',
  'small-op': 'KaTeX_Size1 400 normal',
  'large-op': 'KaTeX_Size2 400 normal',
  'delim-size1': 'KaTeX_Size1 400 normal',
  'delim-size4': 'KaTeX_Size4 400 normal',
  text,
};

function faceOf(tag: string, names: readonly string[], inherited: string): string {
  if (names.includes('delimsizing')) {
    const size = names.find((name) => /^size[1-4]$/.test(name));
    if (size) return `KaTeX_S${size.slice(1)} 400 normal`;
  }
  if (names.includes('katex')) return main;
  for (const name of names) if (classes[name]) return classes[name];
  // Code is set in the reader's own monospace.
  return tag === 'code' || tag === 'pre' ? 'monospace' : inherited;
}

const voids = /^(area|base|br|col|embed|hr|img|input|link|meta|source|wbr)$/;
const silent = /^(script|style|title|math|head)$/;

/** The characters of a page by the face that draws them; italics and semibold count as the text face. */
export function usedBy(html: string, used: Used = new Map()): Used {
  const stack: { tag: string; face: string; silent: boolean }[] = [{ tag: '', face: text, silent: false }];
  const tokens = html.matchAll(
    /<!--[\s\S]*?-->|<!doctype[^>]*>|<(\/?)([\w:-]+)((?:"[^"]*"|'[^']*'|[^"'>])*)>|([^<]+)/gi,
  );
  for (const [whole, slash, tag = '', attributes = '', words] of tokens) {
    const top = stack.at(-1) as (typeof stack)[number];
    if (words !== undefined) {
      if (top.silent) continue;
      for (const character of decode(words)) {
        const code = character.codePointAt(0) as number;
        // White space and joiners need no drawing.
        if (code <= 0x20 || code === 0x200b || code === 0x2060 || code === 0xfeff) continue;
        used.set(top.face, (used.get(top.face) ?? new Set()).add(code));
      }
    } else if (slash === '/') {
      // Elements whose end tags are left out end here as well.
      const begun = stack.findLastIndex((open) => open.tag === tag.toLowerCase());
      if (begun > 0) stack.length = begun;
    } else if (tag !== '' && !voids.test(tag) && !whole.endsWith('/>')) {
      const [, quoted, bare] = /(?:^|\s)class=(?:"([^"]*)"|([^\s"'>]+))/.exec(attributes) ?? [];
      const names = (quoted ?? bare ?? '').split(/\s+/);
      const lower = tag.toLowerCase();
      stack.push({
        tag: lower,
        face: faceOf(lower, names, top.face),
        silent: top.silent || silent.test(lower),
      });
    }
  }
  return used;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', nbsp: '\u00a0' };

function decode(words: string): string {
  return words.replace(
    /&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi,
    (all, hex?: string, decimal?: string, name?: string) => {
      if (hex) return String.fromCodePoint(parseInt(hex, 16));
      if (decimal) return String.fromCodePoint(Number(decimal));
      return named[name ?? ''] ?? all;
    },
  );
}
