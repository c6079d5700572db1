import { describe, expect, test } from 'vitest';
import { begin, reduce, type Action, type State } from '../../../src/lab/element/state.ts';
import { bend, point, slope, tint, values } from './demo.ts';

const after = (...actions: Action[]): State => actions.reduce(reduce, begin(values, 7));
const measured: Action[] = [
  { kind: 'begin' },
  { kind: 'deltas', deltas: [point(1), point(2)] },
  { kind: 'phase', phase: 'running' },
];

test('begins idle, with nothing measured', () => {
  expect(begin(values, 7)).toMatchObject({ phase: 'idle', snapshot: { points: [] }, recorded: false });
});

test('gathers points, and a new run begins without them', () => {
  expect(after(...measured).snapshot.points.map(({ x }) => x)).toEqual([1, 2]);
  expect(after(...measured, { kind: 'begin' })).toMatchObject({ phase: 'running', snapshot: { points: [] } });
});

describe('changing a parameter', () => {
  test('takes the points away and stops the run', () => {
    const state = after(...measured, { kind: 'change', parameter: bend, value: 0.5 });
    expect(state).toMatchObject({ phase: 'idle', seed: 7, values: { ...values, bend: 0.5 } });
    expect(state.snapshot.points).toEqual([]);
  });

  test('that is only visual leaves them', () => {
    const state = after(...measured, { kind: 'change', parameter: tint, value: 8 });
    expect(state).toMatchObject({ phase: 'running', values: { ...values, tint: 8 } });
    expect(state.snapshot.points.length).toBe(2);
  });

  test('to what it is changes nothing at all', () => {
    const before = after(...measured);
    expect(reduce(before, { kind: 'change', parameter: slope, value: 4 })).toBe(before);
  });
});

test('another seed takes the points away, the same seed does not', () => {
  expect(after(...measured, { kind: 'seed', seed: 8 })).toMatchObject({ phase: 'idle', seed: 8 });
  expect(after(...measured, { kind: 'seed', seed: 7 }).snapshot.points.length).toBe(2);
  expect(after({ kind: 'seed', seed: 7, notice: 'no such seed' }).notices).toEqual(['no such seed']);
});

test('a failure keeps the points and its reason, until the next run', () => {
  const failed = after(...measured, { kind: 'phase', phase: 'failed', message: 'it broke' });
  expect(failed).toMatchObject({ phase: 'failed', failure: 'it broke' });
  expect(failed.snapshot.points.length).toBe(2);
  expect(reduce(failed, { kind: 'begin' })).not.toHaveProperty('failure');
});

test('a reset brings back values and seed; the recording is hidden again', () => {
  const state = after(
    { kind: 'recording', shown: true },
    { kind: 'change', parameter: bend, value: 0.5 },
    { kind: 'seed', seed: 9 },
    { kind: 'reset', values, seed: 7 },
  );
  expect(state).toEqual(begin(values, 7));
});

test('what an address did not get stays said while it runs', () => {
  expect(reduce(begin(values, 7, ['m is no parameter']), { kind: 'begin' }).notices).toEqual([
    'm is no parameter',
  ]);
});
