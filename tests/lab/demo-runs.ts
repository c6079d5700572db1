import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
// Before the engine, so that Node can load tfjs.
import {
  drive,
  listDemos,
  loadDemo,
  loadExperiment,
  loadRecording,
  loadWrong,
} from '../../src/lab/runner/headless.ts';
import { breaking, defaults, type Values } from '../../src/lab/contract/parameter.ts';
import { apply, EMPTY, type Snapshot } from '../../src/lab/contract/snapshot.ts';
import type { Experiment } from '../../src/lab/contract/demo.ts';
import { judge } from '../../src/lab/contract/verdict.ts';
import { memory } from '../../src/lab/engine/tf.ts';
import { Costs, cpuSeconds } from './cpu.ts';
import { atTestSize, snapshotProblems, tensorsLeft } from './demo-checks.ts';

/** The contract test's runs: every demo found on disk keeps its word, and can be caught not keeping it. */
const SEEDS = Array.from({ length: 10 }, (_, i) => i + 1);
const BROKEN_SEEDS = [1, 2, 3];
/** Relative difference that another processor's exponentials may make. */
const ROUNDING = 1e-9;
/** Seconds for the beginning of a run that would be too long. */
const BEGINNING = 0.3;

/** Files run beside each other, and so the demos are dealt out over all files of this kind, however many there are. */
const FILES = readdirSync(import.meta.dirname)
  .filter((name) => /^demos-\d+\.slow\.test\.ts$/.test(name))
  .sort();

const DEMO_SLUGS = await listDemos();

function shareOf(file: string): string[] {
  return DEMO_SLUGS.filter((_, i) => i % FILES.length === FILES.indexOf(file));
}

/** The tests of a file's share of the demos. @param path of the test file */
export function testRuns(path: string): void {
  const costs = new Costs();
  afterAll(() => console.log(`${costs}`));

  it('every demo is looked after by one file', () => {
    expect(FILES.flatMap(shareOf).sort()).toEqual(DEMO_SLUGS);
  });

  describe.each(shareOf(basename(path)))('%s', async (slug) => {
    const demo = await loadDemo(slug);
    const experiment = await loadExperiment(slug);
    const wrong = await loadWrong(slug);
    const broken = breaking(demo.parameters);
    const small = atTestSize(demo);
    const run = (part: string, values: Values, seed: number) =>
      costs.of(slug, part, () => drive(experiment, values, seed));
    const verdict = (values: Values, snapshot: Snapshot, predict = demo.predict) =>
      judge(predict(values), snapshot, demo.parameters, values);
    const snapshots = new Map<number, Snapshot>();
    /** The run at test size; what one test has run, another need not run again. */
    const ran = (seed: number): Snapshot => {
      const snapshot = snapshots.get(seed) ?? run('10 seeds', small, seed);
      snapshots.set(seed, snapshot);
      return snapshot;
    };

    it.each(SEEDS)('agrees at test size with seed %d, and not with the wrong formula', (seed) => {
      const snapshot = ran(seed);
      expect(snapshotProblems(demo.predict(small), snapshot)).toEqual([]);
      expect(verdict(small, snapshot)).toMatchObject({ outcome: 'agrees', outside: [] });
      expect(verdict(small, snapshot, wrong.predict).outcome, wrong.description).toBe('disagrees');
    });

    it('is reproduced by its seed, and by no other, and leaves no tensor behind', () => {
      const before = memory().numTensors;
      expect(run('again', small, 1)).toEqual(ran(1));
      expect(memory().numTensors - before, 'tensors left at the end').toBe(0);
      expect(tensorsLeft(experiment, small, 1, 20), 'tensors left when stopped after 20 yields').toBe(0);
      expect(ran(2).points).not.toEqual(ran(1).points);
    });

    it.each(BROKEN_SEEDS)('disagrees when the hypothesis is broken, with seed %d', (seed) => {
      const values = { ...small, [broken.key]: broken.breaks.demonstrate };
      const snapshot = run('broken', values, seed);
      expect(snapshotProblems(demo.predict(values), snapshot)).toEqual([]);
      expect(verdict(values, snapshot)).toMatchObject({ outcome: 'disagrees', broken: broken.key });
    });

    it('has a recording that is what the code measures, and can be stopped every 50 ms meanwhile', async () => {
      const { prediction, measured, seed } = await loadRecording(slug);
      const values = defaults(demo.parameters);
      const { points, longest } = costs.of(slug, 'recording', () => timed(experiment, values, seed));
      expectClose(
        { ...demo.predict(values), measured: points },
        { ...prediction, measured },
        `recording (npm run demo -- ${slug} --record makes a new one)`,
      );
      // A stop is heard between two yields; the limit is generous.
      expect(longest, 'seconds of computing between two yields').toBeLessThan(0.15);
    });

    it.each(ends())('finishes at %s = %d with finite points, or says that it diverged', (key, value) => {
      const values = { ...small, [key]: value };
      if (!dear(key, value)) {
        expect(snapshotProblems(demo.predict(values), run('ends', values, 7))).toEqual([]);
        return;
      }
      const generator = experiment(values, 7);
      const end = cpuSeconds() + BEGINNING;
      costs.of(slug, 'ends', () => {
        while (cpuSeconds() < end && !generator.next().done);
        generator.return();
      });
    });

    /** The large end of what makes the test size small is what the test size avoids: only its beginning is run. */
    function dear(key: string, value: number): boolean {
      return key in demo.testSize && value > demo.testSize[key]!;
    }

    /** The ends of all ranges, without those that the runs above stand at. */
    function ends(): [string, number][] {
      const all = demo.parameters.flatMap(({ key, min, max }): [string, number][] => [
        [key, min],
        [key, max],
      ]);
      const isBroken = (key: string, value: number) =>
        key === broken.key && value === broken.breaks.demonstrate;
      return all.filter(([key, value]) => value !== small[key] && !isBroken(key, value));
    }
  });
}

/** A whole run, and the longest time that it computed without a yield, in seconds. */
function timed(experiment: Experiment, values: Values, seed: number): Snapshot & { longest: number } {
  let snapshot = EMPTY;
  let longest = 0;
  let last = cpuSeconds();
  for (const delta of experiment(values, seed)) {
    longest = Math.max(longest, cpuSeconds() - last);
    if (delta) snapshot = apply(snapshot, delta);
    last = cpuSeconds();
  }
  return { ...snapshot, longest };
}

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
