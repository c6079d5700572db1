import { expect, it } from 'vitest';
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
