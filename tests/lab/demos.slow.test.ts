import { describe, expect, it } from 'vitest';
import { breaking, defaults, type Values } from '../../src/lab/contract/parameter.ts';
import type { Snapshot } from '../../src/lab/contract/snapshot.ts';
import { judge } from '../../src/lab/contract/verdict.ts';
import {
  drive,
  listDemos,
  loadDemo,
  loadExperiment,
  loadRecording,
  loadWrong,
} from '../../src/lab/runner/headless.ts';
import { atTestSize, snapshotProblems } from './demo-checks.ts';

/** The contract test's ensembles: every demo found on disk keeps its word, and can be caught not keeping it. */
const SEEDS = Array.from({ length: 10 }, (_, i) => i + 1);
/** Relative difference that another processor's exponentials may make. */
const ROUNDING = 1e-9;

describe.each(await listDemos())('%s', async (slug) => {
  const demo = await loadDemo(slug);
  const experiment = await loadExperiment(slug);
  const wrong = await loadWrong(slug);
  const broken = breaking(demo.parameters);
  const small = atTestSize(demo);
  const verdict = (values: Values, snapshot: Snapshot, predict = demo.predict) =>
    judge(predict(values), snapshot, demo.parameters, values);

  it.each(SEEDS)('agrees at test size with seed %d, and not with the wrong formula', (seed) => {
    const snapshot = drive(experiment, small, seed);
    expect(verdict(small, snapshot)).toMatchObject({ outcome: 'agrees', outside: [] });
    expect(verdict(small, snapshot, wrong.predict).outcome, wrong.description).toBe('disagrees');
  });

  it.each([1, 2, 3])('disagrees when the hypothesis is broken, with seed %d', (seed) => {
    const values = { ...small, [broken.key]: broken.breaks.demonstrate };
    expect(verdict(values, drive(experiment, values, seed))).toMatchObject({
      outcome: 'disagrees',
      broken: broken.key,
    });
  });

  it('has a recording that is what the code measures', async () => {
    const { prediction, measured, seed } = await loadRecording(slug);
    const values = defaults(demo.parameters);
    const again = { ...demo.predict(values), measured: drive(experiment, values, seed).points };
    expectClose(
      again,
      { ...prediction, measured },
      `recording (npm run demo -- ${slug} --record makes a new one)`,
    );
  });

  const ends = demo.parameters.flatMap(({ key, min, max }) => [[key, min] as const, [key, max] as const]);
  it.each(ends)('finishes at %s = %d with finite points, or says that it diverged', (key, value) => {
    const values = { ...small, [key]: value };
    // The large end of what makes the test size small is what the test size avoids: only its beginning is run.
    const dear = key in demo.testSize && value > demo.testSize[key]!;
    if (dear) {
      const generator = experiment(values, 7);
      const end = performance.now() + 1000;
      while (performance.now() < end && !generator.next().done);
      generator.return();
    } else {
      expect(snapshotProblems(demo.predict(values), drive(experiment, values, 7))).toEqual([]);
    }
  });
});

/** Deep equality, numbers up to rounding. */
function expectClose(actual: unknown, expected: unknown, path: string): void {
  if (typeof expected === 'number' && typeof actual === 'number') {
    const scale = Math.max(Math.abs(actual), Math.abs(expected));
    expect(Math.abs(actual - expected), path).toBeLessThanOrEqual(ROUNDING * scale);
  } else if (typeof expected === 'object' && expected !== null) {
    const [found, wanted] = [actual, expected] as Record<string, unknown>[];
    expect(Object.keys(found ?? {}).sort(), path).toEqual(Object.keys(wanted!).sort());
    for (const key of Object.keys(wanted!)) expectClose(found![key], wanted![key], `${path}.${key}`);
  } else {
    expect(actual, path).toEqual(expected);
  }
}
