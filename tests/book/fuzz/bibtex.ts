import fc from 'fast-check';

const name = fc.constantFrom('author', 'title', 'year', 'journal', 'booktitle', 'volume', 'number', 'pages', 'publisher', 'doi', 'url', 'eprint', 'archivePrefix', 'editor', 'series', 'edition', 'note', 'month', 'date', 'constructor', '__proto__', 'AUTHOR', 'file', 'keywords'); // prettier-ignore

const value = fc.oneof(
  fc.constantFrom(
    '§', '§, §', '§ and §', '{§} and others', 'van der §, A.', '{\\"o}§', '\\"o§', "\\'{e}§", '{\\o}§', '{\\AA}§', '{\\i}', '\\textbf{§}', '\\emph{§ {x}}', '$x_{§}$', '$\\frac$', '$', '\\$', '$x$ and $y$', '\\cite{§}', '\\nosuch{§}', '\\\\', '\\', '\\&', '\\%', '%§', '#', '&', '~', '--', '---',
    '<b>§</b>', '<script>§</script>', '<i>', '&lt;', '"', "''§''", '``§``', '2020', 'MMXX', '-5', '1e308', '20200', '2020-13-45', '1--2', '10.1/§', 'https://doi.org/10.1/x', 'javascript:alert(1)', 'https://a.b/§', '', ' ', ',', 'and', 'and and', ', ,', 'A, B, C, D', '{{{§}}}', '{', '}', '@', '@article{x,', '漢字 §', 'עברית', '\u202E', '\u0000', '\uE000', '\uFEFF', '\uD800', 'null', '[]', '§\n§', '§\n\n§',
  ),
  fc.tuple(fc.constantFrom('§ ', '{', '}', '\\"', '$x$', '{\\"o}', 'and ', '§ and '), fc.integer({ min: 10, max: 300 })).map(([a, n]) => a.repeat(n)),
  fc.string({ unit: 'grapheme', maxLength: 10 }),
); // prettier-ignore

const wrapped = fc.tuple(value, fc.constantFrom('{}', '{}', '{}', '""', '', '{', '(')).map(([text, braces]) => `${braces[0] ?? ''}${text}${braces[1] ?? ''}`); // prettier-ignore

const field = fc.tuple(name, wrapped, fc.constantFrom(',', ',', ',', ',\n', '', ';', ', ,')).map(([key, text, end]) => `  ${key} = ${text}${end}`); // prettier-ignore

const GOOD = 'author = {§}, title = {§}, year = {2020}, ';

const entry = fc
  .record({
    type: fc.constantFrom('article', 'book', 'misc', 'inproceedings', 'ARTICLE', 'nosuch', 'constructor', '__proto__', 'comment', 'string', 'preamble', ''), // prettier-ignore
    key: fc.constantFrom('some2020word', 'other2021word', 'twice2020word', 'constructor', '__proto__', '', 'A b', 'a2020b,', 'é2020x'), // prettier-ignore
    good: fc.constantFrom(GOOD, GOOD, ''),
    fields: fc.array(field, { maxLength: 4 }),
    open: fc.constantFrom('{', '{', '{', '{', '(', ''),
    close: fc.constantFrom('}', '}', '}', '}', ')', ''),
    before: fc.constantFrom('', '\n', '\n', ' ', '% §\n', '§\n', '@', '\\', '{', '}', '\r\n', '\uFEFF'),
  })
  .map(
    ({ type, key, good, fields, open, close, before }) =>
      `${before}@${type}${open}${key},\n${good}\n${fields.join('\n')}\n${close}\n`,
  );

/** Bibliographies of all sorts; § stands where a word is followed. */
export const bibtex = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.array(entry, { minLength: 1, maxLength: 3 }).map((entries) => entries.join('')),
  },
  { weight: 1, arbitrary: fc.array(fc.oneof(value, name), { maxLength: 8 }).map((parts) => parts.join('')) },
  { weight: 1, arbitrary: fc.constantFrom('[]', '{}', '{"id": 1}', 'Q42', '10.1234/5', 'https://example.org/x.bib', '<xml/>', 'null', '0', '@', '@@', '%', '"') }, // prettier-ignore
);
