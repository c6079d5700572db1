import { describe, expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { meanAndError } from '../../src/lab/contract/statistics.ts';
import { Phi } from './bent-line.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'statistical-learning/two-cultures';

/** Share of draws with |c(x² − 1) + σξ| ≤ q, x ~ N(τ, 1) or fixed. */
function simulated({
  c,
  sigma,
  q,
  at,
  tau = 0,
}: {
  c: number;
  sigma: number;
  q: number;
  at?: number;
  tau?: number;
}) {
  const random = stream(61);
  const draws = 60_000;
  let covered = 0;
  for (let i = 0; i < draws; i++) {
    const x = at ?? tau + random.normal();
    if (Math.abs(c * (x * x - 1) + sigma * random.normal()) <= q) covered++;
  }
  return covered / draws;
}

const local = (x: number, c: number, sigma: number, q: number) =>
  Phi((q - c * (x * x - 1)) / sigma) - Phi((-q - c * (x * x - 1)) / sigma);

/** The half-width for 95 per cent on average, by the trapezoidal rule and bisection. */
function halfWidth(c: number, sigma: number, step = 0.05): number {
  const mean = (q: number) => {
    let sum = 0;
    for (let x = -6; x <= 6; x += step) sum += step * Math.exp((-x * x) / 2) * local(x, c, sigma, q);
    return sum / Math.sqrt(2 * Math.PI);
  };
  let [low, high] = [0, 12];
  for (let i = 0; i < 20; i++) {
    const middle = (low + high) / 2;
    if (mean(middle) < 0.95) low = middle;
    else high = middle;
  }
  return high;
}

const margin = 4 * Math.sqrt(0.25 / 60_000);

describe('c = 1, σ = 1/2', () => {
  const q = halfWidth(1, 0.5);
  it('covers 95 per cent on average', () => {
    expect(Math.abs(simulated({ c: 1, sigma: 0.5, q }) - 0.95)).toBeLessThan(margin);
    expect(prints(CHAPTER, q.toFixed(2), '$q=')).toBe(true);
  });
  it.each([2, 2.2])('(a) at x = %f', (at) => {
    const p = local(at, 1, 0.5, q);
    expect(Math.abs(simulated({ c: 1, sigma: 0.5, q, at }) - p)).toBeLessThan(margin);
    expect(prints(CHAPTER, (100 * p).toFixed(1), `$x=${at}$`)).toBe(true);
  });
  it('after a shift by one deviation', () => {
    let sum = 0;
    for (let x = -6; x <= 7; x += 0.01) sum += 0.01 * Math.exp(-((x - 1) ** 2) / 2) * local(x, 1, 0.5, q);
    const p = sum / Math.sqrt(2 * Math.PI);
    expect(Math.abs(simulated({ c: 1, sigma: 0.5, q, tau: 1 }) - p)).toBeLessThan(margin);
    expect(prints(CHAPTER, (100 * p).toFixed(1), 'shift by one deviation')).toBe(true);
  });
});

it('(b), (c) in the limit of a strong bend', () => {
  // The trapezoidal rule has to resolve an edge of width σ/3.92.
  expect(Math.abs(halfWidth(1, 0.1, 0.02) - (1.96 ** 2 - 1))).toBeLessThan(0.02);
  expect(prints(CHAPTER, (1.96 ** 2 - 1).toFixed(2), '1.96^2-1')).toBe(true);
  const q = 1.96 ** 2 - 1;
  const limit = Phi(0.96) - Phi(-2.96);
  expect(Math.abs(simulated({ c: 1, sigma: 1e-3, q, tau: 1 }) - limit)).toBeLessThan(margin);
  expect(simulated({ c: 1, sigma: 1e-3, q, at: 1.9 })).toBe(1);
  expect(simulated({ c: 1, sigma: 1e-3, q, at: 2.02 })).toBe(0);
});

it('at c = 0 a shift changes nothing', () => {
  expect(Math.abs(simulated({ c: 0, sigma: 0.5, q: 0.98, tau: 1.5 }) - 0.95)).toBeLessThan(margin);
});

it('a fitted, strongly bent line with 99 residuals covers about 84 per cent after a shift of one', () => {
  const [sigma, repeats] = [0.5, 400];
  const random = stream(5, 84);
  for (const c of [1, 2]) {
    const example = (tau: number) => {
      const x = tau + random.normal();
      return { x, y: x + c * (x * x - 1) + sigma * random.normal() };
    };
    const coverages: number[] = [];
    for (let repeat = 0; repeat < repeats; repeat++) {
      const fitted = Array.from({ length: 200 }, () => example(0));
      const mean = (of: (e: { x: number; y: number }) => number) =>
        fitted.reduce((sum, e) => sum + of(e), 0) / fitted.length;
      const [mx, my] = [mean((e) => e.x), mean((e) => e.y)];
      const slope = mean((e) => (e.x - mx) * (e.y - my)) / mean((e) => (e.x - mx) ** 2);
      const residual = ({ x, y }: { x: number; y: number }) => Math.abs(y - my - slope * (x - mx));
      const q = Array.from({ length: 99 }, () => residual(example(0))).sort((a, b) => a - b)[94]!;
      let inside = 0;
      for (let i = 0; i < 200; i++) inside += residual(example(1)) <= q ? 1 : 0;
      coverages.push(inside / 200);
    }
    const { mean, standardError } = meanAndError(coverages);
    expect(Math.abs(mean - 0.8375)).toBeLessThan(0.005 + 3 * standardError);
  }
  expect(prints(CHAPTER, '84', 'strongly bent')).toBe(true);
});

it('what 99 residuals cost in width, and weights in number', () => {
  const random = stream(62);
  const repeats = 4000;
  let width = 0;
  for (let i = 0; i < repeats; i++) {
    const residuals = Float64Array.from({ length: 99 }, () =>
      Math.abs(random.normal() ** 2 - 1 + 0.5 * random.normal()),
    );
    width += residuals.sort()[94]! / repeats;
  }
  expect(Math.abs(width - 3.11)).toBeLessThan(0.03);
  expect(prints(CHAPTER, '3.11', '6 per cent of width')).toBe(true);
  expect((100 * (3.11 / halfWidth(1, 0.5) - 1)).toFixed(0)).toBe('6');
  // Weights e^{τx}, up to a factor: at m = 99 far from the limit, for rare inputs carry the squares.
  const counts = (tau: number, m: number) => {
    const weights = Array.from({ length: m }, () => Math.exp(tau * random.normal()));
    return weights.reduce((a, w) => a + w, 0) ** 2 / weights.reduce((a, w) => a + w * w, 0);
  };
  // 40,000 sets gave 41.46 and 11.43.
  for (const [tau, seen] of [
    [1, 41.46],
    [2, 11.43],
  ] as const) {
    const { mean, standardError } = meanAndError(Array.from({ length: 1000 }, () => counts(tau, 99)));
    expect(Math.abs(mean - seen)).toBeLessThan(4 * standardError);
    expect(prints(CHAPTER, seen.toFixed(0), 'It costs examples')).toBe(true);
    expect(prints(CHAPTER, Math.exp(-(tau ** 2)).toFixed(2), 'It costs examples')).toBe(true);
  }
  expect(counts(1, 100_000) / 100_000 / Math.exp(-1)).toBeCloseTo(1, 1);
});
