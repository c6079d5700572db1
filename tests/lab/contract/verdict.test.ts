import { describe, expect, it } from 'vitest';
import type { Parameter } from '../../../src/lab/contract/parameter.ts';
import type { Prediction } from '../../../src/lab/contract/prediction.ts';
import { apply, EMPTY, total, type Snapshot } from '../../../src/lab/contract/snapshot.ts';
import { judge } from '../../../src/lab/contract/verdict.ts';
import type { Delta } from '../../../src/lab/contract/demo.ts';

const prediction: Prediction = {
  series: [
    {
      key: 'a',
      kind: 'value',
      claim: 'thm:a',
      points: [
        { x: 1, y: 1, lower: 0.9, upper: 1.1 },
        { x: 2, y: 4, lower: 3, upper: 5 },
      ],
    },
    { key: 'b', kind: 'upper-bound', claim: 'thm:b', points: [{ x: 1, y: 2, lower: 0, upper: 2 }] },
  ],
  tolerance: '',
};
const slider: Parameter = {
  key: 'c',
  words: '',
  symbol: 'c',
  min: 0,
  max: 1,
  step: 1,
  scale: 'linear',
  integer: true,
  default: 0,
  restarts: true,
  breaks: { claim: 'thm:a', hypothesis: '', holds: 0, demonstrate: 1, expect: '' },
};

const point = (series: string, x: number, mean: number): Delta => ({
  kind: 'point',
  series,
  x,
  mean,
  standardError: 0,
  replicas: 1,
});
const after = (...deltas: Delta[]): Snapshot => deltas.reduce(apply, EMPTY);
const verdict = (snapshot: Snapshot, c = 0) => judge(prediction, snapshot, [slider], { c });

const good = [point('a', 1, 1), point('a', 2, 4.9), point('b', 1, 0)];

describe('judge', () => {
  it('agrees when every predicted point was measured and lies inside, edges included', () => {
    expect(verdict(after(...good))).toEqual({ outcome: 'agrees', inside: 3, total: 3, outside: [] });
    expect(verdict(after(point('a', 1, 0.9), point('a', 2, 5), point('b', 1, 2))).outcome).toBe('agrees');
  });

  it('disagrees as soon as one point is outside, however many are missing', () => {
    expect(verdict(after(point('b', 1, 2.1)))).toEqual({
      outcome: 'disagrees',
      inside: 0,
      total: 3,
      outside: [{ series: 'b', x: 1 }],
    });
  });

  it.each([Number.NaN, Infinity, -Infinity])('takes a mean of %d for outside', (mean) => {
    expect(verdict(after(...good, point('a', 1, mean))).outcome).toBe('disagrees');
  });

  it('is inconclusive while points are missing, and says how many', () => {
    expect(verdict(EMPTY)).toMatchObject({
      outcome: 'inconclusive',
      missing: '3 of 3 points were not measured',
    });
    expect(verdict(after(point('a', 1, 1)))).toMatchObject({
      outcome: 'inconclusive',
      inside: 1,
      missing: '2 of 3 points were not measured',
    });
  });

  it('says why a run that diverged measured nothing more', () => {
    const snapshot = after(point('a', 1, 1), {
      kind: 'diverged',
      step: 9,
      words: 'The loss is infinite.',
      claim: 'thm:a',
    });
    expect(verdict(snapshot)).toMatchObject({ outcome: 'inconclusive', missing: 'The loss is infinite.' });
  });

  it('counts no point that nobody predicted', () => {
    expect(verdict(after(...good, point('a', 3, 99), point('z', 1, 99))).outcome).toBe('agrees');
  });

  it('names the broken hypothesis’s parameter, whatever the outcome', () => {
    expect(verdict(after(...good), 1)).toMatchObject({ outcome: 'agrees', broken: 'c' });
    expect(verdict(EMPTY, 1).broken).toBe('c');
    expect(verdict(after(...good), 0).broken).toBeUndefined();
  });
});

describe('apply', () => {
  it('replaces a point that is measured again, and changes no earlier snapshot', () => {
    const first = after(point('a', 1, 1), point('b', 1, 2));
    const second = apply(first, point('a', 1, 3));
    expect(first.points.map(({ mean }) => mean)).toEqual([1, 2]);
    expect(second.points).toHaveLength(2);
    expect(second.points.find(({ series }) => series === 'a')?.mean).toBe(3);
    expect(total(prediction)).toBe(3);
  });
});
