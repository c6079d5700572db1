// First, so that Node can load tfjs.
import '../../src/lab/runner/node.ts';
import { describe, expect, it } from 'vitest';
import type { Demo } from '../../src/lab/contract/demo.ts';
import type { Parameter } from '../../src/lab/contract/parameter.ts';
import type { PredictedPoint } from '../../src/lab/contract/prediction.ts';
import { EMPTY } from '../../src/lab/contract/snapshot.ts';
import * as tf from '../../src/lab/engine/tf.ts';
import {
  atTestSize,
  declarationProblems,
  predictionProblems,
  snapshotProblems,
  tensorsLeft,
} from './demo-checks.ts';
import { demo } from './fixtures/demos/steady/demo.ts';

const [replicas, drift] = demo.parameters as [Parameter, Parameter];
const values = atTestSize(demo);

const withParameters = (...parameters: Parameter[]): Demo => ({ ...demo, parameters });
const withPoint = (change: Partial<PredictedPoint>, kind: 'value' | 'upper-bound' = 'value'): Demo => ({
  ...demo,
  predict: (asked) => {
    const right = demo.predict(asked);
    const series = right.series.map((one) => ({ ...one, kind, points: [{ ...one.points[0]!, ...change }] }));
    return { ...right, series };
  },
});

describe('the contract of a demo', () => {
  it('finds nothing wrong with one that keeps it', () => {
    expect(declarationProblems(demo)).toEqual([]);
    expect(predictionProblems(demo, values)).toEqual([]);
  });

  const declarations: [Demo, string][] = [
    [{ ...demo, chapter: 'shuffling' }, 'chapter "shuffling" is not theme/slug'],
    [
      withParameters({ ...replicas, key: 'R' }, drift),
      'key "R" is not lower-case letters, digits and hyphens',
    ],
    [withParameters({ ...replicas, key: 'seed' }, drift), 'seed is taken'],
    [withParameters(replicas, replicas, drift), 'replicas is declared twice'],
    [withParameters({ ...replicas, default: 1000 }, drift), 'replicas: default 1000 is not on the grid'],
    [withParameters(replicas), '0 parameters have "breaks"; a demo has exactly one'],
    [withParameters(replicas, { ...drift, default: 0.5 }), 'breaks.holds is not the default'],
    [
      withParameters(replicas, { ...drift, breaks: { ...drift.breaks!, demonstrate: 0 } }),
      'breaks.demonstrate breaks nothing',
    ],
    [
      withParameters(replicas, {
        ...drift,
        scale: 'log',
        integer: true,
        min: 1,
        max: 16,
        step: 1,
        default: 1,
        breaks: { ...drift.breaks!, holds: 1, demonstrate: 5 },
      }),
      'breaks.demonstrate cannot be reached with the slider',
    ],
    [{ ...demo, testSize: { walks: 3 } }, 'testSize names walks, which is no parameter'],
    [{ ...demo, testSize: { replicas: 3200 } }, 'testSize.replicas is larger than the default'],
    [{ ...demo, plots: [] }, 'series place stands in no plot'],
    [
      { ...demo, plots: [{ ...demo.plots[0]!, series: ['place', 'a', 'b', 'c'] }] },
      'plot place has 4 series; three are legible',
    ],
  ];
  it.each(declarations)('finds fault %#: $1', (bad, problem) => {
    expect(declarationProblems(bad)).toContain(problem);
  });

  let calls = 0;
  const predictions: [Demo, string][] = [
    [withPoint({ y: Number.NaN }), 'place at 1: not finite'],
    [withPoint({ lower: 1, upper: 2 }), 'place at 1: 0 is not in its band 1 … 2'],
    [withPoint({}, 'upper-bound'), 'place at 1: the band of an upper bound starts at 0'],
    [{ ...demo, plots: [{ ...demo.plots[0]!, show: 'compensated' }] }, 'place at 1: no rate to divide by'],
    [
      { ...demo, predict: (asked) => ({ ...demo.predict(asked), tolerance: `call ${++calls}` }) },
      'predict answers differently the second time',
    ],
    [
      { ...demo, predict: (asked) => demo.predict({ replicas: 100 * (1 + asked['drift']!) }) },
      'the break-it parameter changes the prediction',
    ],
    [{ ...demo, words: () => 'Near $0' }, 'the prediction in words opens a $ and does not close it'],
  ];
  it.each(predictions)('finds fault with prediction %#: $1', (bad, problem) => {
    expect(predictionProblems(bad, { ...values, drift: 1 })).toContain(problem);
  });

  it('finds fault with snapshots that are not whole, finite or predicted', () => {
    const prediction = demo.predict(values);
    const point = { series: 'place', x: 1, mean: 0, standardError: 0.1, replicas: 400 };
    expect(snapshotProblems(prediction, EMPTY)).toEqual(['0 of 3 points were measured']);
    expect(snapshotProblems(prediction, { points: [], diverged: { step: 1, words: 'Too large.' } })).toEqual(
      [],
    );
    expect(snapshotProblems(prediction, { points: [{ ...point, mean: Infinity }] })).toContain(
      'place at 1: not finite',
    );
    expect(snapshotProblems(prediction, { points: [{ ...point, x: 2 }] })).toContain(
      'place at 2: measured and not predicted',
    );
  });

  it('counts the tensors that a stopped run leaves', () => {
    const leaky = function* () {
      const kept = tf.scalar(1);
      yield null;
      kept.dispose();
    };
    const tidy = function* () {
      const kept = tf.scalar(1);
      try {
        yield null;
      } finally {
        kept.dispose();
      }
    };
    expect(tensorsLeft(leaky, {}, 7, 1)).toBe(1);
    expect(tensorsLeft(leaky, {}, 7, 2)).toBe(0);
    expect(tensorsLeft(tidy, {}, 7, 1)).toBe(0);
  });
});
