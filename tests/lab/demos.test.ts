import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { defaults, DEFAULT_SEED, type Values } from '../../src/lab/contract/parameter.ts';
import { judge } from '../../src/lab/contract/verdict.ts';
import {
  DEMOS,
  drive,
  listDemos,
  loadDemo,
  loadExperiment,
  loadRecording,
  loadWrong,
} from '../../src/lab/runner/headless.ts';
import {
  atTestSize,
  declarationProblems,
  predictionProblems,
  snapshotProblems,
  tensorsLeft,
} from './demo-checks.ts';

/** The contract test over every demo found on disk; its costly half is demos.slow.test.ts. */
const slugs = await listDemos();

it('there are demos', () => {
  expect(slugs.length).toBeGreaterThan(0);
});

describe.each(slugs)('%s', async (slug) => {
  const demo = await loadDemo(slug);
  const experiment = await loadExperiment(slug);
  const small = atTestSize(demo);
  const corners: Values[] = demo.parameters.flatMap(({ key, min, max }) => [{ [key]: min }, { [key]: max }]);

  it('has its four files', async () => {
    const files = await readdir(new URL(`${slug}/`, DEMOS));
    expect(files).toEqual(expect.arrayContaining(['demo.ts', 'experiment.ts', 'recording.json', 'wrong.ts']));
  });

  it('is declared as the contract asks', () => {
    expect(declarationProblems(demo)).toEqual([]);
  });

  it('predicts finite values in finite bands, at the defaults and at the end of every range', () => {
    const all = { ...defaults(demo.parameters) };
    for (const corner of [all, small, ...corners.map((corner) => ({ ...all, ...corner }))]) {
      expect(predictionProblems(demo, corner), JSON.stringify(corner)).toEqual([]);
    }
  });

  it('is reproduced by its seed, and by no other', () => {
    const first = drive(experiment, small, 7);
    expect(drive(experiment, small, 7)).toEqual(first);
    expect(drive(experiment, small, 8).points).not.toEqual(first.points);
  }, 30_000);

  it('measures every predicted point, in finite plain data', () => {
    expect(snapshotProblems(demo.predict(small), drive(experiment, small, 7))).toEqual([]);
  });

  it('leaves no tensor behind, wherever it is stopped', () => {
    for (const yields of [0, 1, 2, 5, 20, Infinity]) {
      expect(tensorsLeft(experiment, small, 7, yields), `stopped after ${yields} yields`).toBe(0);
    }
  });

  // A stop is heard between two yields. The limit is generous, and one bad moment of the machine is forgiven.
  it('lets itself be stopped every 50 ms, at the size a reader runs', { retry: 3 }, () => {
    const generator = experiment(defaults(demo.parameters), 7);
    const begin = performance.now();
    let last = begin;
    let longest = 0;
    while (last - begin < 1000 && !generator.next().done) {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }
    generator.return();
    expect(longest).toBeLessThan(150);
  });

  it('has a recording of its defaults, with a verdict that follows from its numbers', async () => {
    const recording = await loadRecording(slug);
    expect(recording).toMatchObject({
      demo: slug,
      parameters: defaults(demo.parameters),
      seed: DEFAULT_SEED,
    });
    const { prediction, measured, parameters, verdict } = recording;
    expect(snapshotProblems(prediction, { points: measured })).toEqual([]);
    expect(judge(prediction, { points: measured }, demo.parameters, parameters)).toEqual(verdict);
    expect(verdict.outcome).toBe('agrees');
  });

  it('has a wrong formula that says what is wrong with it', async () => {
    const wrong = await loadWrong(slug);
    expect(wrong.description).not.toBe('');
    expect(wrong.predict(small)).not.toEqual(demo.predict(small));
  });
});
