import { describe, expect, test } from 'vitest';
import { geomeans, median, rates } from '../../bench/report.ts';
import { meanLoss, NAMES, workload } from '../../bench/workload.ts';

test('engines are compared round by round, not by their medians', () => {
  const { ours, peer, ...others } = rates({
    ours: { rates: [100, 10, 80], loss: 1 },
    peer: { rates: [50, 5, 20], loss: 1 },
    unable: { error: 'no convolutions' },
  });
  expect(ours).toEqual({ min: 10, median: 80, max: 100, ratio: { peer: 2 }, loss20: 1 });
  expect(peer!.ratio).toEqual({ ours: 0.5 });
  expect(others).toEqual({});
});

test('the geometric mean leaves out w8, and what a peer cannot do', () => {
  const ours = (ratio: Record<string, number>) => ({
    ours: { min: 1, median: 1, max: 1, ratio, loss20: 0 },
  });
  const means = geomeans({ w1: ours({ a: 2, b: 5 }), w2: ours({ a: 8 }), w8: ours({ a: 1000, b: 1000 }) });
  expect(means['a']).toBeCloseTo(4, 12);
  expect(means['b']).toBeCloseTo(5, 12);
});

test('the median of an even number of values is the mean of the middle two', () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([3, 1, 2])).toBe(2);
});

describe('workloads', () => {
  test.each(NAMES)('%s has as many numbers as it says', (name) => {
    const { replicas, examples, own, model, inputs, targets, weights, batch } = workload(name);
    const count = own ? replicas * examples : examples;
    const last = model.layers.at(-1)!;
    expect(inputs.length).toBe(count * model.input.reduce((all, n) => all * n, 1));
    expect(targets.length).toBe(count * (last.kind === 'dense' ? last.units : NaN));
    expect(weights.length % replicas).toBe(0);
    expect(examples % batch).toBe(0);
  });

  test('w1 needs 460 multiply-adds a step: 18 forwards, and 28 backwards, for each of ten examples', () => {
    expect(workload('w1').multiplyAdds).toBe(460);
  });

  test('the loss of outputs that are the targets is 0; that of equal logits is log 10', () => {
    const w1 = workload('w1');
    expect(meanLoss(w1, w1.targets)).toBe(0);
    const w5 = workload('w5');
    expect(meanLoss(w5, new Float32Array(w5.targets.length))).toBeCloseTo(Math.log(10), 12);
  });
});
