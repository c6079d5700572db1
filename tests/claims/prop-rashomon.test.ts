import { expect, it } from 'vitest';
import { solve } from '../../src/lab/contract/linear.ts';
import { stream } from '../../src/lab/contract/random.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'statistical-learning/two-cultures';
const [n, d, epsilon] = [30, 4, 0.07];
const random = stream(71);
const X = Array.from({ length: n }, () => {
  const common = random.normal();
  return Array.from({ length: d }, () => common + 0.6 * random.normal());
});
const y = X.map((row) => row[0]! - 0.5 * row[2]! + random.normal());

/** Least squares on some columns, of a target. */
function fit(columns: readonly number[], target: readonly number[]) {
  const G = columns.map((i) => columns.map((j) => X.reduce((sum, row) => sum + row[i]! * row[j]!, 0)));
  const right = columns.map((i) => [X.reduce((sum, row, k) => sum + row[i]! * target[k]!, 0)]);
  const theta = solve(G, right).map(([value]) => value!);
  const rss = X.reduce(
    (sum, row, k) => sum + (target[k]! - columns.reduce((s, j, i) => s + row[j]! * theta[i]!, 0)) ** 2,
    0,
  );
  return { theta, rss, G };
}

const all = fit([0, 1, 2, 3], y);

it('at the ends of the range the best fit of all others costs exactly the share allowed', () => {
  const inverse = solve(
    all.G,
    [0, 1, 2, 3].map((i) => [0, 1, 2, 3].map((j) => (i === j ? 1 : 0))),
  );
  for (let j = 0; j < d; j++) {
    const standardError = Math.sqrt((inverse[j]![j]! * all.rss) / (n - d));
    for (const sign of [1, -1]) {
      const end = all.theta[j]! + sign * Math.sqrt(epsilon * (n - d)) * standardError;
      // Fix one coefficient there, and refit the rest.
      const rest = fit(
        [0, 1, 2, 3].filter((i) => i !== j),
        y.map((value, k) => value - end * X[k]![j]!),
      );
      expect(rest.rss).toBeCloseTo((1 + epsilon) * all.rss, 8);
    }
  }
});

it('the half-axes: along random directions nothing of the set reaches beyond the longest', () => {
  let longest = 0;
  for (let i = 0; i < 4000; i++) {
    const v = Array.from({ length: d }, () => random.normal());
    const cost = v.reduce((sum, a, r) => sum + v.reduce((s, b, k) => s + a * b * all.G[r]![k]!, 0), 0);
    const scale = Math.sqrt((epsilon * all.rss) / cost);
    longest = Math.max(longest, scale * Math.hypot(...v));
  }
  // Power iteration for the smallest eigenvalue of G.
  let v = [[1], [0.3], [-0.2], [0.5]];
  let lambda = 0;
  for (let i = 0; i < 200; i++) {
    const w = solve(all.G, v);
    lambda = Math.hypot(...v.flat()) / Math.hypot(...w.flat());
    v = w.map(([value]) => [value! / Math.hypot(...w.flat())]);
  }
  const half = Math.sqrt((epsilon * all.rss) / lambda);
  expect(longest).toBeLessThanOrEqual(half * (1 + 1e-9));
  expect(longest).toBeGreaterThan(0.97 * half);
});

it('prints ten standard errors, and the correlation of the exercise', () => {
  expect(Math.sqrt(0.01 * 10_000)).toBe(10);
  expect(prints(CHAPTER, 'ten standard errors', '$n=10{,}000$')).toBe(true);
  const rho = Math.sqrt(1 - 0.01 / 0.25);
  expect(prints(CHAPTER, rho.toFixed(2), '\\sqrt{0.96}')).toBe(true);
});

it('the exercise: resolution of paired and of unpaired test errors, by simulation', () => {
  const [tests, size, share] = [300, 2000, 0.01];
  const stream72 = stream(72);
  const paired: number[] = [];
  const single: number[] = [];
  for (let i = 0; i < tests; i++) {
    let [difference, error] = [0, 0];
    for (let j = 0; j < size; j++) {
      const [xi, g] = [stream72.normal(), Math.sqrt(share) * stream72.normal()];
      difference += (2 * xi * g + g * g) / size;
      error += xi ** 2 / size;
    }
    paired.push(difference);
    single.push(error);
  }
  const deviation = (v: number[]) => {
    const mean = v.reduce((a, b) => a + b, 0) / v.length;
    return Math.sqrt(v.reduce((a, b) => a + (b - mean) ** 2, 0) / v.length);
  };
  // 5 deviations at 10,000 examples are 5/√5 at 2000.
  expect(share / deviation(paired) / (5 / Math.sqrt(5))).toBeGreaterThan(0.85);
  expect(share / deviation(paired) / (5 / Math.sqrt(5))).toBeLessThan(1.15);
  expect((100 * deviation(single) * Math.sqrt(size / 10_000)).toFixed(1)).toMatch(/^1\.[345]$/);
  expect(prints(CHAPTER, (100 * Math.sqrt(2 / 10_000)).toFixed(1), 'sqrt{2/n}')).toBe(true);
});
