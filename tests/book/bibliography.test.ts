import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { mistakes } from '../../src/book/author-error.ts';
import { readBibliography, type Work } from '../../src/book/bibliography.ts';
import { readable } from './html.ts';

/** Reads entries that have to be without mistakes. */
function read(text: string) {
  const file = new VFile({ path: 'content/references.bib', value: text });
  const works = readBibliography(file);
  expect(mistakes(file)).toEqual([]);
  return works ?? new Map<string, Work>();
}

function entry(key: string, fields: Record<string, string>, type = 'article'): string {
  const all = { author: 'Ada Byron', title: 'A Title', year: '2020', ...fields };
  const lines = Object.entries(all).map(([name, value]) => `  ${name} = {${value}},`);
  return `@${type}{${key},\n${lines.join('\n')}\n}\n`;
}

describe('names', () => {
  test.each([
    ["L{\\'e}on Bottou", 'Bottou', 'Bottou, L.'],
    ['Mert G{\\"u}rb{\\"u}zbalaban', 'Gürbüzbalaban', 'Gürbüzbalaban, M.'],
    ["P{\\'a}l Erd{\\H o}s", 'Erdős', 'Erdős, P.'],
    ['Na{\\"\\i}ve, {\\L}ukasz', 'Naïve', 'Naïve, Ł.'],
    ['{\\O}rsted, \\r{A}sa', 'Ørsted', 'Ørsted, Å.'],
    ['\\v{C}ech, Eduard', 'Čech', 'Čech, E.'],
    ['De Sa, Christopher', 'De Sa', 'De Sa, C.'],
    ['van der Vaart, A. W.', 'van der Vaart', 'van der Vaart, A. W.'],
    ['Jean-Pierre Serre', 'Serre', 'Serre, J.-P.'],
    ['{Google Research}', 'Google Research', 'Google Research'],
    ['Ada Byron and Emmy Noether', 'Byron and Noether', 'Byron, A. and Noether, E.'],
    ['Ada Byron and Emmy Noether and Marie Curie', 'Byron et al.', 'Byron, A., Noether, E. and Curie, M.'],
    ['Ada Byron and others', 'Byron et al.', 'Byron, A. et al.'],
  ])('%s', (author, cited, listed) => {
    const work = read(entry('a2020b', { author })).get('a2020b');
    expect(work?.authors).toBe(cited);
    expect(work?.html.replaceAll('\u00a0', ' ').startsWith(`${listed} (2020). `)).toBe(true);
  });
});

test('accents, braces, emphasis, signs and formulas in a title', () => {
  const title = '{\\\'E}tude of {SGD} \\& its \\emph{rate} $O(1/n^2)$ -- na{\\"\\i}ve';
  const html = read(entry('a2020b', { title })).get('a2020b')?.html ?? '';
  expect(readable(html)).toContain('. Étude of SGD &amp; its <i>rate</i> ⟨O(1/n2)⟩ – naïve.');
});

test('where a work appeared, and one way to get it', () => {
  const journal = { journal: 'Ann. Stat.', volume: '3', number: '2-3', pages: '10--20' };
  const arxiv = { eprint: '1510.08560', archivePrefix: 'arXiv' };
  const url = { url: 'https://www.example.org/a_b/' };
  const works = read(
    [
      entry('a2020paper', { ...journal, ...arxiv, ...url, doi: '10.1000/x' }),
      entry(
        'b2020conference',
        { booktitle: 'Proc.', series: 'PMLR', volume: '97', pages: '3', ...arxiv },
        'inproceedings',
      ),
      entry('c2020book', { publisher: 'A Press', edition: '2' }, 'book'),
      entry('d2020thesis', { school: 'A School' }, 'phdthesis'),
      entry('e2020page', url, 'misc'),
    ].join('\n'),
  );
  const after = (key: string) =>
    works
      .get(key)
      ?.html.replace(/^.*?\)\. /, '')
      .replaceAll('\u00a0', ' ');
  expect(after('a2020paper')).toBe(
    'A Title. <cite>Ann. Stat.</cite> 3(2–3), 10–20. <a href="https://doi.org/10.1000/x">doi:10.1000/x</a>, <a href="https://arxiv.org/abs/1510.08560">arXiv:1510.08560</a>.',
  );
  expect(after('b2020conference')).toBe(
    'A Title. <cite>Proc.</cite>, PMLR 97, 3. <a href="https://arxiv.org/abs/1510.08560">arXiv:1510.08560</a>.',
  );
  expect(after('c2020book')).toBe('<cite>A Title</cite>. Second edition, A Press.');
  expect(after('d2020thesis')).toBe('<cite>A Title</cite>. Doctoral thesis, A School.');
  expect(after('e2020page')).toBe(
    '<cite>A Title</cite>. <a href="https://www.example.org/a_b/">example.org/a_b</a>.',
  );
  expect(works.get('a2020paper')?.url).toBe('https://doi.org/10.1000/x');
  expect(works.get('b2020conference')?.url).toBe('https://arxiv.org/abs/1510.08560');
});

test('works that would be cited alike get letters, in the order of the list; the list is alphabetical', () => {
  const works = read(
    [
      entry('b2020zebra', { title: 'Zebra' }),
      entry('b2021other', { year: '2021' }),
      entry('b2020ant', { title: 'Ant' }),
      entry('a2020first', { author: 'Zoe Abel' }),
    ].join('\n'),
  );
  expect([...works.values()].map(({ key, year }) => `${key} ${year}`)).toEqual([
    'a2020first 2020',
    'b2020ant 2020a',
    'b2020zebra 2020b',
    'b2021other 2021',
  ]);
});

test('nothing of an entry is taken for HTML', () => {
  const html = read(entry('a2020b', { title: 'When <script>x</script> meets "y"' })).get('a2020b')?.html;
  expect(html).not.toContain('<script');
});
