// Cuts the text and mathematics faces into small files and writes the @font-face rules that name them.
// Run by hand after an upgrade of katex or @fontsource/newsreader:  node scripts/fonts.mjs
//
// Every face is split into parts with disjoint unicode-ranges. The first part holds what chapters commonly use; the
// browser fetches another part only for a character in it, so nothing is ever missing and nothing is paid for twice.
import { readFile, writeFile, rm, mkdir, readdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { create } from 'fontkit';
import { format, resolveConfig } from 'prettier';
import subsetFont from 'subset-font';

const root = new URL('..', import.meta.url);
const newsreader = new URL('node_modules/@fontsource/newsreader/files/', root);
const katex = new URL('node_modules/katex/dist/fonts/', root);
const out = new URL('src/site/fonts/', root);
const stylesheet = new URL('src/site/styles/fonts.css', root);

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
const digits = '0123456789';
const ascii = String.fromCharCode(...Array.from({ length: 95 }, (_, i) => 0x20 + i));
const greek = 'αβγδεζηθικλμνξοπρστυφχψωϑϕϵΓΔΘΛΞΠΣΥΦΨΩ';

/** Prose in English, with the signs, dashes and quotation marks that the chapters set. */
const prose = ascii + '\u00a0§²³·±×áäèéíóöü–—‘’“”…′−\u2060';
/** Headings and emphasis do without the signs of code. */
const emphasis = prose.replace(/[#$%*+<=>@[\\\]^_`{|}~±]/g, '');
/** Letters of the names that a bibliography of this field cites, Western and Central European. */
const names = 'ÀÁÄÅÇÉÖØÜßàáâãäåæçèêëíîïñóôöøúûüýŁłĆćČčĞğİıŐőŘřŚśŞşŠšŻżŽžńňęěůūāēīō';
/** KaTeX_Main draws ≠ as = and a slash of its own, U+E020: without it "s ≠ t" would print as "s = t". */
const mainRoman =
  ' !()*+,-./:;<=>[]^{|}~' +
  digits +
  letters.slice(26) +
  // Operators written in words begin with few capitals: Var, Cov.
  'COV' +
  '\u00a0±×·¯ˉ˙ΓΔΘΛΞΠΣΥΦΨΩ≺≻…′ℓ→∂∇∈∏∑−∗√∝∞∣∥≃≈≡≤≥≪≫⊤⋅⋯⟨⟩⪯⪰↦∼¨⌊⌋∘\ue020';
const bigSigns = '()[]{}/\\ˆ˜∏∑√∫∣∥⋂⋃⌈⌉⌊⌋⟨⟩⨁⨂';

const everything = undefined;
/** One line a face: file name, family, weight, style, source files, and the parts in order of use. */
const faces = [
  // Pairs of letters to be kerned weigh as much as a third of the letters; running text and titles have them.
  ...[
    ['text', 400, 'normal', prose, ['kern', 'liga', 'tnum']],
    ['italic', 400, 'italic', emphasis, ['liga']],
    ['semibold', 600, 'normal', emphasis, ['liga', 'tnum']],
  ].map(([name, weight, style, common, features]) => ({
    name,
    family: 'Newsreader',
    weight,
    style,
    display: 'swap',
    features,
    sources: ['latin', 'latin-ext', 'vietnamese'].map(
      (script) => new URL(`newsreader-${script}-${weight}-${style}.woff2`, newsreader),
    ),
    parts: { common, names, rest: everything },
  })),
  math('Main', 'Regular', { common: mainRoman, capitals: letters.slice(0, 26), rest: everything }),
  math('Math', 'Italic', { common: letters + 'αβγδεζηθκλμνξπρστφχψωϵϕϱϑ', rest: everything }),
  math('AMS', 'Regular', { common: 'CENPRVZ≲≳', letters: letters.slice(0, 26) + 'k', rest: everything }),
  math('Size1', 'Regular', { common: bigSigns, rest: everything }),
  math('Size2', 'Regular', { common: bigSigns, rest: everything }),
  math('Size3', 'Regular', { common: everything }),
  math('Size4', 'Regular', { common: everything }),
  math('Caligraphic', 'Regular', { common: 'BDEFHILNX', rest: everything }),
  math('Main', 'Bold', { common: digits, letters, rest: everything }),
  math('Math', 'BoldItalic', { common: letters + greek, rest: everything }),
  math('Typewriter', 'Regular', { common: ascii, rest: everything }),
  ...[
    ['Main', 'Italic'],
    ['Main', 'BoldItalic'],
    ['Caligraphic', 'Bold'],
    ['Fraktur', 'Regular'],
    ['Fraktur', 'Bold'],
    ['SansSerif', 'Regular'],
    ['SansSerif', 'Italic'],
    ['SansSerif', 'Bold'],
    ['Script', 'Regular'],
  ].map(([family, variant]) => math(family, variant, { common: everything })),
];

function math(family, variant, parts) {
  return {
    name: `${family}-${variant}`.toLowerCase(),
    family: `KaTeX_${family}`,
    weight: variant.startsWith('Bold') ? 700 : 400,
    style: variant.endsWith('Italic') ? 'italic' : 'normal',
    // A formula in a face of other widths is worse than a formula that comes a moment later.
    display: 'block',
    features: [],
    sources: [new URL(`KaTeX_${family}-${variant}.woff2`, katex)],
    parts,
  };
}

/** Printable characters of a font; the tables also list U+FFFF and controls, which no page shows. */
function characters(font) {
  return create(font).characterSet.filter((code) => code >= 0x20 && code !== 0xffff);
}

/** 'U+0020-007E, U+00A0' for a list of code points. */
function unicodeRange(codes) {
  const sorted = [...codes].sort((a, b) => a - b);
  const runs = [];
  for (const code of sorted) {
    const last = runs.at(-1);
    if (last && code === last[1] + 1) last[1] = code;
    else runs.push([code, code]);
  }
  const hex = (code) => code.toString(16).toUpperCase();
  return runs.map(([a, b]) => (a === b ? `U+${hex(a)}` : `U+${hex(a)}-${hex(b)}`)).join(', ');
}

/** Writes the parts of one face; returns their @font-face rules. */
async function cut(face) {
  const taken = new Set();
  const rules = [];
  const sources = await Promise.all(
    face.sources.map(async (url) => {
      const data = await readFile(url);
      return { data, codes: characters(data) };
    }),
  );
  for (const [part, wanted] of Object.entries(face.parts)) {
    const asked = wanted && new Set([...wanted].map((c) => c.codePointAt(0)));
    for (const [index, { data, codes }] of sources.entries()) {
      const chosen = codes.filter((code) => !taken.has(code) && (!asked || asked.has(code)));
      // Thin parts of a second script are left to its rest.
      if (chosen.length === 0 || (part === 'common' && index > 0)) continue;
      for (const code of chosen) taken.add(code);
      const font = await subsetFont(data, String.fromCodePoint(...chosen), {
        targetFormat: 'woff2',
        noHinting: true,
        keepFeatures: face.features,
      });
      const file = `${face.name}-${part}${index === 0 ? '' : `-${index}`}.woff2`;
      await writeFile(new URL(file, out), font);
      console.log(`${file.padEnd(30)} ${String(chosen.length).padStart(4)} glyphs ${font.length} B`);
      rules.push(
        `@font-face {\n  font-family: ${face.family};\n  font-weight: ${face.weight};\n  font-style: ${face.style};\n` +
          `  font-display: ${face.display};\n  src: url('../fonts/${file}') format('woff2');\n` +
          `  unicode-range: ${unicodeRange(chosen)};\n}\n`,
      );
    }
  }
  return rules;
}

await mkdir(out, { recursive: true });
for (const file of await readdir(out)) if (file.endsWith('.woff2')) await rm(new URL(file, out));
const rules = [];
for (const face of faces) rules.push(...(await cut(face)));
const options = await resolveConfig(fileURLToPath(stylesheet));
const css = `/* Written by scripts/fonts.mjs; change that instead. */\n${rules.join('')}`;
await writeFile(stylesheet, await format(css, { ...options, parser: 'css' }));
console.log(`${rules.length} files, ${fileURLToPath(stylesheet)}`);
