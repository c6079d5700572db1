import { describe, expect, test } from 'vitest';
import { apply, EMPTY, type Snapshot } from '../../../src/lab/contract/snapshot.ts';
import { judge } from '../../../src/lab/contract/verdict.ts';
import type { Delta } from '../../../src/lab/contract/delta.ts';
import { begin, type State } from '../../../src/lab/element/state.ts';
import { announcement, lineOf, recordedLine } from '../../../src/lab/element/words.ts';
import { demo, point, values } from './demo.ts';

const prediction = demo.predict(values);
const snapshot = (...deltas: Delta[]): Snapshot => deltas.reduce(apply, EMPTY);
const all = snapshot(point(1), point(2), point(3));

function words(changes: Partial<State>): string {
  const { lead, parts } = lineOf({ ...begin(values, 7), ...changes }, demo, prediction);
  const said = parts.map((part) =>
    'label' in part ? part.label : 'text' in part ? part.text : `[${part.claim}] ${part.words}`,
  );
  return [lead, ...said].join(' ');
}

describe('the line under the plot', () => {
  test('idle', () => {
    expect(words({})).toBe('Not run yet. The prediction is drawn; press Run to measure.');
  });

  test('idle, with more work than usual', () => {
    const large = { ...demo, testSize: { n: 1 } };
    const said = (n: number) => lineOf(begin({ ...values, n }, 7), large, prediction).parts.length;
    expect([said(4), said(7), said(8), said(16)]).toEqual([1, 1, 2, 2]);
    expect(lineOf(begin({ ...values, n: 16 }, 7), large, prediction).parts[1]).toEqual({
      label: 'With these settings it takes up to 4 times as long as with the usual ones.',
    });
  });

  test('running and paused', () => {
    expect(words({ phase: 'running', snapshot: snapshot(point(1)) })).toBe('Running: 1 of 3 points measured');
    expect(words({ phase: 'paused', snapshot: all })).toBe('Paused: 3 of 3 points measured');
  });

  test('agrees, only when every point is inside', () => {
    expect(words({ phase: 'done', snapshot: all })).toBe('Agrees: 3 of 3 points inside the band (seed 7)');
  });

  test('disagrees, and names the broken hypothesis', () => {
    const off = snapshot(point(1), point(2, 99), point(3));
    expect(words({ phase: 'done', snapshot: off, values: { ...values, bend: 0.2 }, seed: 3 })).toBe(
      'Disagrees: 2 of 3 points inside the band (seed 3). The hypothesis is broken at $s = 0.20$.',
    );
    expect(words({ phase: 'done', snapshot: off })).toBe(
      'Disagrees: 2 of 3 points inside the band (seed 7). No hypothesis is broken here. Chance alone does this once in 1,000 runs; try another seed.',
    );
  });

  test('agrees in spite of a broken hypothesis, and says so', () => {
    expect(words({ phase: 'done', snapshot: all, values: { ...values, bend: 0.05 } })).toMatch(
      /^Agrees: .*, although the hypothesis is broken at \$s = 0\.05\$\.$/,
    );
  });

  test('tells a divergence in words, with the claim that predicts it', () => {
    const diverged: Delta = {
      kind: 'diverged',
      step: 12,
      words: 'the iterates overflowed',
      claim: 'thm:straight',
    };
    expect(words({ phase: 'done', snapshot: snapshot(point(1), diverged) })).toBe(
      'Inconclusive: 1 of 3 points inside the band (seed 7). The run ended at step 12: the iterates overflowed. [thm:straight] predicts this.',
    );
    expect(
      words({ phase: 'done', snapshot: snapshot(point(1, 99), diverged), values: { ...values, bend: 1 } }),
    ).toBe(
      'Disagrees: 0 of 3 points inside the band (seed 7). 2 were not measured. The hypothesis is broken at $s = 1.00$. The run ended at step 12: the iterates overflowed. [thm:straight] predicts this.',
    );
  });

  test('a run that ends early is inconclusive', () => {
    expect(words({ phase: 'done', snapshot: snapshot(point(1)) })).toBe(
      'Inconclusive: 1 of 3 points inside the band (seed 7). 2 of 3 points were not measured.',
    );
  });

  test('failed, with what stopped and how far it came', () => {
    expect(words({ phase: 'failed', failure: 'The worker has cost $5' })).toBe(
      'Failed: the worker has cost $5. No verdict.',
    );
    expect(words({ phase: 'failed', failure: 'It broke.', snapshot: snapshot(point(1)) })).toBe(
      'Failed: the run stopped after 1 of 3 points. It broke. No verdict.',
    );
  });
});

test('the recorded line never counts as the running one does', () => {
  const verdict = judge(prediction, all, demo.parameters, values);
  const outcome = { demo: 'x', parameters: values, seed: 7, prediction, measured: all.points, verdict };
  expect(recordedLine(outcome, demo, false).parts).toEqual([
    { label: 'all 3 points inside the band (seed 7).' },
  ]);
  expect(recordedLine(outcome, demo, true).parts).toEqual([
    { label: 'all 3 points inside the band ($n = 4$, $n = 4$, $s = 0.00$, seed 7).' },
  ]);
});

test('a screen reader hears of states, not of every point', () => {
  const say = (changes: Partial<State>) =>
    announcement({ ...begin(values, 7), ...changes }, demo, prediction);
  expect(say({ seed: 8 })).toBe('Seed 8. Nothing is measured.');
  expect(say({ phase: 'running', snapshot: snapshot(point(1)) })).toBe('Running.');
  expect(say({ phase: 'done', snapshot: all })).toBe('Agrees: 3 of 3 points inside the band (seed 7)');
});
