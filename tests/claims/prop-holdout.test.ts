import { expect, it } from 'vitest';
import { Phi } from './bent-line.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'statistical-learning/two-cultures';
const reach = (n: number, k: number, delta = 0.05) => Math.sqrt(Math.log((2 * k) / delta) / (2 * n));

/** P(|Bin(n, p)/n − p| > t), summed term by term from the mode. */
function beyond(n: number, p: number, t: number): number {
  const mode = Math.floor(n * p);
  let [inside, all] = [0, 0];
  for (const direction of [1, -1]) {
    let term = 1;
    for (let j = mode; j >= 0 && j <= n && term > 1e-30; j += direction) {
      if (direction === 1 || j < mode) {
        all += term;
        if (Math.abs(j / n - p) <= t) inside += term;
      }
      const up = (((n - j) / (j + 1)) * p) / (1 - p);
      const down = ((j / (n - j + 1)) * (1 - p)) / p;
      term *= direction === 1 ? up : down;
    }
  }
  return 1 - inside / all;
}

it('holds with room for 0-1 losses, exactly', () => {
  for (const p of [0.05, 0.3, 0.5]) {
    expect(beyond(10_000, p, reach(10_000, 1))).toBeLessThan(0.05);
    expect(1000 * beyond(10_000, p, reach(10_000, 1000))).toBeLessThan(0.05);
  }
  // It is not loose by much where the variance is largest: a 20 % shorter reach fails.
  expect(beyond(10_000, 0.5, 0.7 * reach(10_000, 1))).toBeGreaterThan(0.05);
});

it('prints the reach of a test set of 10,000', () => {
  expect(prints(CHAPTER, reach(10_000, 1).toFixed(4), '10,000 images')).toBe(true);
  expect(prints(CHAPTER, reach(10_000, 1000).toFixed(4), '10,000 images')).toBe(true);
});

it('prints the normal interval at 2 per cent, and what choosing the best of 50 costs', () => {
  const error = Math.sqrt((0.02 * 0.98) / 10_000);
  expect(prints(CHAPTER, (1.96 * error).toFixed(4), '10,000 images')).toBe(true);
  // The mean of the largest of fifty normal variables is ∫ 1 − Φ⁵⁰ − Φ(−t)⁵⁰ over t > 0.
  let largest = 0;
  for (let t = 0.005; t < 6; t += 0.01) largest += 0.01 * (1 - Phi(t) ** 50 - Phi(-t) ** 50);
  expect(prints(CHAPTER, largest.toFixed(2), 'standard errors')).toBe(true);
  expect(prints(CHAPTER, (100 * largest * error).toFixed(1), '50 variants')).toBe(true);
});
