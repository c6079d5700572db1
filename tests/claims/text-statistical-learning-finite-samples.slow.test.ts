import { describe, expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { normalTail } from '../../src/lab/contract/statistics.ts';
import { experiment } from '../../src/lab/demos/lucky-overfitting/experiment.ts';
import { drive } from '../../src/lab/runner/headless.ts';
import { between, binomialLaw, meanLuck, words } from './binomial.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'statistical-learning/finite-samples';

it('a network of a million weights', () => {
  const logarithm = 32e6 * Math.LN2;
  expect(logarithm.toExponential(1)).toBe('2.2e+7');
  // The bound reaches 1 where n is half of it: eleven million.
  expect(Math.round(logarithm / 2 / 1e6)).toBe(11);
  expect(prints(CHAPTER, '2.2', 'eleven million')).toBe(true);
});

it('ex:float32', () => {
  const parameters = 2 * 16 + 16 + 16 + 1;
  expect(prints(CHAPTER, `${parameters}`, '2\\cdot16+16+16+1')).toBe(true);
  const logarithm = parameters * 32 * Math.LN2;
  expect(prints(CHAPTER, logarithm.toFixed(0), '65\\cdot32')).toBe(true);
  const n = (2 * (logarithm + Math.log(2 / 0.01))) / 0.05 ** 2;
  expect(prints(CHAPTER, (n / 1e6).toFixed(2), '65\\cdot32')).toBe(true);
  const eight = (2 * (parameters * 8 * Math.LN2 + Math.log(200))) / 0.05 ** 2;
  expect(n / eight).toBeGreaterThan(3.9);
});

it('ex:test-set, against the exact binomial law', () => {
  const bar = Math.sqrt((0.02 * 0.98) / 10_000);
  expect(prints(CHAPTER, bar.toFixed(4), 'five times less')).toBe(true);
  expect(prints(CHAPTER, (1.96 * bar).toFixed(4), 'five times less')).toBe(true);
  expect(between(2000, 2000 * 0.02 - 12, 2000 * 0.02 + 12, 0.02)).toBeGreaterThan(0.94);
  expect(Math.sqrt(Math.log(40) / 20_000) / (1.96 * bar)).toBeCloseTo(5, 0);
});

it('ex:midpoint, by simulation', () => {
  const [n, runs] = [200, 20_000];
  const random = stream(8);
  let mean = 0;
  for (let run = 0; run < runs; run++) {
    let [below, above] = [0, 1];
    for (let i = 0; i < n; i++) {
      const x = random.uniform();
      if (x < 0.37) below = Math.max(below, x);
      else above = Math.min(above, x);
    }
    mean += Math.abs((below + above) / 2 - 0.37) / runs;
  }
  // One run scatters by about its mean.
  expect(Math.abs(2 * n * mean - 1)).toBeLessThan(0.03);
});

describe('ex:thresholds', () => {
  /** E max of the walk over n steps, by the recursion of the joint law of place and maximum. */
  const meanMaximum = (n: number) => {
    let law = new Map([['0,0', 1]]);
    for (let step = 0; step < n; step++) {
      const next = new Map<string, number>();
      for (const [key, p] of law) {
        const [place, most] = key.split(',').map(Number) as [number, number];
        for (const move of [-1, 1]) {
          const to = `${place + move},${Math.max(most, place + move)}`;
          next.set(to, (next.get(to) ?? 0) + p / 2);
        }
      }
      law = next;
    }
    return [...law].reduce((sum, [key, p]) => sum + p * Number(key.split(',')[1]), 0);
  };

  it('over all labels of eight points', () => {
    const n = 8;
    let mean = 0;
    for (const labels of words(n)) {
      let least = n;
      for (let k = 0; k <= n; k++) {
        least = Math.min(least, labels.filter((label, i) => label !== (i < k ? 0 : 1)).length);
      }
      mean += least / n / 2 ** n;
    }
    expect(mean).toBeCloseTo(0.5 - meanMaximum(n) / n, 12);
  });

  it('a hundred points', () => {
    const law = binomialLaw(100);
    const modulus = law.reduce((sum, p, k) => sum + p * Math.abs(2 * k - 100), 0);
    const most = meanMaximum(100);
    expect(most).toBeCloseTo(modulus - (1 - law[50]!) / 2, 9);
    const error = 0.5 - most / 100;
    const beside = 'nine independent hypotheses give';
    expect(prints(CHAPTER, modulus.toFixed(3), beside)).toBe(true);
    expect(prints(CHAPTER, law[50]!.toFixed(4), beside)).toBe(true);
    expect(prints(CHAPTER, most.toFixed(3), beside)).toBe(true);
    expect(prints(CHAPTER, error.toFixed(3), beside)).toBe(true);
    expect(prints(CHAPTER, error.toFixed(3), '101 different ways')).toBe(true);
    for (const N of [9, 10]) expect(prints(CHAPTER, meanLuck(100, N).toFixed(3), beside)).toBe(true);
    expect(error).toBeLessThan(meanLuck(100, 9));
    expect(error).toBeGreaterThan(meanLuck(100, 10));
  });

  it('many points: between eleven and twelve normal numbers, nearer to eleven', () => {
    /** E max of N standard normals: ∫ (1 − Φᴺ) over x > 0 less ∫ Φᴺ over x < 0. */
    const greatest = (N: number) => {
      let sum = 0;
      const h = 1e-3;
      for (let x = h / 2; x < 9; x += h) sum += h * (1 - (1 - normalTail(x)) ** N - normalTail(x) ** N);
      return sum;
    };
    const worth = 2 * Math.sqrt(2 / Math.PI);
    const beside = 'greatest of 11';
    expect(prints(CHAPTER, worth.toFixed(3), beside)).toBe(true);
    for (const N of [11, 12]) expect(prints(CHAPTER, greatest(N).toFixed(3), beside)).toBe(true);
    expect(worth - greatest(11)).toBeLessThan(greatest(12) - worth);
    expect((2 * meanMaximum(40)) / Math.sqrt(40)).toBeLessThan(worth);
  });
});

it('ex:classes, over all targets of two points and one example', () => {
  for (const r of [2, 3, 5]) {
    let mean = 0;
    for (const f of words(2, r)) {
      // The one example is point 0 or 1; the other gets label 0.
      mean += ((f[1] === 0 ? 0 : 0.5) + (f[0] === 0 ? 0 : 0.5)) / 2 / r ** 2;
    }
    expect(mean).toBeCloseTo((1 - 1 / r) / 2, 12);
  }
  const half = (1 - 1 / 1000) / 2;
  expect(prints(CHAPTER, half.toFixed(4), 'r=1000')).toBe(true);
  expect(prints(CHAPTER, ((half - 1 / 8) / (7 / 8)).toFixed(3), 'r=1000')).toBe(true);
});

describe('the experiment', () => {
  it('in the plane 4096 networks are worth about 64', () => {
    expect(meanLuck(100, 64).toFixed(2)).toBe('0.38');
    const { points } = drive(experiment, { n: 100, most: 4096, runs: 8, d: 2 }, 11);
    const found = points.find(({ series, x }) => series === 'train' && x === 4096)!;
    // One run scatters by about 0.03.
    expect(Math.abs(found.mean - meanLuck(100, 64))).toBeLessThan(0.035);
    expect(prints(CHAPTER, '0.38', '64 independent')).toBe(true);
  });

  it('nearly independent hypotheses fall short by τ²/(π² d) of their luck: random directions, by simulation', () => {
    const [n, d, N, runs] = [64, 8, 32, 3000];
    const random = stream(21);
    let mean = 0;
    let square = 0;
    const x = new Float64Array(n * d);
    for (let run = 0; run < runs; run++) {
      for (let i = 0; i < n * d; i++) x[i] = random.normal();
      const labels = Array.from({ length: n }, () => random.below(2) === 1);
      let least = n;
      for (let k = 0; k < N; k++) {
        const w = Array.from({ length: d }, () => random.normal());
        let errors = 0;
        for (let i = 0; i < n; i++) {
          let sum = 0;
          for (let j = 0; j < d; j++) sum += w[j]! * x[i * d + j]!;
          if (sum > 0 !== labels[i]) errors += 1;
        }
        least = Math.min(least, errors);
      }
      mean += least / n / runs;
      square += (least / n) ** 2 / runs;
    }
    const luck = 0.5 - meanLuck(n, N);
    const short = (luck * 4 * n * luck ** 2) / (Math.PI ** 2 * d);
    const measured = mean - meanLuck(n, N);
    const error = Math.sqrt((square - mean ** 2) / runs);
    // Leading order in 1/d, here 5 % of the luck.
    expect(error).toBeLessThan(short / 8);
    expect(Math.abs(measured / short - 1)).toBeLessThan(0.5);
  });

  it('prints what random networks miss', () => {
    const luck = 0.5 - meanLuck(100, 4096);
    const tau = luck * 2 * Math.sqrt(100);
    const beside = '2.6 per cent';
    expect(prints(CHAPTER, tau.toFixed(1), beside)).toBe(true);
    expect(prints(CHAPTER, ((100 * tau ** 2) / (Math.PI ** 2 * 50)).toFixed(1), beside)).toBe(true);
    expect(prints(CHAPTER, ((luck * tau ** 2) / (Math.PI ** 2 * 50)).toFixed(3), beside)).toBe(true);
  });
});
