import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  breaking,
  DEFAULT_SEED,
  defaults,
  MAX_SEED,
  resolve,
  snap,
  type Parameter,
} from '../../../src/lab/contract/parameter.ts';

const n: Parameter = {
  key: 'n',
  words: 'examples',
  symbol: 'n',
  min: 4,
  max: 100,
  step: 1,
  scale: 'log',
  integer: true,
  default: 32,
  restarts: true,
};
const spread: Parameter = {
  key: 'spread',
  words: 'spread of curvatures',
  symbol: 'c',
  min: 0,
  max: 0.9,
  step: 0.05,
  scale: 'linear',
  integer: false,
  default: 0,
  restarts: true,
  breaks: {
    claim: 'thm:x',
    hypothesis: 'all curvatures are equal',
    holds: 0,
    demonstrate: 0.5,
    expect: 'Up.',
  },
};
const both = [n, spread];

/** Any sensible declaration on either scale. */
const declarations = fc
  .record({
    scale: fc.constantFrom('linear' as const, 'log' as const),
    min: fc.integer({ min: 1, max: 50 }),
    width: fc.integer({ min: 1, max: 5000 }),
    step: fc.constantFrom(1, 2, 4),
    integer: fc.boolean(),
  })
  .map(({ width, ...rest }): Parameter => ({ ...n, ...rest, max: rest.min + width, default: rest.min }));

describe('snap', () => {
  it('answers with an admissible value, and leaves admissible values alone', () => {
    fc.assert(
      fc.property(declarations, fc.double({ noNaN: true, min: -1e6, max: 1e6 }), (parameter, value) => {
        const snapped = snap(parameter, value);
        expect(snapped).toBeGreaterThanOrEqual(parameter.min);
        expect(snapped).toBeLessThanOrEqual(parameter.max);
        if (parameter.integer) expect(Number.isInteger(snapped)).toBe(true);
        expect(snap(parameter, snapped)).toBe(snapped);
      }),
    );
  });

  it('reaches both ends of a range, on the grid or not', () => {
    expect([snap(n, 1), snap(n, 1e9)]).toEqual([4, 100]);
    expect([snap(spread, -3), snap(spread, 3)]).toEqual([0, 0.9]);
  });

  it('keeps decimal steps free of rounding noise', () => {
    const grid = Array.from({ length: 19 }, (_, i) => snap(spread, i * 0.05));
    expect(grid.map(String)).toEqual(grid.map((value) => String(Number(value.toFixed(2)))));
  });

  it('goes in octaves on a log scale', () => {
    expect([5, 6, 9, 23, 33, 60].map((value) => snap(n, value))).toEqual([4, 8, 8, 32, 32, 64]);
  });
});

describe('resolve', () => {
  it('starts from the declared defaults', () => {
    expect(resolve(both, [])).toEqual({ values: { n: 32, spread: 0 }, seed: DEFAULT_SEED, ignored: [] });
    expect(defaults(both)).toEqual({ n: 32, spread: 0 });
  });

  it('reads values and the seed, and passes over reserved keys', () => {
    const { values, seed, ignored } = resolve(both, new URLSearchParams('n=64&spread=0.15&seed=0&embed=1'), [
      'embed',
    ]);
    expect({ values, seed, ignored }).toEqual({ values: { n: 64, spread: 0.15 }, seed: 0, ignored: [] });
  });

  const strange: [string, string][] = [
    ['n=5000', 'n = 5000 is not available (n goes from 4 to 100 in doublings); 100 is used.'],
    ['n=', 'n has no value; 32 is used.'],
    ['n=lots', 'n = lots is not a number; 32 is used.'],
    ['n=Infinity', 'n = Infinity is not a number; 32 is used.'],
    [
      'spread=0.52',
      'spread = 0.52 is not available (spread goes from 0 to 0.9 in steps of 0.05); 0.5 is used.',
    ],
    ['spred=1', 'spred is not a parameter of this experiment (did you mean spread?); it is ignored.'],
    ['zzzzzz=1', 'zzzzzz is not a parameter of this experiment; it is ignored.'],
    ['seed=1.5', `seed = 1.5 is not a whole number from 0 to ${MAX_SEED}; seed 7 is used.`],
    ['seed=-1', `seed = -1 is not a whole number from 0 to ${MAX_SEED}; seed 7 is used.`],
    [`n=${'9'.repeat(400)}`, `n = ${'9'.repeat(24)}… is not a number; 32 is used.`],
  ];
  it.each(strange)('says what it did with %s', (query, sentence) => {
    expect(resolve(both, new URLSearchParams(query)).ignored).toEqual([sentence]);
  });

  it('never throws, and always answers with admissible values', () => {
    const pairs = fc.array(fc.tuple(fc.constantFrom('n', 'spread', 'seed', 'x', '__proto__'), fc.string()));
    fc.assert(
      fc.property(pairs, (input) => {
        const { values, seed } = resolve(both, input);
        for (const parameter of both)
          expect(snap(parameter, values[parameter.key] as number)).toBe(values[parameter.key]);
        expect(Object.keys(values)).toEqual(['n', 'spread']);
        expect(Number.isInteger(seed) && seed >= 0 && seed <= MAX_SEED).toBe(true);
      }),
    );
  });
});

describe('breaking', () => {
  it('finds the one parameter with "breaks"', () => {
    expect(breaking(both).key).toBe('spread');
    expect(() => breaking([n])).toThrow('exactly one parameter with "breaks"; this one has 0');
    expect(() => breaking([spread, spread])).toThrow('has 2');
  });
});
