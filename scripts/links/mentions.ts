import { gunzipSync } from 'node:zlib';
import { addressOf, decoded, splitTemplates, tagsOf, withoutScripts, type Tag } from './html.ts';

/** What a file of the built site leads to. */
export interface Mentions {
  /** Addresses as they stand in the file, relative to its own. */
  addresses: string[];
  /** Ids of its own page that attributes name. */
  ids: string[];
  /** The ids that it has, to which a link can lead. */
  places: string[];
}

const ADDRESSES = ['href', 'xlink:href', 'src', 'poster', 'action', 'formaction'];
const SETS = ['srcset', 'imagesrcset'];
/** Each may name several ids, with spaces between them. */
const IDS =
  /^(for|list|headers|popovertarget|aria-(labelledby|describedby|controls|owns|details|flowto|errormessage|activedescendant))$/;
const JSON_ADDRESS = /^(href|url|page|src|start_url|scope)$/;
const CSS_ADDRESS = /url\(\s*(?:"([^"]*)"|'([^']*)'|([^)"'\s]*))\s*\)/g;
const META_ADDRESS = /^(og|twitter):(image|url|audio|video)(:url|:secure_url)?$/;
/** What a script imports from beside itself; other names of that form need not be files. */
const IMPORTED = /\b(?:import|from|import\(|URL\()\s*["'`](\.{1,2}\/[^"'`]+)["'`]/g;
/** A file that a script names from the root of the host, or from the root of the site. */
const NAMED = /["'`]((?:\/(?:[\w.-]+\/)*|_astro\/)[\w.-]+\.(?:js|mjs|css|wasm|woff2|json|svg|png))["'`]/g;

/**
 * @param name from the root of the site
 * @param base path of the site, with a slash at both ends
 * @returns undefined where files of this kind lead nowhere
 */
export function mentionsOf(name: string, content: Buffer, base: string): Mentions | undefined {
  if (name.endsWith('.pf_fragment')) return only(fragmentAddress(content));
  const text = () => content.toString('utf8');
  if (/\.(html|svg)$/.test(name)) return inHtml(text());
  if (name.endsWith('.css')) return only(...inCss(text()));
  if (/\.m?js$/.test(name)) return only(...inScript(text(), base));
  if (/\.(json|webmanifest)$/.test(name)) return only(...inJson(JSON.parse(text())));
  if (name.endsWith('.xml')) return only(...inXml(text()));
  return undefined;
}

const only = (...addresses: string[]): Mentions => ({ addresses, ids: [], places: [] });

function inHtml(html: string): Mentions {
  const { page, templates } = splitTemplates(withoutScripts(html));
  const tags = tagsOf(page);
  const styles = [...html.matchAll(/<style\b[^>]*>([^]*?)<\/style>/g)].flatMap(([, css = '']) => inCss(css));
  return {
    addresses: [...[...tags, ...tagsOf(templates)].flatMap(addressesOf), ...styles],
    ids: tags.flatMap(idsNamedBy),
    places: tags.flatMap(({ name, attributes }) => {
      const id = attributes.get('id') ?? (name === 'a' ? attributes.get('name') : undefined);
      return id === undefined ? [] : [id];
    }),
  };
}

function addressesOf({ name, attributes }: Tag): string[] {
  const addresses: string[] = [];
  for (const [key, value] of attributes) {
    if (ADDRESSES.includes(key) || (key === 'data' && name === 'object')) addresses.push(value);
    else if (SETS.includes(key)) addresses.push(...value.split(',').map(addressOf));
    else if (key.startsWith('data-') && value.startsWith('{')) addresses.push(...inJson(JSON.parse(value)));
    else if (value.includes('url(')) addresses.push(...inCss(value));
  }
  const said = attributes.get('property') ?? attributes.get('name') ?? '';
  if (name === 'meta' && META_ADDRESS.test(said)) addresses.push(attributes.get('content') ?? '');
  return addresses;
}

function idsNamedBy({ attributes }: Tag): string[] {
  return [...attributes].flatMap(([key, value]) => (IDS.test(key) ? value.split(/\s+/).filter(Boolean) : []));
}

function inCss(css: string): string[] {
  const found = css.replace(/\/\*[^]*?\*\//g, '').matchAll(CSS_ADDRESS);
  return [...found]
    .map(([, double, single, bare]) => double ?? single ?? bare ?? '')
    .filter((a) => !a.startsWith('data:'));
}

function inScript(code: string, base: string): string[] {
  return [...code.matchAll(IMPORTED), ...code.matchAll(NAMED)].map(([, address = '']) =>
    address.startsWith('_astro/') ? base + address : address,
  );
}

function inJson(value: unknown, key = ''): string[] {
  if (typeof value === 'string') {
    if (JSON_ADDRESS.test(key)) return [value];
    return /<\w/.test(value) ? inHtml(value).addresses : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => inJson(part, Array.isArray(value) ? key : name));
}

function inXml(xml: string): string[] {
  const elements = [...xml.matchAll(/<(?:loc|link|url)>\s*([^<]*?)\s*</g)].map(([, address = '']) =>
    decoded(address),
  );
  return [...elements, ...tagsOf(xml).flatMap(addressesOf)];
}

/** Where a search result leads: Pagefind keeps a record as compressed JSON behind a mark of its own. */
function fragmentAddress(content: Buffer): string {
  const text = gunzipSync(content)
    .toString('utf8')
    .replace(/^pagefind_dcd/, '');
  return (JSON.parse(text) as { url: string }).url;
}
