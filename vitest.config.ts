import { defineConfig } from 'vitest/config';

/**
 * What runs when is in a test's place and name, so that a new file needs no line here:
 *   tests/**\/*.test.ts        unit tests, `npm run test:unit`, all together under half a minute
 *   tests/**\/*.slow.test.ts   ensembles and simulations: `npm test` only
 *   tests/**\/*.long.test.ts   `npm run test:long` only
 *   tests/**\/*.built.test.ts  what looks at the built site in dist/
 *   tests/browser/*.test.ts    the built site in a browser
 */
const BROWSER = 'tests/browser/**';
const named = (kind: string) => `tests/**/*.${kind}.test.{ts,tsx}`;

export default defineConfig({
  test: {
    passWithNoTests: true,
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [BROWSER, named('slow'), named('long'), named('built')],
        },
      },
      { test: { name: 'slow', include: [named('slow')], testTimeout: 300_000 } },
      { test: { name: 'long', include: [named('long')], testTimeout: 6 * 3_600_000 } },
      {
        test: {
          name: 'site',
          include: [`${BROWSER}/*.test.ts`, named('built')],
          globalSetup: ['tests/browser/setup.ts'],
          // Times and blocked threads are measured; two files at once would measure each other.
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
