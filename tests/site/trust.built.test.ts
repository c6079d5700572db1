import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { hashed } from '../../src/site/integrity.ts';
import { loadingTags, type Tag } from './tags.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SITES = [
  { folder: 'dist', base: '/' },
  { folder: 'dist-base', base: '/guide/' },
];
const SOURCES = ["'none'", "'self'"];
/** Where more than the site's own files is allowed. */
const MORE: Readonly<Record<string, readonly string[]>> = {
  'style-src-attr': ["'unsafe-inline'"],
  // Compiling wasm, which evaluates no text.
  'script-src': ["'wasm-unsafe-eval'"],
  'frame-ancestors': ['*'],
};

/** What is lax about a policy. */
function laxities(policy: string, wasm: boolean): string[] {
  const directives = new Map(
    policy.split(';').map((directive) => {
      const [name = '', ...sources] = directive.trim().split(/\s+/);
      return [name, sources] as const;
    }),
  );
  const wanted = { 'default-src': "'none'", 'base-uri': "'none'", 'form-action': "'none'" };
  const missing = Object.entries(wanted).filter(
    ([name, source]) => directives.get(name)?.join(' ') !== source,
  );
  const lax = [...directives].flatMap(([name, sources]) =>
    sources
      .filter((source) => !SOURCES.includes(source) && !MORE[name]?.includes(source))
      .map((source) => `${name} ${source}`),
  );
  const compiles = directives.get('script-src')?.includes("'wasm-unsafe-eval'") ?? false;
  return [
    ...missing.map((directive) => `is not ${directive.join(' ')}`),
    ...lax,
    ...(compiles === wasm ? [] : [`wasm is ${compiles ? 'allowed' : 'refused'}`]),
  ];
}

const isPolicy = ({ attributes }: Tag) =>
  attributes.get('http-equiv')?.toLowerCase() === 'content-security-policy';
const isInert = ({ name, attributes }: Tag) =>
  name === 'a' || (name === 'link' && attributes.get('rel') === 'canonical');

/** What a page has that no page may have. */
function faults(page: string, html: string, root: string, base: string): string[] {
  const all = loadingTags(html);
  const policies = all.filter(isPolicy);
  const first = all.findIndex(({ name }) => /^(script|link|style|base)$/.test(name));
  if (policies.length !== 1 || all.findIndex(isPolicy) > first)
    return [`${page}: not one policy, before all else`];
  const policy = policies[0]?.attributes.get('content') ?? '';
  const found = laxities(policy, page === 'search/index.html').map((lax) => `policy: ${lax}`);
  // Chromium fetches what stands behind it only when it has run, as a policy keeps it from looking ahead.
  const blocking = all.findIndex(
    ({ name, attributes }) => name === 'script' && attributes.get('type') !== 'module',
  );
  const late = all.slice(blocking).filter(({ name }) => name === 'link').length;
  if (blocking < 0 || late > 0) found.push('the script of the head is not its end');
  for (const tag of all) {
    const { name, attributes } = tag;
    const say = (words: string) => found.push(`<${name} ${[...attributes].join(' ')}>: ${words}`);
    if (name === 'style' || name === 'base' || name === 'iframe') say('an element that the policy refuses');
    if (name === 'script' && (!attributes.get('src') || tag.text.trim() !== '')) say('an inline script');
    for (const [key, value] of attributes) {
      if (/^on/.test(key)) say('an inline handler');
      if (/^\s*javascript:/i.test(value)) say('an inline script');
    }
    const address = attributes.get('src') ?? attributes.get('href');
    if (!address || isInert(tag) || address.startsWith('#')) continue;
    if (!address.startsWith(base) || address.startsWith('//')) {
      say('not from the site');
      continue;
    }
    const hashable = name === 'script' || /^(stylesheet|modulepreload)$/.test(attributes.get('rel') ?? '');
    const file = join(root, address.slice(base.length));
    if (hashable && (!existsSync(file) || attributes.get('integrity') !== hashed(readFileSync(file))))
      say('its hash is not that of its file');
  }
  return found.map((fault) => `${page}: ${fault}`);
}

describe.each(SITES)('the site built to $folder', ({ folder, base }) => {
  const root = join(ROOT, folder);
  const pages = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.html'),
  );

  test('each page has a strict policy, nothing inline, and the hashes of its scripts and style sheets', () => {
    expect(pages.length).toBeGreaterThan(20);
    const found = pages.flatMap((page) => faults(page, readFileSync(join(root, page), 'utf8'), root, base));
    expect(found).toEqual([]);
  });

  test('what the host is asked to send binds workers, and lets a demo be framed', () => {
    const [path, ...headers] = readFileSync(join(root, '_headers'), 'utf8').trim().split('\n');
    expect(path).toBe(`${base}*`);
    const policy = headers.find((line) => line.includes('Content-Security-Policy'))?.replace(/^[^:]*:/, '');
    expect(laxities(policy ?? '', true)).toEqual([]);
    expect(policy).toContain('frame-ancestors *');
  });
});
