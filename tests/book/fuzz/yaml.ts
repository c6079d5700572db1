import fc from 'fast-check';

const scalar = fc.oneof(
  fc.constantFrom(
    '§', '§?', 'Why §?', '[]', '[§]', '[sgd]', '[sgd/shuffling]', '[ { a: b } ]', '{}', '{ chapter: sgd/shuffling, at: § }', '2020', '-1', '1e308', '.nan', '.inf', '~', 'null', 'true', 'yes', '2020-01-01', '0x1F', '""', "''", '"§', "'§", '"\\uD800"', '"\\0"', '"\\x"', '|', '|\n  §', '>-\n  §?', '&a §', '*a', '*nosuch',
    '&a [*a]', '!!binary §', '!!int §', '!nosuch §', '!!set {a}', '<<', '- §', '- - §', '? §', ': §', '§: §', 'a: b: c', '# §', '@§', '`§`', '%§', '[', ']', '{', '}', '[,]', '{,}', '§, §', 'sgd', 'book', 'free', 'proved', 'research', 'sgd/shuffling#lem:some-thing', 'constructor/prototype#__proto__', '#', 'https://a.b', 'javascript:§', 'resource:§', 'thm:§', 'lab/constructor',
    '\t§', '\u0000', '\uFEFF', '\u202E', '\u0085', '\u2028', '👍', '---', '...', '--- §', '%YAML 1.1',
  ),
  fc.tuple(fc.constantFrom('[', '{', '- ', '? ', '"', "'", '&a ', '!a ', 'a: ', '§ ', '*a ', '[*a,'), fc.integer({ min: 5, max: 200 })).map(([a, n]) => a.repeat(n)),
  fc.string({ unit: 'grapheme', maxLength: 10 }),
); // prettier-ignore

const odd = fc.constantFrom('constructor', '__proto__', '<<', '? x', '1', 'null', '""', '[a]', '{a: b}', '- a', '*a', '&a b', '!a b', 'titel', 'Title', ' title', '\ttitle'); // prettier-ignore

/** Front matter with the fields of a kind, right but for some of them. */
export function frontmatter(right: Readonly<Record<string, string>>): fc.Arbitrary<string> {
  const names = Object.keys(right);
  return fc
    .record({
      wrong: fc.dictionary(fc.constantFrom(...names), scalar, { maxKeys: 2 }),
      missing: fc.subarray(names, { maxLength: 1 }),
      twice: fc.subarray(names, { maxLength: 1 }),
      extra: fc.array(fc.tuple(odd, scalar), { maxLength: 1 }),
      fences: fc.constantFrom(['---\n', '---\n'], ['---\n', '---\n'], ['---\n', '---'], ['---\n', ''], ['', '---\n'], ['--- \n', '---\n'], ['\uFEFF---\r\n', '---\r\n'], ['---\n---\n', '']), // prettier-ignore
    })
    .map(({ wrong, missing, twice, extra, fences }) => {
      const fields = { ...right, ...wrong };
      const lines = names.filter((name) => !missing.includes(name)).map((name) => `${name}: ${fields[name]}`);
      const more = [
        ...twice.map((name) => `${name}: ${fields[name]}`),
        ...extra.map(([a, b]) => `${a}: ${b}`),
      ];
      return `${fences[0]}${[...lines, ...more].join('\n')}\n${fences[1]}§\n`;
    });
}

/** Documents of YAML without any form. */
export const yaml = fc
  .array(fc.tuple(fc.constantFrom('', '  ', '- ', 'a: ', '\t', '    - '), scalar), { maxLength: 6 })
  .map((lines) => lines.map(([indent, text]) => indent + text).join('\n'));
