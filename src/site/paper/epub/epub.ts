import { strToU8, zipSync, type Zippable } from 'fflate';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { bind } from '../bind.ts';
import type { Edition } from '../edition.ts';
import { parse, wordsOf } from '../hast.ts';
import type { Leaf } from '../leaf.ts';
import { cutFonts } from './fonts.ts';
import { navigation } from './nav.ts';
import { CONTAINER, packageDocument, type Item } from './package.ts';
import { epubStyles } from './styles.ts';
import { holds, leafXhtml } from './xhtml.ts';

export interface EpubOptions {
  edition: Edition;
  made: Date;
  /** Root of the repository. */
  root: string;
}

/** The whole book as an EPUB 3. Changes the leaves. */
export async function epubOf(
  leaves: readonly Leaf[],
  { edition, made, root }: EpubOptions,
): Promise<{ epub: Uint8Array; problems: string[] }> {
  const problems = bind(leaves, {
    link: ({ name }, id) => (id === undefined ? `${name}.xhtml` : `${name}.xhtml#${id}`),
    live: edition.live,
  });
  const nav = navigation(leaves);
  const documents = leaves.map((leaf) => ({
    href: `${leaf.name}.xhtml`,
    text: leafXhtml(leaf, wordsOf(parse(leaf.title))),
    properties: [
      ['math', 'mathml'],
      ['svg', 'svg'],
    ].flatMap(([tag, property]) => (holds(leaf.tree, tag as string) ? [property as string] : [])),
  }));
  const fonts = await cutFonts(documents.map(({ text }) => text).join(''), path.join(root, 'node_modules'));
  const [title, ...others] = documents.map(({ href, properties }) => item(href, XHTML, properties, true));
  const items: Item[] = [
    title as Item,
    item('nav.xhtml', XHTML, ['nav'], true),
    ...others,
    item('style.css', 'text/css'),
    ...[...fonts.files.keys()].map((href) => item(href, 'font/woff2')),
    item('fonts/OFL.txt', 'text/plain'),
  ];
  const files: Record<string, string | Uint8Array> = {
    'META-INF/container.xml': CONTAINER,
    'EPUB/package.opf': packageDocument(items, edition, made),
    'EPUB/nav.xhtml': nav,
    'EPUB/style.css': `${fonts.css}\n${epubStyles()}`,
    'EPUB/fonts/OFL.txt': await readFile(path.join(root, 'src/site/fonts/OFL.txt')),
  };
  for (const { href, text } of documents) files[`EPUB/${href}`] = text;
  for (const [href, font] of fonts.files) files[`EPUB/${href}`] = font;
  // The type comes first and uncompressed, so that it can be read at a fixed place of the file.
  const zip: Zippable = { mimetype: [strToU8('application/epub+zip'), { level: 0, mtime: made }] };
  for (const [name, content] of Object.entries(files)) {
    zip[name] = [typeof content === 'string' ? strToU8(content) : content, { level: 9, mtime: made }];
  }
  return { epub: zipSync(zip), problems };
}

const XHTML = 'application/xhtml+xml';

function item(href: string, type: string, properties: readonly string[] = [], linear = false): Item {
  return { href, type, properties, linear };
}
