import { describe, expect, it, test } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { draw, fit, over } from './gaussian-regression.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'statistical-learning/double-descent';

/** The error of the proposition, for squared weights b_1, b_2, …, as printed. */
function error(squares: readonly number[], n: number, p: number, noise: number): number {
  const used = squares.slice(0, p).reduce((sum, value) => sum + value, 0);
  const all = squares.reduce((sum, value) => sum + value, 0);
  const rest = noise + all - used;
  if (p <= n - 2) return rest * (1 + p / (n - p - 1));
  return p >= n + 2 ? used * (1 - n / p) + rest * (1 + n / (p - n - 1)) : Infinity;
}

describe('errors on new examples whose every feature is drawn', () => {
  test.each([
    [10, 3],
    [10, 6],
    [10, 16],
    [10, 30],
  ])('n = %i, p = %i of 30', (n, p) => {
    const beta = Array.from({ length: 30 }, (_, j) => (j % 2 ? 1 : -1) / (2 + j));
    const sigma = 0.4;
    const found = over(3000, 0, (_, index) => {
      const random = stream(51, p, index);
      const all = draw(random, n, beta, sigma);
      const x = new Float64Array(n * p);
      for (let i = 0; i < n; i++) x.set(all.x.subarray(i * 30, i * 30 + p), i * p);
      const w = fit({ ...all, x, p, beta: beta.slice(0, p) });
      const fresh = draw(random, 4, beta, sigma);
      return [0, 1, 2, 3].reduce((sum, i) => {
        const guess = w.reduce((total, weight, j) => total + weight * fresh.x[i * 30 + j]!, 0);
        return sum + (fresh.y[i]! - guess) ** 2 / 4;
      }, 0);
    });
    const expected = error(
      beta.map((b) => b ** 2),
      n,
      p,
      sigma ** 2,
    );
    expect(Math.abs(found.mean - expected)).toBeLessThan(4.5 * found.standardError);
    expect(found.standardError / found.mean).toBeLessThan(0.05);
  });
});

describe('the three worlds', () => {
  const [n, D] = [40, 400];
  const normalised = (power: number, count = D) => {
    const raw = Array.from({ length: count }, (_, j) => (j + 1) ** -power);
    const sum = raw.reduce((total, value) => total + value, 0);
    return raw.map((value) => value / sum);
  };
  const sizes = Array.from({ length: D + 1 }, (_, p) => p);
  const best = (squares: number[], noise: number, side: (p: number) => boolean) =>
    sizes
      .filter(side)
      .reduce((found, p) => (error(squares, n, p, noise) < error(squares, n, found, noise) ? p : found));
  const fewer = (p: number) => p <= n - 2;
  const more = (p: number) => p >= n + 2;

  it('equal weights: no first descent, and a small victory', () => {
    const squares = normalised(0);
    const errors = sizes.filter(fewer).map((p) => error(squares, n, p, 0.25));
    errors.slice(1).forEach((value, i) => expect(value).toBeGreaterThan(errors[i]!));
    expect(prints(CHAPTER, errors[0]!.toFixed(2), 'All weights equal')).toBe(true);
    expect(best(squares, 0.25, more)).toBe(D);
    expect(prints(CHAPTER, error(squares, n, D, 0.25).toFixed(3), 'All weights equal')).toBe(true);
  });

  it.each([
    ['The best features first', 2, 0.04],
    ['Something in between', 0.75, 0.05],
  ])('%s', (words, power, noise) => {
    const squares = normalised(power);
    for (const side of [fewer, more]) {
      const p = best(squares, noise, side);
      expect(prints(CHAPTER, error(squares, n, p, noise).toFixed(3), `$p=${p}$`, words)).toBe(true);
    }
  });

  it('a world with fewer features, of which more is learned', () => {
    const squares = normalised(0.5, 60);
    const value = (p: number) => error(squares, n, p, 0.01);
    for (const side of [fewer, more]) {
      const p = sizes
        .filter((size) => size <= 60 && side(size))
        .reduce((a, b) => (value(b) < value(a) ? b : a));
      expect(prints(CHAPTER, value(p).toFixed(3), `$p=${p}$`, 'Something in between')).toBe(true);
    }
    // What the fit of least norm finds at the second minimum of the world before.
    expect(40 / 253).toBeGreaterThan(0.15);
    expect(40 / 253).toBeLessThan(1 / 6);
  });

  it('something in between starts higher and ends lowest', () => {
    const squares = normalised(0.75);
    const value = (p: number) => error(squares, n, p, 0.05);
    expect(prints(CHAPTER, value(0).toFixed(3), 'Something in between')).toBe(true);
    expect(value(253)).toBeLessThan(value(3));
    expect(value(3)).toBeLessThan(value(0));
  });
});
