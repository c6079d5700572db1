import { readdir } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { defaults, DEFAULT_SEED, type Values } from '../../src/lab/contract/parameter.ts';
import { judge } from '../../src/lab/contract/verdict.ts';
import {
  DEMOS,
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

/** The contract test over every demo found on disk, without a whole run; the runs are in demo-runs.ts. */
const slugs = await listDemos();

it('there are demos', () => {
  expect(slugs.length).toBeGreaterThan(0);
});

describe.each(slugs)('%s', async (slug) => {
  const demo = await loadDemo(slug);
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

  it('leaves no tensor behind when it is stopped soon', async () => {
    const experiment = await loadExperiment(slug);
    for (const yields of [0, 1, 2, 5]) {
      expect(tensorsLeft(experiment, small, 7, yields), `stopped after ${yields} yields`).toBe(0);
    }
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
