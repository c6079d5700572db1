import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import katex from 'katex';
import type { VFile } from 'vfile';
import { report } from './author-error.ts';
import { scanBibtex } from './bibtex-source.ts';
import { didYouMean } from './nearest.ts';
import { katexMacros } from './notation.ts';
import { entryHtml, type CslEntry } from './reference-entry.ts';

/** An entry as written: field names in lower case, values in TeX. */
interface RawEntry {
  type: string;
  label: string;
  properties: Record<string, string | number>;
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
const TYPES = [
  'article', 'book', 'booklet', 'collection', 'dataset', 'electronic', 'inbook', 'incollection', 'inproceedings',
  'manual', 'mastersthesis', 'misc', 'mvbook', 'online', 'phdthesis', 'proceedings', 'report', 'software', 'techreport',
  'thesis', 'unpublished', 'video', 'www',
]; // prettier-ignore
/** Fields that have to have a form to be of use. */
const FORMS: Readonly<Record<string, { form: RegExp; cure: string }>> = {
  year: { form: /^\d{4}$/, cure: 'write four digits' },
  url: { form: /^https?:\/\/[^\s"<>]+$/, cure: 'write the whole address, https://…' },
  doi: { form: /^10\.\d+\/[^\s"<>]+$/, cure: 'write it from its 10. on, without https://doi.org/' },
};
const NEEDED = ['author', 'title', 'year'] as const;

/**
 * Reads content/references.bib. Mistakes are noted on the file.
 * @returns undefined when the file cannot be read at all; then nobody can say which works are missing from it
 */
export function readBibliography(file: VFile): Bibliography | undefined {
  const source = String(file.value);
  // Comments alone are no BibTeX to the library.
  if (source.replaceAll(/^[ \t]*%.*$/gm, '').trim() === '') return new Map();
  const maths: string[] = [];
  // The library mangles formulas in titles; they pass through it as a private character each.
  const masked = source.replace(/\$([^$\n]+)\$/g, (_, tex: string) =>
    String.fromCharCode(0xe000 + maths.push(tex) - 1),
  );
  let raw: RawEntry[];
  let entries: CslEntry[];
  try {
    // It would read other things as well, and fetch what looks like an address.
    if (plugins.input.type(masked) !== '@biblatex/text') throw new Error('not BibTeX');
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
    const [, line, column] = /line (\d+) col (\d+)/.exec(message) ?? [];
    // An end that comes too soon has no line.
    const place = { line: Number(line) || 1, column: Number(column) || 1 };
    const cure = 'look for a missing comma, quote or brace at this line or in the entry before it';
    report(file, place, 'bibliography', 'not BibTeX', cure);
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
  const scanned = scanBibtex(source);
  const placeOf = (offset: number) => {
    const before = source.slice(0, offset).split('\n');
    return { line: before.length, column: (before.at(-1) as string).length + 1 };
  };
  const say = (offset: number, message: string, cure: string) =>
    report(file, placeOf(offset), 'bibliography', message, cure);
  for (const offset of scanned.strays) {
    const word = /\S+/.exec(source.slice(offset))?.[0] as string;
    say(offset, `“${word}” outside any entry is lost`, 'begin an entry with @, a comment with %');
  }
  const seen = new Set<string>();
  for (const [i, { type, label, properties }] of raw.entries()) {
    const { offset = 0, fields = [] } = scanned.entries[i] ?? {};
    if (seen.has(label)) say(offset, `the key “${label}” stands twice`, 'keep one entry a work');
    seen.add(label);
    if (!KEY.test(label)) {
      const cure = 'write firstauthor2019word, in lower-case letters without accents';
      say(offset, `the key “${label}” is not of the usual form`, cure);
    }
    if (!TYPES.includes(type)) {
      const cure = didYouMean(type, TYPES, `write one of ${TYPES.map((known) => `@${known}`).join(', ')}`);
      say(offset, `“${label}” is an @${type}, which nobody knows`, cure);
    }
    for (const field of new Set(fields.filter((name, at) => fields.indexOf(name) < at))) {
      say(offset, `“${label}” has two fields ${field}`, 'keep one of the two');
    }
    const command = /\\\\([A-Za-z]+|.)/.exec(JSON.stringify(entries[i]));
    if (command) {
      const message = `\\${command[1]} in “${label}” is not understood and would be printed`;
      say(offset, message, 'write the character itself, as in Å');
    }
    // A number without braces comes as one.
    const value = (field: string) => String(properties[field] ?? '').trim();
    for (const field of NEEDED) {
      if (value(field) || (field === 'author' && value('editor'))) continue;
      say(offset, `“${label}” has no ${field}`, `add ${field} = {…}`);
    }
    for (const [field, { form, cure }] of Object.entries(FORMS)) {
      if (value(field) === '' || form.test(value(field))) continue;
      say(offset, `the ${field} “${value(field)}” of “${label}” is none`, cure);
    }
  }
}

function work(entry: CslEntry, raw: RawEntry) {
  const eprint = /^arxiv$/i.test(String(raw.properties['archiveprefix'] ?? raw.properties['eprinttype']))
    ? raw.properties['eprint']?.toString()
    : undefined;
  const people = entry.author ?? entry.editor ?? [];
  const names = people.map((person) =>
    [person['non-dropping-particle'], person.family].filter(Boolean).join(' '),
  );
  const authors = names.length > 2 || names.at(-1) === 'others' ? `${names[0]} et al.` : names.join(' and ');
  const year = String(entry.issued?.['date-parts']?.[0]?.[0] ?? '');
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
