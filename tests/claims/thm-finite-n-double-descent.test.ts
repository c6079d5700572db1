import { describe, expect, it, test } from 'vitest';
import { meanAndError, normalTail } from '../../src/lab/contract/statistics.ts';
import { draw, excess, fit, median, over, simpson, truth } from './gaussian-regression.ts';
import { stream } from '../../src/lab/contract/random.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'statistical-learning/double-descent';

/** The two means of the theorem, as printed. */
function error(n: number, p: number, r: number, sigma: number): number {
  if (p <= n - 2) return (sigma ** 2 * p) / (n - p - 1);
  return r ** 2 * (1 - n / p) + (sigma ** 2 * n) / (p - n - 1);
}

function norm(n: number, p: number, r: number, sigma: number): number {
  if (p <= n - 2) return r ** 2 + (sigma ** 2 * p) / (n - p - 1);
  return (r ** 2 * n) / p + (sigma ** 2 * n) / (p - n - 1);
}

describe('means of error and norm, by simulation', () => {
  test.each([
    [12, 4, 3000],
    [12, 7, 3000],
    [12, 17, 2000],
    [12, 24, 2000],
    [12, 60, 1500],
    [40, 20, 300],
    [40, 60, 250],
    [40, 120, 150],
  ])('n = %i, p = %i', (n, p, fits) => {
    const [r, sigma] = [1.3, 0.6];
    const beta = truth(p, r);
    const lengths: number[] = [];
    const found = over(fits, 0, (_, index) => {
      const w = fit(draw(stream(41, n, p, index), n, beta, sigma));
      lengths.push(excess(w, new Array<number>(p).fill(0)));
      return excess(w, beta);
    });
    expect(Math.abs(found.mean - error(n, p, r, sigma))).toBeLessThan(4.5 * found.standardError);
    expect(found.standardError / found.mean).toBeLessThan(0.06);
    const length = meanAndError(lengths);
    expect(Math.abs(length.mean - norm(n, p, r, sigma))).toBeLessThan(4.5 * length.standardError);
  });
});

describe('the law, by its distribution function', () => {
  /** P(Δ ≤ s) for the printed law, by averaging over the numerators; denominators through one normal or two. */
  const chi2 = (random: ReturnType<typeof stream>, k: number) => {
    let sum = 0;
    for (let i = 0; i < k; i++) sum += random.normal() ** 2;
    return sum;
  };
  test.each([
    [8, 8],
    [8, 7],
    [8, 9],
    [8, 11],
    [8, 4],
  ])('n = %i, p = %i', (n, p) => {
    const [r, sigma, fits] = [1, 0.7, 4000];
    const beta = truth(p, r);
    const sample = Array.from({ length: fits }, (_, i) =>
      excess(fit(draw(stream(42, n, p, i), n, beta, sigma)), beta),
    );
    const printed = Array.from({ length: fits }, (_, i) => {
      const random = stream(43, n, p, i);
      if (p <= n) return (sigma ** 2 * chi2(random, p)) / chi2(random, n - p + 1);
      const [missed, seen] = [chi2(random, p - n), chi2(random, n)];
      return (r ** 2 * missed) / (missed + seen) + (sigma ** 2 * chi2(random, n)) / chi2(random, p - n + 1);
    });
    // Kolmogorov and Smirnov for two samples: 2.2 √(2/fits) is exceeded in one case of ten thousand.
    const at = (values: number[], s: number) => values.filter((value) => value <= s).length / fits;
    const points = [0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.9, 0.95, 0.98].map(
      (share) => [...printed].sort((a, b) => a - b)[Math.floor(share * fits)]!,
    );
    for (const s of points) {
      expect(Math.abs(at(sample, s) - at(printed, s))).toBeLessThan(2.2 * Math.sqrt(2 / fits));
    }
  });

  it('has the printed median at p = n = 40, by quadrature', () => {
    // P(χ²_40/g² > s) = E P(|g| < √(χ²_40/s)), with the density of χ_40.
    const log = (x: number) => 39 * Math.log(x) - x ** 2 / 2;
    const weight = (x: number) => Math.exp(log(x) - log(Math.sqrt(39)));
    const total = simpson(weight, 1, 13);
    const above = (s: number) =>
      simpson((x) => weight(x) * (1 - 2 * normalTail(x / Math.sqrt(s))), 1, 13) / total;
    const value = bisect(above, 0.5, 10, 1000);
    expect(prints(CHAPTER, (value / 4).toFixed(1), '| 40 |')).toBe(true);
    const sample = Array.from({ length: 400 }, (_, i) =>
      excess(fit(draw(stream(44, i), 40, truth(40), 1)), truth(40)),
    );
    expect(Math.abs(Math.log(median(sample) / value))).toBeLessThan(0.5);
  });
});

it('prints the table', () => {
  for (const p of [20, 30, 38, 42, 50, 80, 400]) {
    const value = error(40, p, 1, 0.5);
    const unseen = Math.max(0, 1 - 40 / p);
    const row = (number: string) => expect(prints(CHAPTER, number, `| ${p} |`), `${p}: ${number}`).toBe(true);
    row(unseen === 0 ? '0' : unseen.toFixed(2));
    const noise = value - unseen;
    row(noise.toFixed(noise > 9.9 ? 1 : noise >= 1 ? 2 : 3));
    if (p === 400) expect(prints(CHAPTER, value.toFixed(3), 'To predict zero costs')).toBe(true);
    const length = norm(40, p, 1, 0.5);
    row(p === 38 ? length.toFixed(1) : length.toFixed(2));
  }
});

describe('the medians of the law, by quadrature', () => {
  /** Quantiles at equal steps; χ²_a/χ²_b is v/(1 − v) with v of the beta law (a/2, b/2). */
  const betaQuantiles = (a: number, b: number, count: number) => {
    const [cells, weights] = [40_000, [] as number[]];
    const peak = Math.max((a - 1) / (a + b - 2), 1e-9);
    const log = (v: number) => (a - 1) * Math.log(v) + (b - 1) * Math.log(1 - v);
    for (let i = 0; i < cells; i++) weights.push(Math.exp(log((i + 0.5) / cells) - log(peak)));
    const total = weights.reduce((sum, value) => sum + value, 0);
    const found: number[] = [];
    let below = 0;
    for (let i = 0; i < cells && found.length < count; i++) {
      const next = below + weights[i]! / total;
      while (found.length < count && (found.length + 0.5) / count <= next) {
        found.push((i + ((found.length + 0.5) / count - below) / (next - below)) / cells);
      }
      below = next;
    }
    return found;
  };
  it.each([20, 30, 38, 42, 50, 80, 400])('%i features', (p) => {
    const count = p < 40 ? 2001 : 400;
    const ratios = (
      p < 40 ? betaQuantiles(p / 2, (41 - p) / 2, count) : betaQuantiles(20, (p - 39) / 2, count)
    ).map((v) => v / (1 - v));
    const missed = p < 40 ? [0] : betaQuantiles((p - 40) / 2, 20, count);
    const value = median(missed.flatMap((u) => ratios.map((ratio) => u + 0.25 * ratio)));
    const digits = p === 42 ? 1 : 2;
    expect(prints(CHAPTER, value.toFixed(digits), `| ${p} |`), `${value}`).toBe(true);
  });
});

/** Where a decreasing function takes a value. */
function bisect(f: (s: number) => number, value: number, low: number, high: number): number {
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (f(middle) > value) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
