import { createHash } from 'node:crypto';
import type { Edition } from '../edition.ts';

export interface Item {
  href: string;
  type: string;
  /** Of the manifest: `nav`, `mathml`, `svg`. */
  properties: readonly string[];
  /** Whether it is read in its place. */
  linear: boolean;
}

export const CONTAINER = `<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
  <rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
`;

const SUMMARY =
  'Formulas are MathML with their TeX as alternative text; figures and recorded experiments have text ' +
  'alternatives; headings, notes and links are marked up. Colour is never alone in carrying a meaning.';

const FEATURES = [
  'tableOfContents',
  'readingOrder',
  'structuralNavigation',
  'alternativeText',
  'MathML',
  'displayTransformability',
];

/**
 * The list of everything in the EPUB and what it says of itself.
 * @param modified when it was made
 */
export function packageDocument(items: readonly Item[], edition: Edition, modified: Date): string {
  const id = (href: string) => href.replaceAll(/[^A-Za-z0-9]+/g, '-');
  const manifest = items.map(({ href, type, properties }) => {
    const marks = properties.length > 0 ? ` properties="${properties.join(' ')}"` : '';
    return `    <item id="${id(href)}" href="${href}" media-type="${type}"${marks}/>`;
  });
  const spine = items.filter(({ linear }) => linear).map(({ href }) => `    <itemref idref="${id(href)}"/>`);
  return `<?xml version="1.0" encoding="utf-8"?>
<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="book-id" xml:lang="en-GB" prefix="schema: http://schema.org/">
  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
    <dc:identifier id="book-id">urn:uuid:${uuidOf(`${edition.title} ${edition.live ?? ''}`)}</dc:identifier>
    <dc:title>${escaped(edition.title)}</dc:title>
    <dc:language>en-GB</dc:language>
    <dc:creator>The authors of the guide</dc:creator>
    <dc:date>${modified.toISOString().slice(0, 10)}</dc:date>
    <dc:rights>Text under CC BY 4.0, code under MIT; fonts under the SIL Open Font Licence</dc:rights>
${edition.live ? `    <dc:source>${escaped(edition.live)}</dc:source>\n` : ''}    <meta property="dcterms:modified">${modified.toISOString().replace(/\.\d+Z$/, 'Z')}</meta>
    <meta property="schema:accessMode">textual</meta>
    <meta property="schema:accessMode">visual</meta>
    <meta property="schema:accessModeSufficient">textual</meta>
    <meta property="schema:accessModeSufficient">textual,visual</meta>
${FEATURES.map((feature) => `    <meta property="schema:accessibilityFeature">${feature}</meta>`).join('\n')}
    <meta property="schema:accessibilityHazard">none</meta>
    <meta property="schema:accessibilitySummary">${escaped(SUMMARY)}</meta>
  </metadata>
  <manifest>
${manifest.join('\n')}
  </manifest>
  <spine>
${spine.join('\n')}
  </spine>
</package>
`;
}

export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}

/** An identifier that stays the same for the same book: the name's hash in the form of a UUID of version 5. */
function uuidOf(name: string): string {
  const hash = createHash('sha1').update(name).digest();
  hash[6] = ((hash[6] as number) & 0x0f) | 0x50;
  hash[8] = ((hash[8] as number) & 0x3f) | 0x80;
  const hex = hash.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}
