import { expect, it } from 'vitest';
import { solve } from '../../src/lab/contract/linear.ts';
import { stream } from '../../src/lab/contract/random.ts';
import { meanAndError } from '../../src/lab/contract/statistics.ts';
import { minimumNorm } from '../../src/lab/engine/minimum-norm.ts';
import { SEEN } from '../../src/site/figures/wider-layer.ts';
import { median } from './gaussian-regression.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'statistical-learning/double-descent';
const WORDS = 'Five normal inputs';
const [n, m, d] = [100, 400, 5];

const truth = (x: readonly number[]) => Math.sin(2 * x[0]!) + x[1]! * x[2]!;

/** Excess errors of least squares of minimum norm and with a ridge, for fresh data and a fresh layer of p units. */
function errors(p: number, seed: number, ridge: number): [number, number] {
  const random = stream(161, p, seed);
  const layer = Array.from({ length: p * (d + 1) }, () => random.normal() / Math.sqrt(5));
  const inputs = Array.from({ length: n + m }, () => Array.from({ length: d }, () => random.normal()));
  const features = new Float64Array((n + m) * p);
  inputs.forEach((x, i) => {
    for (let unit = 0; unit < p; unit++) {
      let sum = layer[unit * (d + 1) + d]!;
      for (let j = 0; j < d; j++) sum += x[j]! * layer[unit * (d + 1) + j]!;
      features[i * p + unit] = Math.max(0, sum) / Math.sqrt(p);
    }
  });
  const y = Float64Array.from({ length: n }, (_, i) => truth(inputs[i]!) + Math.sqrt(0.1) * random.normal());
  const distance = (w: Float64Array) => {
    let sum = 0;
    for (let i = n; i < n + m; i++) {
      let output = -truth(inputs[i]!);
      for (let unit = 0; unit < p; unit++) output += features[i * p + unit]! * w[unit]!;
      sum += output ** 2 / m;
    }
    return sum;
  };
  const x = features.subarray(0, n * p);
  return [distance(ridgeless(x, y, p)), distance(minimumNorm(x, y, n, p, ridge))];
}

/** Minimum norm; of units that are silent on all examples the weight is 0. */
function ridgeless(x: Float64Array, y: Float64Array, p: number): Float64Array {
  const awake = Array.from({ length: p }, (_, unit) => unit).filter((unit) =>
    y.some((_, i) => x[i * p + unit]! > 0),
  );
  const rows = Array.from({ length: n }, (_, i) => awake.map((unit) => x[i * p + unit]!));
  const found =
    awake.length === n
      ? // The equations themselves: squaring them would lose half of the digits, just where all are needed.
        solve(
          rows,
          [...y].map((value) => [value]),
        ).map(([value]) => value!)
      : minimumNorm(Float64Array.from(rows.flat()), y, n, awake.length, 0);
  const w = new Float64Array(p);
  awake.forEach((unit, k) => (w[unit] = found[k]!));
  return w;
}

it.each([
  [35, 60, 1.8e-4],
  [100, 60, 1e-4],
  [200, 40, 5.6e-5],
  [400, 24, 3.2e-5],
  [3000, 12, 1.8e-5],
])('%i units: the printed errors', (p, sets, ridge) => {
  const pairs = Array.from({ length: sets }, (_, i) => errors(p, i, ridge));
  const seen = SEEN.find(({ units }) => units === p)!;
  const least = pairs.map(([value]) => value);
  // The median's scatter is 1.25 times the mean's for a normal law; at p = n the law is nearly that of 1/g².
  const logs = meanAndError(least.map(Math.log));
  expect(Math.abs(Math.log(median(least) / seen.ridgeless))).toBeLessThan(6 * logs.standardError);
  const tuned = meanAndError(pairs.map(([, value]) => value));
  expect(Math.abs(tuned.mean - seen.tuned)).toBeLessThan(0.02 + 4.5 * tuned.standardError);
  expect(prints(CHAPTER, p === 100 ? '89' : seen.ridgeless.toFixed(2), WORDS)).toBe(true);
  if (p !== 200 && p !== 400) expect(prints(CHAPTER, seen.tuned.toFixed(2), WORDS)).toBe(true);
});

it('the truth has the printed variance', () => {
  // E sin² 2x = (1 − e⁻⁸)/2, and x₂x₃ has variance 1.
  expect(prints(CHAPTER, ((1 - Math.exp(-8)) / 2 + 1).toFixed(2), WORDS)).toBe(true);
});
