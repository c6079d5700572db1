import fc from 'fast-check';

/** Text in the grammar of the guide. § stands where a word is followed to the page. */

/** Characters that something somewhere takes for its own. */
export const NASTY = [
  '\u202E', '\u2066', '\u200B', 'עברית', 'العربية', '漢字', '👩‍👩‍👧', 'e\u0301\u0302\u0303', 'ﬁ', '\u00AD', '\u00A0', '\u2028',
  '\u0000', '\u0007', '\u001B', '\u0085', '\uFEFF', '\uFFFD', '\uE000', '\uD800', '\uDC00', '&#0;', '&#xD800;', '&amp;', '&nosuch;',
  '__proto__', 'constructor', 'toString', '$', '$$', '`', '```', '*', '**', '_', '[', ']', '](', '![', '<', '>', '</', '<!--', '-->',
  ':', '::', ':::', '::::', '{', '}', '{#', '"', "'", '\\', '\\[', '|', '~~', '@', '[@', '#', '\t', '    ', '\n', '\n\n', '\r\n', '\r',
  '---', '===', '[^1]', 'www.a.b', 'https://', 'mailto:', '\\eqref{', '\\label{eq:', '%', '^', '&', '\\\\',
]; // prettier-ignore

const nasty = fc.constantFrom(...NASTY);

/** What stands in a sentence and is right. */
const right = fc.constantFrom(
  '§', '§ and §', '*§*', '**§**', '_§_', '`§`', '$x_{§}$', '$\\text{§} + \\frac{1}{2}$', '[§](https://example.org/)',
  '[§](#thm:some-where)', '[](#rem:some-where)', '\\eqref{eq:some-where}', '[@somebody2020word, Thm 1; @other2021word]',
  '@somebody2020word', ':margin[§ *§*]', '&amp; §', '\\*§\\*', '“§”', '"§"', "it's §", '§--§', '§…', '§ 3:1 §', '~~§~~',
  'https://example.org/§', '<https://example.org/§>', '\\$5 §', '漢字 §', 'עברית §', 'e\u0301§', '[§](/sgd/noise/)',
  '[§](chapter:sgd/noise)', '§ <!-- a comment -->', '§  \n§', '§\\\n§', '§ | §', '§ # §', '\\§', '&copy;§', '\\:margin§',
); // prettier-ignore

/** What is wrong, or may be. */
const wrong = fc.oneof(
  fc.constantFrom(
    '<b>§</b>', '</b> §', '<!-- §', '![§](x)', '![§][x]', '[§][x]', '[§]', '[^§]', '$§', '§$', '$ § $', '$$§$$', '$\\nosuch{§}$',
    '$\\frac{§$', '$\\label{eq:§}$', '$\\gdef\\R{§}\\R$', '$\\href{javascript:§}{x}$', '[§](javascript:§)', '[](#§)', '[](#thm:§)',
    '[§](#constructor)', '\\eqref{§}', '\\ref{§}', '[@§]', '[see @§]', '@§', '[@a2020b, §]', ':x[§]', ':margin[]', ':margin',
    ':marign[§]', ':margin[§ :margin[§]]', ':margin[§]{a=§}', ':constructor[§]', '[§]()', '[§](<', '[§', '`§', '**§', '§*', '\\', '*_§*_',
    '[§](resource:§)', '[§](question:why)', '[§](/§)', '[§](chapter:§/§)', '[§](/lab/§/)', '[*@a2020b §*](https://a.b)', '<§@a.b>', '<§:§>',
    '[a §](b "§")', '&#§;', 'a:b{c=§}', '[x]: §', '[[§](https://a.b)](https://c.d)',
  ),
  fc.tuple(nasty, nasty).map(([a, b]) => `${a}§${b}`),
  fc.tuple(nasty, fc.integer({ min: 1, max: 60 })).map(([a, n]) => `${a.repeat(n)}§`),
  fc.string({ unit: 'grapheme', maxLength: 8 }),
); // prettier-ignore

const sentence = (inline: fc.Arbitrary<string>) =>
  fc.array(inline, { minLength: 1, maxLength: 5 }).map((parts) => parts.join(' '));

const indent = (text: string, first: string, rest: string) => first + text.replaceAll('\n', `\n${rest}`);

/** Blocks that are right wherever they stand outside of containers; `n` makes their labels their own. */
function blocks(words: fc.Arbitrary<string>): fc.Arbitrary<(n: number) => string> {
  const line = words.map((text) => text.replaceAll(/\n/g, ' '));
  const cell = line.map((text) => text.replaceAll('|', '\\|').replaceAll('$', '§'));
  const some = fc.array(words, { minLength: 1, maxLength: 3 });
  const plain = (make: (...texts: string[]) => string, ...parts: fc.Arbitrary<string>[]) =>
    fc.tuple(...parts).map((texts) => () => make(...texts));
  return fc.oneof(
    plain((a) => a, words),
    plain((a) => `## ${a}`, line),
    fc.tuple(some, fc.constantFrom('- ', '* ', '1. ', '7) ')).map(
      ([items, bullet]) => () => items.map((item) => indent(item, bullet, ' '.repeat(bullet.length))).join('\n'),
    ),
    plain((a, b) => `- ${indent(a, '', '  ')}\n  - ${indent(b, '', '    ')}\n\n    §`, words, words),
    plain((a) => indent(a, '> ', '> '), words),
    plain((a, b, c, d) => `| ${a} | ${b} |\n| --- | ---: |\n| ${c} | ${d} |`, cell, cell, cell, cell),
    plain((a) => `\`\`\`js\n§ ${a.replaceAll('`', '')}\n\`\`\``, line),
    fc.constant((n: number) => `$$\n\\text{§} = \\norm{x} \\label{eq:e-${n}}\n$$\n\nBy \\eqref{eq:e-${n}}, §.`),
    fc.constant(() => '$$\n§\n$$\n\n:::narrow\n$$\n§\n$$\n:::'),
    fc.tuple(words, words, line).map(
      ([a, b, title]) =>
        (n: number) =>
          `:::theorem[${title.replaceAll(/[[\]]/g, '')}]{#thm:t-${n} status=proved}\n${a}\n:::\n\n:::proof{of=thm:t-${n}}\n${b}\n:::`,
    ),
    fc.tuple(words, fc.constantFrom('status=open', 'status=idealised breaks="§ $x$" source="after @a2020word"', 'status=cited source="@a2020word, Thm 1"')).map(
      ([a, attributes]) => (n: number) => `:::lemma{#lem:l-${n} ${attributes}}\n${a}\n\n1. §\n2. §\n:::`,
    ),
    fc.tuple(words, words).map(
      ([a, b]) => (n: number) => `::::exercise[§]{#ex:x-${n} time="§" tools="§"}\n${a}\n\n:::solution\n${b}\n:::\n::::`,
    ),
    fc.tuple(words, words).map(([a, b]) => (n: number) => `:::remark[§]{#rem:r-${n}}\n${a}\n\n${b}\n:::`),
    plain((a, b) => `::::short-answer\n${a}\n\n- proved: §\n- open: ${indent(b, '', '  ')}\n::::`, words, words),
    fc.tuple(words).map(([a]) => (n: number) => `:::figure{#fig:f-${n} draw=walk-and-bridge}\n${a}\n:::`),
    fc.constant((n: number) => `::demo{name=shuffling-rates #exp:e-${n} n=64}`),
    fc.constant((n: number) => `[§][r${n}]\n\n[r${n}]: https://example.org/`),
    fc.constant(() => '---\n\n§'),
  ); // prettier-ignore
}

/** What is wrong as a block. */
const wrongBlocks = fc.oneof(
  fc.constantFrom(
    '# §', '#### §', '## § {#own}', ':::theorem\n§\n:::', ':::theorem{#thm:§ status=§}\n§\n:::', ':::lemma{#thm:wrong-prefix status=open}\n§\n:::',
    ':::proof{of=thm:not-yet}\n§\n:::\n\n:::theorem{#thm:not-yet status=proved}\n§\n:::', ':::proof\n§\n:::', ':::theorem[§', ':::theorem [§]{#thm:a}\n§\n:::',
    ':::remark{#rem:twice}\n§\n:::', ':::constructor\n§\n:::', ':::__proto__\n§\n:::', ':::remark{__proto__=§ constructor=§}\n§\n:::', ':::remark{#a #b .c}\n§\n:::',
    ':::solution\n§\n:::', '::::exercise{#ex:e}\n§\n::::', ':::short-answer\n- §\n- nosuch: §\n- open: §\n- proved: §\n:::', ':::figure\n:::', ':::figure{#fig:g draw=constructor}\n- §\n:::',
    ':::narrow\n§\n:::', '$$\n§\n$$\n\n:::narrow\n$$\n§ \\label{eq:n}\n$$\n§\n:::', '::demo', '::demo[§]{name=constructor}', '::demo[§]{name=shuffling-rates}', ':::remark{#rem:dup#rem:§}\n§\n:::', ':::remark{#rem:§ #rem:dup}\n§\n:::', '::demo{name=shuffling-rates n=§ n=2}', '::demo{name=shuffling-rates §=§ n=§ n=2}', '::nosuch{§}', ':::', '::::', ':::\n§\n:::',
    '$$ §', '$$\n§', '$$\n§ \\label{eq:a} \\label{eq:a}\n$$', '$$\n\\begin{align} § \\end{align}\n$$', '```\n§', '```js § §\n§\n```', '~~~math\n§\n~~~', '    §', '<div>\n§\n</div>', '</div>\n§', '<!-- §', '<!-- § --> §', '<?§?>', '<![CDATA[§]]>',
    'a|b\n-|-\n§|§|§', '|§|\n|-|\n|§ $|x|$|', '[x]: §', '[x]: https://a.b "§"\n[x]: §', '[^1]: §', '§\n===', '§\n---', '- §\n\n\n      §', '1. §\n- §\n+ §', '>§\n§\n> - §\n> > §', '&#0;', '- [ ] §', '* * *\n- - -',
    '::::theorem{#thm:o status=open}\n:::remark\n§\n:::\n::::', ':::theorem{#thm:p status=open}\n:::remark\n§\n:::\n:::', ':::remark\n## §\n:::', '## §\n\n## §\n\n[](#§)', '## \n\n##', ':::lemma{#lem:b status=open breaks="<b>§</b> ![§](x)"}\n§\n:::',
    ':::theorem{#thm:c status=cited source="§"}\n§\n:::', ':::theorem{status=idealised}\n§\n:::', '- :::remark\n  §\n  :::', '> $$\n> §\n> $$', '- $$\n  §\n$$',
  ),
  fc.tuple(nasty, fc.integer({ min: 1, max: 120 })).map(([a, n]) => `${a.repeat(n)}\n§`),
  fc.tuple(fc.constantFrom('> ', '- ', '1. ', ':::remark\n', '**', '[', '$\\frac{', ':margin['), fc.integer({ min: 5, max: 60 })).map(([a, n]) => `${a.repeat(n)}§`),
  fc.array(nasty, { minLength: 2, maxLength: 12 }).map((parts) => parts.join('§')),
); // prettier-ignore

const together = (parts: ((n: number) => string)[]) => parts.map((part, n) => part(n)).join('\n\n');

/** Texts without a mistake. */
export const tidy = fc.array(blocks(sentence(right)), { minLength: 1, maxLength: 4 }).map(together);

/** Texts with mistakes among what is right. */
export const careless = fc
  .array(
    fc.oneof(
      { weight: 2, arbitrary: blocks(sentence(fc.oneof(right, wrong))) },
      { weight: 1, arbitrary: wrongBlocks.map((text) => () => text) },
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map(together);
