import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import katex from 'katex';
import type { VFile } from 'vfile';
import { report } from './author-error.ts';
import { katexMacros } from './notation.ts';
import { entryHtml, type CslEntry } from './reference-entry.ts';

/** An entry as written: field names in lower case, values in TeX. */
interface RawEntry {
  type: string;
  label: string;
  properties: Record<string, string>;
}

/** One work, ready to be cited and listed. */
export interface Work {
  key: string;
  /** "Mishchenko et al." */
  authors: string;
  /** "2020", or "2020a" where two works would be cited alike. */
  year: string;
  /** The entry of the reference list. */
  html: string;
  url: string | undefined;
  /** Sorts the reference list. */
  order: string;
}

export type Bibliography = ReadonlyMap<string, Work>;

const MASK = /[\uE000-\uF8FF]/g;
const KEY = /^[a-z]+\d{4}[a-z0-9]+$/;
const NEEDED = ['author', 'title', 'year'] as const;

/**
 * Reads content/references.bib. Mistakes are noted on the file.
 * @returns undefined when the file cannot be read at all; then nobody can say which works are missing from it
 */
export function readBibliography(file: VFile): Bibliography | undefined {
  const source = String(file.value);
  if (source.trim() === '') return new Map();
  const maths: string[] = [];
  // The library mangles formulas in titles; they pass through it as a private character each.
  const masked = source.replace(/\$([^$\n]+)\$/g, (_, tex: string) =>
    String.fromCharCode(0xe000 + maths.push(tex) - 1),
  );
  let raw: RawEntry[];
  let entries: CslEntry[];
  try {
    raw = plugins.input.chainLink(masked) as unknown as RawEntry[];
    entries = plugins.input.chain(masked, { generateGraph: false } as never) as CslEntry[];
    // {\"\i} comes out as a dotless i under two dots.
    entries = JSON.parse(
      JSON.stringify(entries)
        .replace(/ı(?=\p{M})/gu, 'i')
        .normalize('NFC'),
    ) as CslEntry[];
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const [, line = '1', column = '1'] = /line (\d+) col (\d+)/.exec(message) ?? [];
    const cure = 'look for a missing comma, quote or brace at this line or in the entry before it';
    report(file, { line: Number(line), column: Number(column) }, 'bibliography', 'not BibTeX', cure);
    return undefined;
  }
  checkEntries(raw, entries, source, file);
  const formulas = maths.map((tex) => formula(tex, source, file));
  const works = entries.map((entry, i) => work(entry, raw[i] as RawEntry));
  distinguish(works);
  return new Map(
    works
      .sort((a, b) => a.order.localeCompare(b.order, 'en'))
      .map(({ entry, eprint, ...rest }) => {
        const html = entryHtml(entry, rest.year, eprint);
        return [
          rest.key,
          { ...rest, html: html.replace(MASK, (c) => formulas[c.charCodeAt(0) - 0xe000] ?? '') },
        ];
      }),
  );
}

/** A formula of a title, set. */
function formula(tex: string, source: string, file: VFile): string {
  try {
    return katex.renderToString(tex, { macros: katexMacros(), strict: 'error' });
  } catch (error) {
    const before = source.slice(0, source.indexOf(`$${tex}$`)).split('\n');
    const place = { line: before.length, column: (before.at(-1) as string).length + 1 };
    const reason = (error as { rawMessage?: string }).rawMessage ?? String(error);
    report(file, place, 'bibliography', reason, 'mend the formula in the title');
    return '';
  }
}

function checkEntries(
  raw: readonly RawEntry[],
  entries: readonly CslEntry[],
  source: string,
  file: VFile,
): void {
  const seen = new Map<string, number>();
  const starts = startsOf(source);
  for (const [i, { label, properties }] of raw.entries()) {
    const nth = (seen.get(label) ?? 0) + 1;
    seen.set(label, nth);
    const place = { line: starts.get(label)?.[nth - 1] ?? 1, column: 1 };
    if (nth > 1) {
      report(file, place, 'bibliography', `the key “${label}” stands twice`, 'keep one entry a work');
    }
    if (!KEY.test(label)) {
      const cure = 'write firstauthor2019word, in lower-case letters without accents';
      report(file, place, 'bibliography', `the key “${label}” is not of the usual form`, cure);
    }
    const command = /\\\\([A-Za-z]+|.)/.exec(JSON.stringify(entries[i]));
    if (command) {
      const message = `\\${command[1]} in “${label}” is not understood and would be printed`;
      report(file, place, 'bibliography', message, 'write the character itself, as in Å');
    }
    for (const field of NEEDED) {
      if (properties[field] || (field === 'author' && properties['editor'])) continue;
      report(file, place, 'bibliography', `“${label}” has no ${field}`, `add ${field} = {…}`);
    }
  }
}

/** The lines on which entries begin, by their keys. */
function startsOf(source: string): Map<string, number[]> {
  const starts = new Map<string, number[]>();
  let line = 1;
  let from = 0;
  for (const { 1: key = '', index } of source.matchAll(/^[ \t]*@\w+\s*\{\s*([^,\s]+)/gm)) {
    line += source.slice(from, index).split('\n').length - 1;
    from = index;
    starts.set(key, [...(starts.get(key) ?? []), line]);
  }
  return starts;
}

function work(entry: CslEntry, raw: RawEntry) {
  const eprint = /^arxiv$/i.test(raw.properties['archiveprefix'] ?? raw.properties['eprinttype'] ?? '')
    ? raw.properties['eprint']
    : undefined;
  const people = entry.author ?? entry.editor ?? [];
  const names = people.map((person) =>
    [person['non-dropping-particle'], person.family].filter(Boolean).join(' '),
  );
  const authors = names.length > 2 || names.at(-1) === 'others' ? `${names[0]} et al.` : names.join(' and ');
  const year = String(entry.issued?.['date-parts'][0]?.[0] ?? '');
  const url = entry.DOI
    ? `https://doi.org/${entry.DOI}`
    : eprint
      ? `https://arxiv.org/abs/${eprint}`
      : entry.URL;
  const order = [...people.map((person) => person.family), year, entry.title].join(' ').toLowerCase();
  return { key: entry.id, authors, year, url, order, entry, eprint, html: '' };
}

/** Gives a, b, … to works that would be cited by the same words. */
function distinguish(works: { authors: string; year: string; order: string }[]): void {
  const alike = new Map<string, typeof works>();
  for (const item of works.toSorted((a, b) => a.order.localeCompare(b.order, 'en'))) {
    const words = `${item.authors} ${item.year}`;
    const group = alike.get(words);
    if (group) group.push(item);
    else alike.set(words, [item]);
  }
  for (const group of alike.values()) {
    if (group.length < 2) continue;
    for (const [i, item] of group.entries()) item.year += letters(i);
  }
}

/** a, b, …, z, aa, ab, … */
function letters(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letters(Math.floor(index / 26) - 1) + last;
}
