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

it('200 errors in 10,000: intervals of the binomial law', () => {
  const n = 10_000;
  const factorial = [0];
  for (let i = 1; i <= n; i++) factorial.push(factorial[i - 1]! + Math.log(i));
  /** P(from ≤ Bin(n, q) ≤ to), in per cent of q. */
  const probability = (from: number, to: number, percent: number) => {
    const q = percent / 100;
    let sum = 0;
    for (let j = from; j <= to; j++) {
      const ways = factorial[n]! - factorial[j]! - factorial[n - j]!;
      sum += Math.exp(ways + j * Math.log(q) + (n - j) * Math.log1p(-q));
    }
    return sum;
  };
  for (const { delta, lower, upper, beside } of [
    { delta: 0.05, lower: 1.73, upper: 2.29, beside: 'the binomial law itself' },
    { delta: 0.05 / 1000, lower: 1.48, upper: 2.63, beside: 'Logarithms are kind' },
  ]) {
    // The rates at which 200 or more, and 200 or fewer, have probability δ/2: within rounding of what is printed.
    expect(probability(200, 600, lower - 0.005)).toBeLessThan(delta / 2);
    expect(probability(200, 600, lower + 0.005)).toBeGreaterThan(delta / 2);
    expect(probability(0, 200, upper + 0.005)).toBeLessThan(delta / 2);
    expect(probability(0, 200, upper - 0.005)).toBeGreaterThan(delta / 2);
    for (const end of [lower, upper]) expect(prints(CHAPTER, end.toFixed(2), beside)).toBe(true);
  }
});

it('the best of 200 epochs, and its proof for losses that are no coin flips', () => {
  expect(prints(CHAPTER, Math.sqrt(Math.log(200) / 20_000).toFixed(3), 'EarlyStopping')).toBe(true);
  // 200 independent classifiers of risk 30 %, 50 examples: the exact mean of the greatest R − R̂.
  const law = binomialLaw(50, 0.3);
  let mean = 0;
  let above = 1;
  for (let j = 0; j < 50; j++) {
    above -= law[j]!;
    mean += Math.max(0, above) ** 200 / 50;
  }
  const flatters = 0.3 - mean;
  expect(flatters).toBeLessThan(Math.sqrt(Math.log(200) / 100));
  expect(flatters).toBeGreaterThan(0.7 * Math.sqrt(Math.log(200) / 100));
});

it('a shift in two features of a hundred', () => {
  const beside = 'a shift counts only where it matters';
  expect(prints(CHAPTER, (2 * 0.3 ** 2).toFixed(2), beside)).toBe(true);
  expect(prints(CHAPTER, (100 * Math.exp(-2 * 0.3 ** 2)).toFixed(0), beside)).toBe(true);
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
    // The mean of ρ = 2 max − W, which is the mean of 2 max.
    expect(prints(CHAPTER, (2 * most).toFixed(3), beside)).toBe(true);
    expect(prints(CHAPTER, error.toFixed(3), beside)).toBe(true);
    expect(prints(CHAPTER, error.toFixed(3), '101 different ways')).toBe(true);
    for (const N of [9, 10]) expect(prints(CHAPTER, meanLuck(100, N).toFixed(3), beside)).toBe(true);
    expect(error).toBeLessThan(meanLuck(100, 9));
    expect(error).toBeGreaterThan(meanLuck(100, 10));
  });

  it('the law of the best threshold and its trials factor, over all labels of ten points', () => {
    const n = 10;
    const law = binomialLaw(n);
    const single = (r: number) => law[(n + r) / 2] ?? 0;
    const count = new Map<number, number>();
    for (const labels of words(n)) {
      let fewest = n;
      for (let k = 0; k <= n; k++) {
        fewest = Math.min(fewest, labels.filter((label, i) => label !== (i < k ? 0 : 1)).length);
      }
      count.set(n - 2 * fewest, (count.get(n - 2 * fewest) ?? 0) + 2 ** -n);
    }
    let [best, one] = [0, 0];
    for (let r = n; r >= 0; r -= 2) {
      expect(count.get(r) ?? 0).toBeCloseTo((r + 1) * (single(r) - single(r + 2)), 12);
      best += count.get(r) ?? 0;
      one += single(r);
      expect(best / one).toBeCloseTo(2 + ((r - 1) * single(r)) / one, 12);
    }
  });

  it('the trials factor of infinitely many thresholds, as the limit of the exact count', () => {
    // By Maxwell's tail, summed, over the normal one.
    const worth = (tau: number) => {
      const h = 1e-4;
      let tail = 0;
      for (let x = tau + h / 2; x < tau + 9; x += h)
        tail += h * Math.sqrt(2 / Math.PI) * x ** 2 * Math.exp(-(x ** 2) / 2);
      return tail / normalTail(tau);
    };
    const density = (tau: number) => Math.exp(-(tau ** 2) / 2) / Math.sqrt(2 * Math.PI);
    for (const tau of [1, 3, 5])
      expect(worth(tau)).toBeCloseTo(2 + (2 * tau * density(tau)) / normalTail(tau), 3);
    expect(worth(8)).toBeCloseTo(2 * 8 ** 2 + 4, 0);
    const beside = 'at three standard deviations';
    for (const tau of [3, 5]) expect(prints(CHAPTER, worth(tau).toFixed(0), beside)).toBe(true);
    expect(prints(CHAPTER, (2 * Math.sqrt(2 / Math.PI)).toFixed(3), beside)).toBe(true);
    // The exact count at r = 3 √n, the probabilities from the logarithms of the factorials: the distance to the limit
    // falls like 1/√n.
    const far = (n: number) => {
      const factorial = [0];
      for (let i = 1; i <= n; i++) factorial.push(factorial[i - 1]! + Math.log(i));
      const single = (r: number) =>
        Math.exp(factorial[n]! - factorial[(n + r) / 2]! - factorial[(n - r) / 2]! - n * Math.LN2);
      const level = 3 * Math.sqrt(n);
      let tail = 0;
      for (let r = n; r >= level; r -= 2) tail += single(r);
      return 1 - (2 + ((level - 1) * single(level)) / tail) / worth(3);
    };
    expect(far(2 ** 14)).toBeLessThan(0.03);
    expect(far(2 ** 10) / far(2 ** 14)).toBeCloseTo(4, 0);
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

/** How many eigenvalues of a symmetric matrix exceed a level: the positive pivots of the matrix less the level. */
function above(matrix: readonly Float64Array[], level: number): number {
  const rows = matrix.map((row, i) => row.map((value, j) => (i === j ? value - level : value)));
  let positive = 0;
  for (const [i, row] of rows.entries()) {
    if (row[i]! > 0) positive += 1;
    for (const below of rows.slice(i + 1)) {
      const factor = below[i]! / row[i]!;
      for (let j = i; j < rows.length; j++) below[j]! -= factor * row[j]!;
    }
  }
  return positive;
}

describe('the experiment', () => {
  it('in the plane 4096 networks are worth about 64', () => {
    expect(meanLuck(100, 64).toFixed(2)).toBe('0.38');
    const { points } = drive(experiment, { n: 100, most: 4096, runs: 8, d: 2 }, 11);
    const found = points.find(({ series, x }) => series === 'train' && x === 4096)!;
    // One run scatters by about 0.03.
    expect(Math.abs(found.mean - meanLuck(100, 64))).toBeLessThan(0.035);
    expect(prints(CHAPTER, '0.38', '64 independent')).toBe(true);
  });

  it('training in the plane is left with errors', () => {
    const mean = new Map<number, number>();
    const seeds = [1, 2, 3];
    for (const seed of seeds) {
      const { points } = drive(experiment, { n: 100, most: 64, runs: 16, d: 2 }, seed);
      for (const { series, x, mean: errors } of points) {
        if (series === 'fitted') mean.set(x, (mean.get(x) ?? 0) + errors / seeds.length);
      }
    }
    for (const [n, printed] of [
      [25, 0.16],
      [50, 0.25],
      [100, 0.34],
    ] as const) {
      // Three seeds of 16 runs; a seed's mean scatters by about 0.02 at 25 examples.
      expect(Math.abs(mean.get(n)! - printed)).toBeLessThan(0.03);
      expect(prints(CHAPTER, `${printed}`, 'only ten to fourteen')).toBe(true);
    }
  });

  it('the linear answer of a network at its start', () => {
    const [n, hidden] = [100, 64];
    for (const d of [50, 2]) {
      let [least, greatest] = [Infinity, 0];
      const open: number[] = [];
      for (let start = 1; start <= 20; start++) {
        const random = stream(start, 77, d);
        const rows = (count: number, size: number, scale: number) =>
          Array.from({ length: count }, () =>
            Float64Array.from({ length: size }, () => scale * random.normal()),
          );
        const inputs = rows(n, d, 1);
        const kernel = rows(hidden, d, Math.sqrt(2 / (d + hidden)));
        const [top] = rows(1, hidden, Math.sqrt(2 / (hidden + 1)));
        const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
        const units = inputs.map((x) => Float64Array.from(kernel, (w) => Math.tanh(dot(w, x))));
        // J Jᵀ: the weights and biases of the hidden layer, those of the output, and its bias.
        const gram = inputs.map((x, i) =>
          Float64Array.from(inputs, (z, j) => {
            const [u, v] = [units[i]!, units[j]!];
            let slopes = 0;
            for (let h = 0; h < hidden; h++) slopes += top![h]! ** 2 * (1 - u[h]! ** 2) * (1 - v[h]! ** 2);
            return slopes * (dot(x, z) + 1) + dot(u, v) + 1;
          }),
        );
        least = Math.min(least, n - above(gram, 3));
        greatest = Math.max(greatest, above(gram, 480));
        open.push(above(gram, 0.01));
      }
      if (d === 2) {
        expect([Math.min(...open), Math.max(...open)]).toEqual([10, 14]);
        expect(prints(CHAPTER, 'ten to fourteen of the hundred eigenvalues exceeded 0.01')).toBe(true);
      } else {
        // None below 3, none above 480.
        expect([least, greatest]).toEqual([0, 0]);
        expect(prints(CHAPTER, 'lay between 3 and 480')).toBe(true);
        expect(hidden * d + 2 * hidden + 1).toBe(3329);
        expect(prints(CHAPTER, '3329', '3 and 480')).toBe(true);
      }
    }
  });

  it('half of all labellings of twice as many points as dimensions, by Cover’s count', () => {
    const count = (points: number, d: number): number =>
      points === 1 || d === 1 ? 2 : count(points - 1, d) + count(points - 1, d - 1);
    for (const d of [2, 3, 5]) expect(count(2 * d, d)).toBe(2 ** (2 * d - 1));
  });

  it('tanh networks of four units: the scatter of v is within 5 per cent of that of linear units', () => {
    const [d, hidden, draws] = [50, 4, 400_000];
    const random = stream(31);
    // For networks of random signs at the top, the mean product of outputs is (2/π) arcsin of the cosine between the
    // hidden values; its slope against the cosine of the inputs, with noise of the products taken out by symmetry.
    let [slope, square] = [0, 0];
    let given: [number, number, number] = [1, 1, 0];
    for (let draw = 0; draw < draws; draw++) {
      // Squared lengths over d, and the cosine: the inputs' law by their Gram matrix.
      let [xx, zz, xz] = [0, 0, 0];
      if (draw % 20 === 0) {
        for (let i = 0; i < d; i++) {
          const [x, z] = [random.normal(), random.normal()];
          xx += (x * x) / d;
          zz += (z * z) / d;
          xz += (x * z) / d;
        }
        given = [Math.sqrt(xx), Math.sqrt(zz), xz / Math.sqrt(xx * zz)];
      }
      const [a, b, cosine] = given;
      const rest = Math.sqrt(1 - cosine ** 2);
      let [uu, vv, plus, minus] = [0, 0, 0, 0];
      let ww = 0;
      for (let h = 0; h < hidden; h++) {
        const [g, e] = [random.normal(), random.normal()];
        const u = Math.tanh(a * g);
        const v = Math.tanh(b * (cosine * g + rest * e));
        const w = Math.tanh(b * (-cosine * g + rest * e));
        uu += u * u;
        vv += v * v;
        ww += w * w;
        plus += u * v;
        minus += u * w;
      }
      const product =
        (Math.asin(plus / Math.sqrt(uu * vv)) - Math.asin(minus / Math.sqrt(uu * ww))) / Math.PI;
      slope += product * cosine;
      square += cosine * cosine;
    }
    const ratio = (slope / square / (2 / Math.PI)) ** 2;
    expect(ratio).toBeLessThan(1);
    expect(ratio).toBeGreaterThan(0.95);
    expect(prints(CHAPTER, 'to within 5 per cent')).toBe(true);
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
