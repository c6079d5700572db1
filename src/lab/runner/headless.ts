import { readdir, readFile } from 'node:fs/promises';
import './node.ts';
import type { Demo, Experiment, Outcome, Wrong } from '../contract/demo.ts';
import { defaults, type Values } from '../contract/parameter.ts';
import { apply, EMPTY, type Snapshot } from '../contract/snapshot.ts';
import { judge } from '../contract/verdict.ts';

/** The folder that holds the guide's demos, one folder each. */
export const DEMOS = new URL('../demos/', import.meta.url);

/** The names of all demos in `folder`, sorted: a demo is a folder with a demo.ts. */
export async function listDemos(folder = DEMOS): Promise<string[]> {
  const files = await readdir(folder, { recursive: true });
  return files
    .map((file) => /^([^/\\]+)[/\\]demo\.ts$/.exec(file)?.[1])
    .filter((slug) => slug !== undefined)
    .sort();
}

export async function loadDemo(slug: string, folder = DEMOS): Promise<Demo> {
  return ((await import(/* @vite-ignore */ fileOf(slug, 'demo.ts', folder))) as { demo: Demo }).demo;
}

export async function loadExperiment(slug: string, folder = DEMOS): Promise<Experiment> {
  const loaded = await import(/* @vite-ignore */ fileOf(slug, 'experiment.ts', folder));
  return (loaded as { experiment: Experiment }).experiment;
}

export async function loadWrong(slug: string, folder = DEMOS): Promise<Wrong> {
  return ((await import(/* @vite-ignore */ fileOf(slug, 'wrong.ts', folder))) as { wrong: Wrong }).wrong;
}

export async function loadRecording(slug: string, folder = DEMOS): Promise<Outcome> {
  return JSON.parse(await readFile(new URL(fileOf(slug, 'recording.json', folder)), 'utf8')) as Outcome;
}

/** Runs an experiment to its end, or to its divergence, and sums up what it said. */
export function drive(experiment: Experiment, values: Values, seed: number): Snapshot {
  let snapshot = EMPTY;
  // Leaving the loop early calls the generator's `return`.
  for (const delta of experiment(values, seed)) {
    if (delta) snapshot = apply(snapshot, delta);
    if (delta?.kind === 'diverged') break;
  }
  return snapshot;
}

/**
 * Runs a demo without a page.
 * @param values parameters by key; whatever is not given stands at its default
 * @returns the outcome, and the milliseconds that the computation took (not the loading of its code)
 * @throws what the experiment throws
 */
export async function runHeadless(
  slug: string,
  values: Values,
  seed: number,
  folder = DEMOS,
): Promise<Outcome & { milliseconds: number }> {
  const [demo, experiment] = await Promise.all([loadDemo(slug, folder), loadExperiment(slug, folder)]);
  const parameters = { ...defaults(demo.parameters), ...values };
  const prediction = demo.predict(parameters);
  const begin = performance.now();
  const snapshot = drive(experiment, parameters, seed);
  const milliseconds = Math.round(performance.now() - begin);
  const verdict = judge(prediction, snapshot, demo.parameters, parameters);
  return { demo: slug, parameters, seed, prediction, measured: snapshot.points, verdict, milliseconds };
}

function fileOf(slug: string, file: string, folder: URL): string {
  return new URL(`${slug}/${file}`, folder).href;
}
