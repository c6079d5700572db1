import { expect, it } from 'vitest';
import { prints } from './chapter.ts';

const CHAPTER = 'convolution/kernel-size';

/** Cheapest size on a fine grid: multiplications of one block per pixel of reach. */
function cheapest(C: number, beta: number, D = 2): number {
  let [best, least] = [0, Infinity];
  for (let k = 1.05; k < 400; k += 0.05) {
    const cost = (k ** D * C + beta * C * C) / (k - 1);
    if (cost < least) [best, least] = [k, cost];
  }
  return best;
}

it('the best size is 1 + √(1 + βC), printed for the networks of the text', () => {
  for (const [C, beta] of [
    [96, 1],
    [96, 8],
    [768, 8],
    [128, 10],
    [256, 10],
    [512, 10],
    [1024, 10],
    [128, 1],
  ] as const) {
    const exact = 1 + Math.sqrt(1 + beta * C);
    expect(Math.abs(cheapest(C, beta) - exact)).toBeLessThan(0.06);
    expect(prints(CHAPTER, exact.toFixed(exact > 20 ? 0 : 1)), `${C}, ${beta}`).toBe(true);
  }
});

it('in three dimensions 2k³ − 3k² = βC, and in one the larger is always the cheaper', () => {
  const k = cheapest(64, 1, 3);
  expect(2 * k ** 3 - 3 * k ** 2).toBeGreaterThan(64 * 0.93);
  expect(2 * k ** 3 - 3 * k ** 2).toBeLessThan(64 * 1.07);
  expect(cheapest(64, 1, 1)).toBeGreaterThan(399);
});
