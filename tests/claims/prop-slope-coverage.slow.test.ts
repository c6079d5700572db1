import { describe, expect, it } from 'vitest';
import { meanAndError } from '../../src/lab/contract/statistics.ts';
import { bentLine, Phi } from './bent-line.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'statistical-learning/two-cultures';
const sigma = 0.5;
const limit = (c: number) =>
  2 * Phi(1.96 * Math.sqrt((2 * c ** 2 + sigma ** 2) / (10 * c ** 2 + sigma ** 2))) - 1;

describe('by simulation at n = 600', () => {
  const [n, count] = [600, 800];
  it.each([0, 0.3, 1, 2])('variances and coverage, c = %f', (c) => {
    const fits = Array.from({ length: count }, (_, i) => bentLine({ n, c, sigma, seed: [21, 10 * c, i] }));
    const spread = (values: number[]) => n * count * meanAndError(values).standardError ** 2;
    const wide = 4 * Math.sqrt(2 / count) + 0.02;
    expect(Math.abs(spread(fits.map((f) => f.intercept)) / (2 * c ** 2 + sigma ** 2) - 1)).toBeLessThan(wide);
    expect(Math.abs(spread(fits.map((f) => f.slope)) / (10 * c ** 2 + sigma ** 2) - 1)).toBeLessThan(wide);
    const claimed = meanAndError(fits.map((f) => n * f.naive)).mean;
    expect(Math.abs(claimed / (2 * c ** 2 + sigma ** 2) - 1)).toBeLessThan(0.03);
    const p = limit(c);
    const covered = fits.filter((f) => Math.abs(f.slope - 1) <= 1.96 * Math.sqrt(f.naive)).length / count;
    expect(Math.abs(covered - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / count) + 0.005);
  });
});

it('(c) the error of a fitted line, by counting squares', () => {
  const { slope, intercept } = bentLine({ n: 40, c: 1, sigma, seed: [22] });
  const h = 0.01;
  let sum = 0;
  for (let x = -9; x < 9; x += h) {
    sum += h * Math.exp((-x * x) / 2) * (x + x * x - 1 - intercept - slope * x) ** 2;
  }
  const error = sum / Math.sqrt(2 * Math.PI) + sigma ** 2;
  expect(error).toBeCloseTo(2.25 + intercept ** 2 + (slope - 1) ** 2, 9);
});

it('(d) the slope moves with the inputs', () => {
  const { slope } = bentLine({ n: 200_000, c: 0.6, sigma, seed: [23], tau: 0.7 });
  expect(Math.abs(slope - (1 + 2 * 0.6 * 0.7))).toBeLessThan(0.03);
});

it('prints the coverages and their limit', () => {
  for (const c of [0, 0.3, 0.6, 1, 2]) {
    expect(prints(CHAPTER, (100 * limit(c)).toFixed(1), '| coverage, %')).toBe(true);
  }
  expect(prints(CHAPTER, (100 * limit(1e6)).toFixed(1), '1.96/\\sqrt5')).toBe(true);
  expect(prints(CHAPTER, '62', "the textbook's 95 per cent interval may, for large $n$, cover")).toBe(true);
});

it('the demo says how far n = 200 is from the limit', () => {
  const count = 4000;
  const fits = Array.from({ length: count }, (_, i) => bentLine({ n: 200, c: 2, sigma, seed: [24, i] }));
  const covered = (key: 'naive' | 'hc3') =>
    fits.filter((f) => Math.abs(f.slope - 1) <= 1.96 * Math.sqrt(f[key])).length / count;
  expect(Math.abs(covered('naive') - limit(2))).toBeLessThan(0.006 + 3 * Math.sqrt(0.24 / count));
  const short = 0.95 - covered('hc3');
  expect(short).toBeGreaterThan(0);
  expect(short).toBeLessThan(0.014 + 3 * Math.sqrt(0.05 / count));
});

it('a rougher misfit does worse: the Hermite polynomials, by quadrature', () => {
  const hermite = (k: number, x: number) => {
    let [before, now] = [0, 1];
    for (let i = 0; i < k; i++) [before, now] = [now, x * now - i * before];
    return now;
  };
  const mean = (f: (x: number) => number) => {
    let sum = 0;
    for (let x = -11; x <= 11; x += 0.02)
      sum += (0.02 * f(x) * Math.exp((-x * x) / 2)) / Math.sqrt(2 * Math.PI);
    return sum;
  };
  for (const k of [2, 3, 4]) {
    const h = (x: number) => hermite(k, x);
    expect(mean(h)).toBeCloseTo(0, 6);
    expect(mean((x) => x * h(x))).toBeCloseTo(0, 6);
    const ratio = mean((x) => (x * h(x)) ** 2) / mean((x) => h(x) ** 2);
    expect(ratio).toBeCloseTo(2 * k + 1, 6);
    const p = 100 * (2 * Phi(1.96 / Math.sqrt(ratio)) - 1);
    if (k > 2) expect(prints(CHAPTER, p.toFixed(1), `$k=${k}$`)).toBe(true);
  }
});

it('at c = 0 a shift by one deviation lets the slope count twice as much in the error', () => {
  const [n, count] = [200, 3000];
  const fits = Array.from({ length: count }, (_, i) => bentLine({ n, c: 0, sigma, seed: [25, i] }));
  for (const [tau, terms] of [
    [0, 2],
    [1, 3],
  ] as const) {
    const excess = meanAndError(
      fits.map(({ intercept, slope }) => (intercept + (slope - 1) * tau) ** 2 + (slope - 1) ** 2),
    );
    const expected = (terms * sigma ** 2) / n;
    // Terms of the next order in 1/n are some 3 per cent.
    expect(Math.abs(excess.mean - expected)).toBeLessThan(4 * excess.standardError + 0.03 * expected);
    expect(prints(CHAPTER, (sigma ** 2 + expected + 1e-9).toFixed(4), 'counts twice as much')).toBe(true);
  }
});
