import { expect, it } from 'vitest';
import { normalTail } from '../../src/lab/contract/statistics.ts';
import { stream } from '../../src/lab/contract/random.ts';
import { threshold } from '../../src/lab/demos/biased-slopes/exact.ts';
import { prints } from './chapter.ts';
import { mean, s } from './logistic.ts';

const CHAPTER = 'statistical-learning/logistic-regression';

/** min over ζ of E max(ζV + Z, 0)², by another rule, and with the label summed out instead of V turned. */
function byScan(r: number): number {
  const excess = (m: number) =>
    (1 + m * m) * normalTail(-m) + (m * Math.exp((-m * m) / 2)) / Math.sqrt(2 * Math.PI);
  const at = (zeta: number) =>
    mean((u) => s(r * u) * excess(zeta * r * u) + s(-r * u) * excess(-zeta * r * u));
  let best = Infinity;
  for (let zeta = -3; zeta <= 0.5; zeta += 0.05) best = Math.min(best, at(zeta));
  return best;
}

it('prints the threshold', () => {
  expect(byScan(0)).toBeCloseTo(0.5, 6);
  for (const r of [1, 2]) {
    // The scan is a little too high, by the distance of its grid from the minimum.
    expect(byScan(r) - threshold(r)).toBeGreaterThan(-1e-6);
    expect(byScan(r) - threshold(r)).toBeLessThan(5e-4);
    expect(prints(CHAPTER, threshold(r).toFixed(3), `$h(${r})=`)).toBe(true);
  }
});

/** Whether a hyperplane through 0 separates, by the perceptron's corrections with margins (at most so many passes). */
function separated(z: readonly Float64Array[], passes: number): boolean {
  const w = new Float64Array(z[0]!.length);
  for (let pass = 0; pass < passes; pass++) {
    let mistakes = 0;
    for (const row of z) {
      let q = 0;
      for (let k = 0; k < w.length; k++) q += row[k]! * w[k]!;
      if (q > 0) continue;
      mistakes += 1;
      // Motzkin's relaxation, to the far side of the hyperplane.
      let square = 0;
      for (const value of row) square += value * value;
      for (let k = 0; k < w.length; k++) w[k]! += ((1e-3 - 1.9 * q) / square) * row[k]!;
    }
    if (mistakes === 0) return true;
  }
  return false;
}

it('above the threshold small samples are separable, below not', () => {
  const [n, r, sets] = [120, 2, 12];
  const share = (c: number) => {
    const d = Math.round(c * n);
    let count = 0;
    for (let set = 0; set < sets; set++) {
      const random = stream(9, d, set);
      const z = Array.from({ length: n }, () => {
        const x = Float64Array.from({ length: d }, () => random.normal());
        return random.uniform() < s(r * x[0]!) ? x : x.map((value) => -value);
      });
      if (separated(z, 1500)) count += 1;
    }
    return count / sets;
  };
  // h(2) = 0.345; the transition is about n^{-1/2} wide. Without a signal the same d/n = 0.45 would not separate.
  expect(share(0.48)).toBeGreaterThan(0.9);
  expect(share(0.22)).toBeLessThan(0.1);
});
