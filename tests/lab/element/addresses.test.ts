import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { DEFAULT_SEED, defaults, MAX_SEED, resolve, snap } from '../../../src/lab/contract/parameter.ts';
import { ENGINES } from '../../../src/lab/contract/engines.ts';
import { queryOf } from '../../../src/lab/element/address.ts';
import { WAY_NAMES } from '../../../src/lab/engine/way.ts';
import { listDemos, loadDemo } from '../../../src/lab/runner/headless.ts';

/** Values that no parameter takes. */
const ABSURD = ['NaN', '-1e9', '1e308', '-1e308', 'Infinity', '-Infinity', '1e999', '', ' ', 'null', 'undefined', '[object Object]', '<img src=x onerror=alert(1)>', '"><script>alert(1)</script>', '${x}', "';--", '1,5', '١٢', '٠', '0x', '1e', '--1', '\u0000', '\u202E12', '12\u200B', '\uD800', '9'.repeat(5000), 'a'.repeat(5000)]; // prettier-ignore
const KEYS = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', ' ', 'n ', 'N', 'seed ', 'embed', 'utm_source', '<img src=x onerror=alert(1)>', 'k'.repeat(5000), '\u202En', 'n[]', 'n.max']; // prettier-ignore

const slugs = await listDemos();
const demos = await Promise.all(slugs.map((slug) => loadDemo(slug)));
const foreign = [...new Set(demos.flatMap(({ parameters }) => parameters.map(({ key }) => key)))];

describe.each(slugs.map((slug, i) => [slug, demos[i]!.parameters] as const))('%s', (_, parameters) => {
  const own = parameters.map(({ key }) => key);

  it('says of each absurd value what it does instead', () => {
    for (const { key, default: usual } of parameters) {
      for (const text of ABSURD) {
        const { values, ignored } = resolve(parameters, new URLSearchParams([[key, text]]));
        expect(ignored, `${key}=${text}`).toHaveLength(1);
        expect(ignored[0]).toMatch(
          new RegExp(`^${key} .*; ${String(values[key]).replace('.', '\\.')} is used\\.$`),
        );
        if (Number.isNaN(Number(text)) || text.trim() === '') expect(values[key]).toBe(usual);
      }
    }
    for (const text of [...ABSURD, '-1', '0.5', '2147483648']) {
      const { seed, ignored } = resolve(parameters, new URLSearchParams([['seed', text]]));
      expect([seed, ignored.length], text).toEqual([DEFAULT_SEED, 1]);
    }
  });

  it('leaves out what belongs to no experiment or to another, and says so', () => {
    for (const key of [...KEYS, ...foreign].filter((name) => !own.includes(name))) {
      const { values, ignored } = resolve(parameters, new URLSearchParams([[key, '1']]));
      expect(values).toEqual(defaults(parameters));
      expect(ignored, key).toHaveLength(1);
      expect((ignored[0] as string).length).toBeLessThan(120);
    }
  });

  it('writes an address that asks for nothing strange', () => {
    const pair = fc.tuple(
      fc.constantFrom(...own, 'seed', ...KEYS, ...foreign),
      fc.oneof(fc.constantFrom(...ABSURD), fc.double().map(String), fc.string({ unit: 'binary' })),
    );
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 6 }), (input) => {
        const { values, seed, ignored } = resolve(parameters, input);
        for (const parameter of parameters) {
          expect(snap(parameter, values[parameter.key] as number)).toBe(values[parameter.key]);
        }
        expect(Number.isInteger(seed) && seed >= 0 && seed <= MAX_SEED).toBe(true);
        for (const sentence of ignored) expect(sentence).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
        const address = queryOf(parameters, values, seed);
        expect(address).toMatch(/^\?[\w=&.+-]*$/);
        expect(resolve(parameters, new URLSearchParams(address))).toEqual({ values, seed, ignored: [] });
      }),
      { numRuns: 60, seed: 20261122 },
    );
  });
});

test('of an address that repeats itself the last counts, and a thousand strange keys are told in a few words', () => {
  const { parameters } = demos[0]!;
  const [{ key, min, max }] = parameters as [(typeof parameters)[number]];
  const twice = new URLSearchParams([[key, String(min)], [key, String(max)]]); // prettier-ignore
  const { values, ignored } = resolve(parameters, twice);
  expect(values[key]).toBe(max);
  expect(ignored).toEqual([`${key} stands there more than once; the last one counts.`]);
  const many = resolve(
    parameters,
    Array.from({ length: 1000 }, (_, i) => [`x${i}`, '1'] as const),
  ).ignored;
  expect(many).toHaveLength(9);
  expect(many.at(-1)).toBe('992 more are ignored likewise.');
});

test('the engines that an address may name are those that there are', () => {
  expect([...WAY_NAMES].sort()).toEqual([...ENGINES].sort());
});
