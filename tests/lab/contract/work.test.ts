import { expect, test } from 'vitest';
import { defaults } from '../../../src/lab/contract/parameter.ts';
import { workOf, workWords } from '../../../src/lab/contract/work.ts';
import { listDemos, loadDemo } from '../../../src/lab/runner/headless.ts';

const demos = await Promise.all(
  (await listDemos()).map(async (slug) => [slug, await loadDemo(slug)] as const),
);

test.each(demos)('%s says before a run when it asks for much more than usual', (_, demo) => {
  const usual = defaults(demo.parameters);
  expect(workOf(demo, usual)).toBe(1);
  expect(workWords(demo, usual)).toBeUndefined();
  expect(workOf(demo, { ...usual, ...demo.testSize })).toBeLessThanOrEqual(1);
  const ends = demo.parameters.map(({ key, min, max, breaks }) => {
    const less = workOf(demo, { ...usual, [key]: min });
    const more = workOf(demo, { ...usual, [key]: max });
    return [key, breaks ? usual[key] : more >= less ? max : min] as const;
  });
  const most = workOf(demo, Object.fromEntries(ends) as Record<string, number>);
  expect(most).toBeGreaterThanOrEqual(2);
  expect(workWords(demo, Object.fromEntries(ends) as Record<string, number>)).toMatch(
    /^With these settings it takes up to [\d.]+ times as long as with the usual ones\.$/,
  );
});
