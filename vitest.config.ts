import { defineConfig } from 'vitest/config';

/**
 * What runs when is in a test's place and name, so that a new file needs no line here:
 *   tests/**\/*.test.ts            unit tests, `npm run test:unit`, all together under half a minute
 *   tests/**\/*.slow.test.ts       ensembles and simulations: `npm test` only
 *   tests/**\/*.long.test.ts       `npm run test:long` only
 *   tests/**\/*.built.test.ts      what looks at the built site in dist/
 *   tests/browser/*.test.ts        the built site in a browser, two tests at a time
 *   tests/browser/*.timed.test.ts  the same where times are measured: one test at a time, after all others
 */
const BROWSER = 'tests/browser/**';
const browser = {
  globalSetup: ['tests/browser/setup.ts'],
  fileParallelism: false,
  testTimeout: 60_000,
  hookTimeout: 60_000,
  // A page that answers at once may have to wait for a core.
  expect: { poll: { timeout: 5000 } },
};
const named = (kind: string) => `tests/**/*.${kind}.test.{ts,tsx}`;

export default defineConfig({
  test: {
    passWithNoTests: true,
    // Vitest leaves one core to whoever watches; on two cores that is half of the machine.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          name: 'unit',
          include: ['tests/**/*.test.{ts,tsx}'],
          exclude: [BROWSER, named('slow'), named('long'), named('built')],
          // Most files take longer to load than to run. They share what they load, and so leave nothing behind.
          isolate: false,
          restoreMocks: true,
          // No test takes a second; a machine with much else to do may give it that late.
          testTimeout: 60_000,
        },
      },
      { test: { name: 'slow', include: [named('slow')], testTimeout: 300_000 } },
      { test: { name: 'long', include: [named('long')], testTimeout: 6 * 3_600_000 } },
      {
        test: {
          ...browser,
          name: 'site',
          include: [`${BROWSER}/*.test.ts`, named('built')],
          exclude: [named('timed')],
          // A page keeps one core busy. The tests wait for the browser, so that one process can drive two pages; a third
          // gains nothing.
          sequence: { concurrent: true },
          maxConcurrency: 2,
        },
      },
      {
        test: {
          ...browser,
          name: 'timed',
          include: [named('timed')],
          // Two at once would measure each other.
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
