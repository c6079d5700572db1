import { expect, it } from 'vitest';
import * as run from './parabolas.ts';

const parabolas = { a: [0.2, 0, 3, 1, 0.7], b: [2, -3.5, 0.5, 1.25, -0.25] };
const n = parabolas.a.length;

/** Minimum of f + (η/4) mean |f_i'|², found by golden section on the function itself. */
function minimiser(eta: number): number {
  const loss = (x: number) =>
    parabolas.a.reduce((sum, a, i) => {
      const b = parabolas.b[i] as number;
      return sum + ((a / 2) * x * x - b * x + (eta / 4) * (a * x - b) ** 2) / n;
    }, 0);
  let [low, high] = [-2, 2];
  const golden = (Math.sqrt(5) - 1) / 2;
  for (let k = 0; k < 60; k++) {
    const [p, q] = [high - golden * (high - low), low + golden * (high - low)];
    if (loss(p) < loss(q)) high = q;
    else low = p;
  }
  return (low + high) / 2;
}

it('the mean of reshuffling settles at the minimum of the modified loss, up to O(nη²)', () => {
  const gaps = [0.04, 0.02, 0.01].map((eta) => {
    const settled = run.afterReshuffling(0, Math.ceil(60 / (n * eta)), parabolas, eta).mean;
    return Math.abs(settled - minimiser(eta));
  });
  const [coarse, middle, fine] = gaps as [number, number, number];
  expect(coarse / middle).toBeGreaterThan(3.4);
  expect(middle / fine).toBeGreaterThan(3.4);
  expect(middle / fine).toBeLessThan(4.6);
  // Small beside the shift itself.
  expect(fine).toBeLessThan(0.1 * Math.abs(minimiser(0.01)));
});
