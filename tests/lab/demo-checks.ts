import type { Demo, Experiment } from '../../src/lab/contract/demo.ts';
import { defaults, snap, type Values } from '../../src/lab/contract/parameter.ts';
import type { Prediction } from '../../src/lab/contract/prediction.ts';
import { total, type Snapshot } from '../../src/lab/contract/snapshot.ts';
import { predictedAt } from '../../src/lab/contract/verdict.ts';
import { positions } from '../../src/lab/element/slider.ts';
import { memory } from '../../src/lab/engine/tf.ts';

/** What the contract asks of every demo, as lists of what is wrong; an empty list is a demo as it should be. */

const LABEL = /^(def|lem|thm|prop|cor|obs|con):[a-z0-9-]+$/;

export function declarationProblems(demo: Demo): string[] {
  return [
    ...wrongWhen(
      !/^[a-z0-9-]+\/[a-z0-9-]+$/.test(demo.chapter),
      `chapter "${demo.chapter}" is not theme/slug`,
    ),
    ...parameterProblems(demo),
    ...breaksProblems(demo),
    ...plotProblems(demo),
    ...Object.entries(demo.testSize).flatMap(([key, value]) => {
      const parameter = demo.parameters.find((candidate) => candidate.key === key);
      if (!parameter) return [`testSize names ${key}, which is no parameter`];
      return [
        ...wrongWhen(snap(parameter, value) !== value, `testSize.${key} = ${value} is not on the grid`),
        ...wrongWhen(value > parameter.default, `testSize.${key} is larger than the default`),
      ];
    }),
  ];
}

function parameterProblems({ parameters }: Demo): string[] {
  const keys = parameters.map(({ key }) => key);
  return parameters.flatMap((parameter, i) => {
    const { key, min, max, step } = parameter;
    return [
      ...wrongWhen(
        !/^[a-z][a-z0-9-]*$/.test(key),
        `key "${key}" is not lower-case letters, digits and hyphens`,
      ),
      ...wrongWhen(key === 'seed', 'seed is taken'),
      ...wrongWhen(keys.indexOf(key) !== i, `${key} is declared twice`),
      ...wrongWhen(!(min < max && step > 0), `${key} has no range`),
      ...wrongWhen(parameter.scale === 'log' && min <= 0, `${key} has a log scale that reaches zero`),
      ...['default', 'min', 'max'].flatMap((which) => {
        const value = parameter[which as 'default' | 'min' | 'max'];
        return wrongWhen(snap(parameter, value) !== value, `${key}: ${which} ${value} is not on the grid`);
      }),
    ];
  });
}

function breaksProblems({ parameters }: Demo): string[] {
  const found = parameters.filter(({ breaks }) => breaks);
  if (found.length !== 1) return [`${found.length} parameters have "breaks"; a demo has exactly one`];
  return found.flatMap((parameter) => {
    const { claim, holds, demonstrate, hypothesis } = parameter.breaks!;
    return [
      ...wrongWhen(!LABEL.test(claim), `breaks.claim "${claim}" is not a label`),
      ...wrongWhen(holds !== parameter.default, 'breaks.holds is not the default'),
      ...wrongWhen(demonstrate === holds, 'breaks.demonstrate breaks nothing'),
      ...wrongWhen(snap(parameter, demonstrate) !== demonstrate, 'breaks.demonstrate is not on the grid'),
      ...wrongWhen(
        !positions(parameter).includes(demonstrate),
        'breaks.demonstrate cannot be reached with the slider',
      ),
      ...wrongWhen(
        hypothesis.endsWith('.'),
        'breaks.hypothesis is the end of a sentence, without its full stop',
      ),
    ];
  });
}

function plotProblems({ plots, series }: Demo): string[] {
  const keys = series.map(({ key }) => key);
  return [
    ...keys.flatMap((key, i) => wrongWhen(keys.indexOf(key) !== i, `series ${key} is declared twice`)),
    ...keys.flatMap((key) =>
      wrongWhen(!plots.some((plot) => plot.series.includes(key)), `series ${key} stands in no plot`),
    ),
    ...plots.flatMap((plot) => [
      ...wrongWhen(
        plot.series.length > 3,
        `plot ${plot.key} has ${plot.series.length} series; three are legible`,
      ),
      ...plot.series.flatMap((key) =>
        wrongWhen(!keys.includes(key), `plot ${plot.key} shows ${key}, which is no series`),
      ),
    ]),
  ];
}

/** Whether the prediction for these values is finite, complete, inside its own band, and one that can be called again. */
export function predictionProblems(demo: Demo, values: Values): string[] {
  const frozen = Object.freeze({ ...values });
  const prediction = demo.predict(frozen);
  const holds = demo.parameters.flatMap(({ key, breaks }) => (breaks ? [[key, breaks.holds]] : []));
  const unbroken = { ...frozen, ...(Object.fromEntries(holds) as Values) };
  return [
    ...wrongWhen(!same(prediction, demo.predict(frozen)), 'predict answers differently the second time'),
    ...wrongWhen(!same(prediction, demo.predict(unbroken)), 'the break-it parameter changes the prediction'),
    ...wrongWhen(
      Object.keys(demo.otherwise?.(unbroken) ?? {}).length > 0,
      'another law is drawn although no hypothesis is broken',
    ),
    ...Object.keys(demo.otherwise?.(frozen) ?? {}).flatMap((key) =>
      wrongWhen(
        !demo.series.some((series) => series.key === key),
        `another law for ${key}, which is no series`,
      ),
    ),
    ...wrongWhen(prediction.tolerance.trim() === '', 'the tolerance is not explained'),
    ...wrongWhen(demo.words(frozen).trim() === '', 'the prediction has no words'),
    ...wrongWhen(
      demo.words(frozen).split('$').length % 2 === 0,
      'the prediction in words opens a $ and does not close it',
    ),
    ...demo.series.flatMap(({ key }) =>
      wrongWhen(!prediction.series.some((series) => series.key === key), `nothing is predicted for ${key}`),
    ),
    ...prediction.series.flatMap(({ key, kind, claim, points }) => [
      ...wrongWhen(!demo.series.some((series) => series.key === key), `${key} is predicted and no series`),
      ...wrongWhen(!LABEL.test(claim), `the claim "${claim}" of ${key} is not a label`),
      ...wrongWhen(points.length === 0, `${key} has no points`),
      ...wrongWhen(new Set(points.map(({ x }) => x)).size !== points.length, `${key} predicts one x twice`),
      ...points.flatMap(({ x, y, lower, upper, rate }) => {
        const at = `${key} at ${x}`;
        const compensated = demo.plots.some(
          (plot) => plot.show === 'compensated' && plot.series.includes(key),
        );
        return [
          ...wrongWhen(![x, y, lower, upper].every(Number.isFinite), `${at}: not finite`),
          ...wrongWhen(!(lower <= y && y <= upper), `${at}: ${y} is not in its band ${lower} … ${upper}`),
          ...wrongWhen(
            kind === 'upper-bound' && lower !== 0,
            `${at}: the band of an upper bound starts at 0`,
          ),
          ...wrongWhen(
            compensated && !(rate !== undefined && rate > 0 && rate < Infinity),
            `${at}: no rate to divide by`,
          ),
        ];
      }),
    ]),
  ];
}

/** Whether what a run measured is finite plain data that answers to the prediction, point by point. */
export function snapshotProblems(prediction: Prediction, snapshot: Snapshot): string[] {
  const { points, diverged } = snapshot;
  const expected = total(prediction);
  return [
    ...wrongWhen(!same(structuredClone(snapshot), snapshot), 'the snapshot is not plain data'),
    ...wrongWhen(
      !diverged && points.length !== expected,
      `${points.length} of ${expected} points were measured`,
    ),
    ...wrongWhen(diverged?.words.trim() === '', 'the run diverged without a word'),
    ...points.flatMap(({ series, x, mean, standardError, replicas }) => {
      const at = `${series} at ${x}`;
      return [
        ...wrongWhen(!predictedAt(prediction, series, x), `${at}: measured and not predicted`),
        ...wrongWhen(![x, mean, standardError].every(Number.isFinite), `${at}: not finite`),
        ...wrongWhen(!(standardError >= 0), `${at}: a negative standard error`),
        ...wrongWhen(!(Number.isInteger(replicas) && replicas > 0), `${at}: ${replicas} replicas`),
      ];
    }),
  ];
}

/** How many tensors stay behind when a run is stopped after so many yields (or at its end). */
export function tensorsLeft(experiment: Experiment, values: Values, seed: number, yields: number): number {
  const before = memory().numTensors;
  const generator = experiment(values, seed);
  for (let i = 0; i < yields && !generator.next().done; i++);
  generator.return();
  return memory().numTensors - before;
}

/** The parameters at test size, with some of them set. */
export function atTestSize(demo: Demo, values: Values = {}): Values {
  return { ...defaults(demo.parameters), ...demo.testSize, ...values };
}

function wrongWhen(condition: boolean, problem: string): string[] {
  return condition ? [problem] : [];
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
