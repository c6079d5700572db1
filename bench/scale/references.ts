import { pick, stream } from './pick.ts';

const SYLLABLES = [
  'ka',
  'ro',
  'men',
  'sil',
  'tor',
  'ba',
  'li',
  'vek',
  'an',
  'du',
  'schu',
  'per',
  'mo',
  'zin',
  'ho',
  'ter',
];
const WORDS =
  'gradient kernel margin depth width noise spectrum ensemble limit bound network sample class norm flow tree field graph'.split(
    ' ',
  );

/** A work that nobody wrote, in the mixture of kinds that the guide's own bibliography has. */
export interface Work {
  key: string;
  bibtex: string;
}

/** @param index from 0; the same work each time */
export function work(index: number): Work {
  const random = stream(index + 1);
  const name = () => Array.from({ length: 3 }, () => pick(random, SYLLABLES)).join('');
  const capital = (word: string) => word[0]?.toUpperCase() + word.slice(1);
  const authors = Array.from({ length: 1 + (index % 4) }, name);
  const year = 1950 + Math.floor(random() * 75);
  const words = Array.from({ length: 5 }, () => pick(random, WORDS));
  const key = `${authors[0]}${year}${words[0]}${index}`;
  const kind = pick(random, [
    'article',
    'article',
    'inproceedings',
    'inproceedings',
    'inproceedings',
    'misc',
  ]);
  const fields: Record<string, string> = {
    title: `On the ${words.join(' ')}${index % 10 === 0 ? ' of $\\ell_2$ balls' : ''}, part ${index}`,
    author: authors.map((family) => `${capital(name())} ${capital(family)}`).join(' and '),
    year: String(year),
    ...(kind === 'article' && {
      journal: `Journal of ${capital(words[1] ?? '')}s`,
      volume: String(index % 90),
      pages: `${index}--${index + 20}`,
    }),
    ...(kind === 'inproceedings' && {
      booktitle: `Proceedings of the ${index % 40}th ${capital(words[2] ?? '')} Conference`,
    }),
    ...(index % 2 === 0
      ? { eprint: `${1000 + (index % 9000)}.${10000 + index}`, archiveprefix: 'arXiv' }
      : { doi: `10.1000/${index}` }),
  };
  const lines = Object.entries(fields).map(([field, value]) => `  ${field} = {${value}}`);
  return { key, bibtex: `@${kind}{${key},\n${lines.join(',\n')}\n}` };
}
