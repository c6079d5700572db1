import { describe, expect, it } from 'vitest';
import { solve, trace } from '../../src/lab/contract/linear.ts';
import { stream } from '../../src/lab/contract/random.ts';
import { meanAndError } from '../../src/lab/contract/statistics.ts';

/** One step of the theorem's recursion of the mean square. */
const step = (m: number, eta: number, d: number, batch: number, noise: number) =>
  (1 - 2 * eta + eta ** 2 * (1 + (d + 1) / batch)) * m + (eta ** 2 * noise * d) / batch;

describe('the best step at each time', () => {
  it.each([
    [20, 1, 1],
    [5, 16, 0.3],
    [3, 200, 2],
  ])('d = %i, B = %i, σ² = %f: found by search, it follows the printed recursion', (d, batch, noise) => {
    let m = 4;
    for (let t = 0; t < 60; t++) {
      // Golden section on the recursion itself.
      let [low, high] = [0, 1.5];
      const golden = (Math.sqrt(5) - 1) / 2;
      for (let k = 0; k < 80; k++) {
        const [p, q] = [high - golden * (high - low), low + golden * (high - low)];
        if (step(m, p, d, batch, noise) < step(m, q, d, batch, noise)) high = q;
        else low = p;
      }
      const next = step(m, (low + high) / 2, d, batch, noise);
      expect(next / (1 / (1 / m + batch / ((d + 1) * m + d * noise)))).toBeCloseTo(1, 9);
      m = next;
    }
  });

  it('falls like dσ²/(Bt)', () => {
    const [d, batch, noise] = [20, 8, 1.5];
    let m = 3;
    for (let t = 1; t <= 40_000; t++) m = 1 / (1 / m + batch / ((d + 1) * m + d * noise));
    expect((m * batch * 40_000) / (d * noise)).toBeCloseTo(1, 2);
  });
});

it('normal equations on n Gaussian examples: dσ²/(n − d − 1), by simulation', () => {
  const [d, n] = [3, 12];
  const errors = Array.from({ length: 4000 }, (_, run) => {
    const random = stream(77, run);
    const rows = Array.from({ length: n }, () => Array.from({ length: d }, () => random.normal()));
    const gram = rows[0]!.map((_, j) => rows[0]!.map((_, k) => rows.reduce((s, a) => s + a[j]! * a[k]!, 0)));
    // The mean over the label noise is σ² tr (AᵀA)⁻¹.
    return trace(
      solve(gram, [
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ]),
    );
  });
  const { mean, standardError } = meanAndError(errors);
  expect(Math.abs(mean - d / (n - d - 1))).toBeLessThan(4 * standardError);
});
