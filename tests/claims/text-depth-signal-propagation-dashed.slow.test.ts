import { expect, it } from 'vitest';
import { demo as depthScale } from '../../src/lab/demos/depth-scale/demo.ts';
import { experiment as runSkips } from '../../src/lab/demos/depth-scale/experiment.ts';
import { below, logFactor } from '../../src/lab/demos/he-fluctuations/exact.ts';
import { orthogonalLayer } from '../../src/lab/demos/he-fluctuations/layers.ts';
import { average, away, square } from './random-networks.ts';

it('the dashed lines: orthogonal matrices, and skips of real networks', () => {
  const m = 6;
  const { mean, variance } = logFactor(m, 'orthogonal');
  const [first, second, low] = average(20_000, 2, (random) => {
    const h = new Float64Array(m).fill(1);
    do {
      h.fill(1);
      orthogonalLayer(h, random);
    } while (square(h) === 0);
    const x = Math.log(square(h) / m);
    return [x, (x - mean) ** 2, x <= Math.log(0.3) ? 1 : 0];
  });
  expect(away(first!, mean)).toBeLessThan(4);
  expect(away(second!, variance)).toBeLessThan(4);
  expect(away(low!, below(m, Math.log(0.3), [1], 'orthogonal')[0]!)).toBeLessThan(4);
  expect(away(low!, below(m, Math.log(0.3), [1])[0]!)).toBeGreaterThan(8);
  const values = { weights: 1.3, width: 100, replicas: 40, skip: 0.5 };
  const law = depthScale.otherwise!(values);
  for (const delta of runSkips(values, 4)) {
    if (delta?.kind !== 'point' || delta.x > 8) continue;
    const { y } = law[delta.series]!.find(({ x }) => x === delta.x)!;
    // At infinite width; what is left is of order ℓ/m.
    expect(Math.abs(delta.mean - y)).toBeLessThan(4 * delta.standardError + (2 * delta.x) / values.width);
  }
  expect(depthScale.otherwise!({ ...values, skip: 0 })).toEqual({});
});
