import { describe, expect, it } from 'vitest';
import { combine, identity, multiply, solve, trace, type Matrix } from '../../src/lab/contract/linear.ts';
import { stream } from '../../src/lab/contract/random.ts';
import { meanAndError } from '../../src/lab/contract/statistics.ts';
import { contraction, criticalBatch, floor, largestStep } from '../../src/lab/demos/sgd-noise/exact.ts';
import { floorPoints, FLOORS } from '../../src/lab/demos/sgd-noise/grid.ts';
import { meanExcess, oneRun, rest, training } from '../../src/site/figures/training-log/run.ts';
import { prints } from './chapter.ts';
import { gaussianMean } from './gauss-hermite.ts';
import { squaredErrorAfter } from './least-squares.ts';
import { randomSymmetric } from './quadratic.ts';

const CHAPTER = 'sgd/noise';

it('prints an epoch in numbers', () => {
  expect(60_000 / 32).toBe(1875);
  expect(Math.sqrt(1875).toFixed(0)).toBe('43');
  expect((0.01 / 32).toExponential(0)).toBe('3e-4');
});

describe('one step of 60,000 or 1,875 of 32', () => {
  const [d, n] = [784, 60_000];
  /** The best step found by search on the recursion of the mean square, step by step. */
  const bestSteps = (start: number, batch: number) => {
    let m = start;
    for (let t = 0; t < n / batch; t++) {
      const next = (eta: number) => contraction({ d, batch, eta }) * m + (eta ** 2 * d) / batch;
      // A parabola in η through three of its values.
      const [a, b, c] = [next(0), next(0.5), next(1)];
      const top = 0.25 + (0.5 * (a! - b!)) / (a! - 2 * b! + c!);
      m = next(top);
    }
    return m;
  };
  it.each([
    [1, '0.0255', '0.0137'],
    [100, '1.30', '0.0148'],
  ])('from %i', (start, once, often) => {
    const [one, many] = [bestSteps(start, n), bestSteps(start, 32)];
    expect(one.toFixed(once.length - 2)).toBe(once);
    expect(many.toFixed(often.length - 2)).toBe(often);
    expect(prints(CHAPTER, once, `| ${start} |`, often)).toBe(true);
  });
  it('and the normal equations', () => {
    expect((d / (n - d - 1)).toFixed(4)).toBe('0.0132');
    expect(prints(CHAPTER, '0.0132', 'normal equations')).toBe(true);
  });
});

it('the reliability of 32 inputs in 784 dimensions', () => {
  const [d, batch] = [784, 32];
  expect((batch / (batch + criticalBatch(d))).toFixed(2)).toBe('0.04');
  expect(prints(CHAPTER, '0.04', '784 dimensions')).toBe(true);
  // The squared cosine itself, by simulation in fewer dimensions: its mean is near the ratio of means.
  const random = stream(12);
  const [small, few] = [40, 2];
  const cosines = Array.from({ length: 4000 }, () => {
    const g = new Float64Array(small);
    for (let i = 0; i < few; i++) {
      const a = Array.from({ length: small }, () => random.normal());
      a.forEach((value, k) => (g[k]! += a[0]! * value));
    }
    return g[0]! ** 2 / g.reduce((sum, value) => sum + value ** 2, 0);
  });
  const { mean } = meanAndError(cosines);
  expect(Math.abs(mean / (few / (few + small + 1)) - 1)).toBeLessThan(0.1);
});

it('the floor of Keras’s defaults on 784 standardised inputs, against half the label variance', () => {
  const [d, batch, eta] = [784, 32, 0.01];
  expect(((eta / (4 * batch)) * d) / 0.5).toBeCloseTo(0.1225, 12);
  expect(floor({ d, batch, eta, noise: 1 })).toBeCloseTo(0.1404, 4);
  expect(prints(CHAPTER, '12', 'per cent', 'Keras') && prints(CHAPTER, '14', 'per cent', 'Keras')).toBe(true);
});

it('the place-dependent noise against the mean curvature alone', () => {
  const [d, batch, eta] = [20, 1, 1 / 22];
  expect(((eta * d) / (batch * (2 - eta))).toFixed(3)).toBe('0.465');
  expect(floor({ d, batch, eta, noise: 1 }).toFixed(3)).toBe('0.909');
  expect(prints(CHAPTER, '0.465', '0.909')).toBe(true);
});

describe('fig:training-log', () => {
  it('prints its floors', () => {
    expect(rest('none').toFixed(2)).toBe('0.45');
    expect(rest('step').toFixed(3)).toBe('0.024');
    expect(rest('batch').toFixed(3)).toBe('0.024');
    expect(prints(CHAPTER, '0.45', '0.024')).toBe(true);
  });
  it('draws the mean of its runs', () => {
    for (const [change, count] of [
      ['step', 60],
      ['batch', 15],
    ] as const) {
      const runs = Array.from({ length: count }, (_, k) => oneRun(change, 100 + k));
      for (const t of [30, 200, 260, 450]) {
        const { mean, standardError } = meanAndError(runs.map((run) => run[t]!));
        expect(Math.abs(mean - meanExcess(change, t))).toBeLessThan(4 * standardError);
      }
    }
    // A tenth of the steps, to leading order.
    const fade = (change: 'step' | 'batch', t: number) =>
      (meanExcess(change, training.change + t) - rest(change)) / (rest('none') - rest(change));
    expect(Math.log(fade('batch', 20)) / Math.log(fade('step', 200))).toBeCloseTo(1, 1);
  });
});

describe('eq:average, at a constant step', () => {
  const bracket = (d: number, batch: number, eta: number) =>
    1 + (eta * criticalBatch(d)) / (2 * batch - eta * (batch + criticalBatch(d)));
  it.each([
    [0.1, '1.11'],
    [0.5, '1.95'],
  ])('%f of the largest step: by the exact recursion of second moments', (fraction, printed) => {
    const [d, batch] = [20, 1];
    const eta = fraction * largestStep(d, batch);
    const T = 200_000;
    // |Σδ|², ⟨Σδ, δ⟩ and |δ|² in the mean.
    let [sum, cross, s] = [0, 0, floor({ d, batch, eta, noise: 1 })];
    for (let t = 0; t < T; t++) {
      sum += 2 * cross + s;
      cross = (1 - eta) * (cross + s);
      s = contraction({ d, batch, eta }) * s + (eta ** 2 * d) / batch;
    }
    expect((sum * batch) / (T * d) / bracket(d, batch, eta)).toBeCloseTo(1, 2);
    expect(bracket(d, batch, eta).toFixed(2)).toBe(printed);
    expect(prints(CHAPTER, printed, 'half of it')).toBe(true);
  });
  it('by simulation of steps written out', () => {
    const [d, batch, T, eta] = [3, 1, 1000, 0.5 * largestStep(3, 1)];
    const random = stream(20);
    const squares = Array.from({ length: 150 }, () => {
      const [x, total] = [new Float64Array(d), new Float64Array(d)];
      for (let t = 0; t < T; t++) {
        x.forEach((value, k) => (total[k]! += value));
        const a = x.map(() => random.normal());
        const residual = a.reduce((sum, value, k) => sum + value * x[k]!, 0) - random.normal();
        a.forEach((value, k) => (x[k]! -= eta * residual * value));
      }
      return (total.reduce((sum, value) => sum + value ** 2, 0) * batch) / (T * d);
    });
    const { mean, standardError } = meanAndError(squares);
    expect(standardError).toBeLessThan(0.15);
    expect(Math.abs(mean - bracket(d, batch, eta))).toBeLessThan(4 * standardError);
  });
});

it('the noise scale from two batch sizes, by simulation', () => {
  const [d, s, sigma] = [5, 0.6, 0.8];
  const random = stream(21);
  // With η = 1 the new error is δ − g; |g|² = |δ'|² − |δ|² + 2⟨δ, g⟩, and ⟨δ, g⟩ has the mean s.
  const squared = (batch: number) => {
    const values = Float64Array.from({ length: 60_000 / batch }, () => {
      const z = Array.from({ length: (d + 1) * batch }, () => random.normal());
      return squaredErrorAfter({ d, batch, eta: 1, sigma }, s, z) + s;
    });
    return meanAndError(values).mean;
  };
  const [b, B] = [1, 12];
  const [small, large] = [squared(b), squared(B)];
  const noise = (small - large) / (1 / b - 1 / B);
  const signal = (B * large - b * small) / (B - b);
  expect(noise / ((d + 1) * s + d * sigma ** 2)).toBeCloseTo(1, 1);
  expect(Math.abs(noise / signal / (d + 1 + (d * sigma ** 2) / s) - 1)).toBeLessThan(0.15);
});

it('the diffusion with its own C(X) loses stability at 2B/B_c', () => {
  // d E|X|²/dθ = −2 E|X|² + (η/B)(B_c E|X|² + dσ²).
  const rate = (batch: number, eta: number) => -2 + (eta / batch) * criticalBatch(20);
  for (const batch of [1, 21, 200]) {
    expect(rate(batch, (2 * batch) / 21)).toBeCloseTo(0, 12);
    expect(rate(batch, (2 * batch) / (batch + 21))).toBeLessThan(0);
    expect(contraction({ d: 20, batch, eta: (2 * batch) / (batch + 21) })).toBeCloseTo(1, 12);
  }
});

it('prints steps and examples for a factor of a hundred, counted step by step', () => {
  for (const batch of [1, 5, 21, 84]) {
    const left = contraction({ d: 20, batch, eta: batch / (batch + 21) });
    const steps = Math.log(100) / -Math.log(left);
    expect(steps).toBeCloseTo(Math.log(100) / Math.log1p(batch / 21), 9);
    expect(prints(CHAPTER, steps.toFixed(1), `| ${batch} |`)).toBe(true);
    expect(prints(CHAPTER, (steps * batch).toFixed(0), `| ${batch} |`)).toBe(true);
    // Whole steps bracket it.
    expect(left ** Math.floor(steps)).toBeGreaterThan(0.01 - 1e-12);
    expect(left ** Math.ceil(steps)).toBeLessThanOrEqual(0.01 + 1e-12);
  }
});

it('the linear rule gains nothing at B = d + 3, and loses at 32', () => {
  const linear = (batch: number) => contraction({ d: 20, batch, eta: batch / 22 });
  expect(linear(23)).toBeCloseTo(1, 12);
  expect(linear(32)).toBeGreaterThan(1);
  const batches = Array.from({ length: 90 }, (_, i) => (i + 1) / 4);
  for (const batch of batches) expect(linear(batch)).toBeCloseTo(1 - (23 * batch - batch ** 2) / 22 ** 2, 12);
  expect(batches.reduce((a, b) => (linear(b) < linear(a) ? b : a))).toBe(11.5);
  expect(prints(CHAPTER, '11.5', 'all gain is gone') && prints(CHAPTER, '23', 'all gain is gone')).toBe(true);
  for (const batch of [1, 2, 5]) {
    expect(
      Math.abs(linear(batch) / contraction({ d: 20, batch, eta: batch / (batch + 21) }) - 1),
    ).toBeLessThan(0.01);
  }
});

it('the broken demo: q grows by the factor exp(τ²)', () => {
  expect((Math.E * 22 - 1).toFixed(1)).toBe('58.8');
  const random = stream(4);
  let [first, second] = [0, 0];
  for (let i = 0; i < 400_000; i++) {
    const omega = Math.exp(0.5 * random.normal() - 0.125);
    first += omega / 400_000;
    second += omega ** 2 / 400_000;
  }
  expect(first).toBeCloseTo(1, 2);
  expect(second).toBeCloseTo(Math.exp(0.25), 1);
  expect(prints(CHAPTER, '58.8', 'tau=1')).toBe(true);
  // What becomes of the step sizes of the demo.
  const critical = Math.E * 22 - 1;
  const all = FLOORS.flatMap(({ batch }) => floorPoints(20, batch).map(({ eta }) => ({ batch, eta })));
  expect(all.length).toBe(18);
  expect(all.filter(({ batch, eta }) => eta >= (2 * batch) / (batch + critical)).length).toBe(8);
  expect(prints(CHAPTER, '8', '18 step sizes')).toBe(true);
  const left = (batch: number) => {
    const eta = batch / (batch + 21);
    return 1 - 2 * eta + eta ** 2 * (1 + critical / batch);
  };
  const losing = [1, 2, 4, 8, 16].map(left);
  expect(Math.min(...losing).toFixed(2)).toBe('1.01');
  expect(Math.max(...losing).toFixed(2)).toBe('1.08');
  expect(left(32)).toBeLessThan(1);
  expect(prints(CHAPTER, '1.01', '1.08')).toBe(true);
});

describe('ex:polyak', () => {
  it('the average has excess tr(H⁻¹C)/(2T), whatever the step', () => {
    const H = randomSymmetric([0.5, 1.5], stream(8));
    const C = randomSymmetric([0.2, 2], stream(9));
    const printed = trace(solve(H, C)) / 2;
    for (const eta of [0.1, 0.8]) {
      const T = 4000;
      // Exact: x_T and Σ x_t as one linear recursion of their covariances.
      const A = combine(1, identity(2), -eta, H);
      const zero: Matrix = combine(0, H, 0, H);
      let [xx, sx, ss] = [zero, zero, zero] as [Matrix, Matrix, Matrix];
      for (let t = 0; t < T; t++) {
        // S ← S + x, then x ← A x + η ξ.
        const cross = combine(1, sx, 1, xx);
        ss = combine(1, combine(1, ss, 1, xx), 1, combine(1, sx, 1, transposed(sx)));
        sx = multiply(cross, A);
        xx = combine(1, multiply(multiply(A, xx), A), eta ** 2, C);
      }
      const excess = trace(multiply(H, ss)) / 2 / T ** 2;
      expect((excess * T) / printed).toBeCloseTo(1, 1);
      expect(Math.abs((excess * T) / printed - 1)).toBeLessThan(0.02);
    }
  });
});

const transposed = (A: Matrix) => A[0]!.map((_, j) => A.map((row) => row[j]!));

describe('ex:anisotropic', () => {
  const h = [3, 1, 0.2];

  it('E aaᵀSaaᵀ = 2HSH + H tr(HS), by quadrature', () => {
    const scales = [1.3, 0.6];
    const S = [
      [1, 0.4],
      [0.4, 2],
    ];
    const H = scales.map((value, i) => scales.map((_, j) => (i === j ? value ** 2 : 0)));
    const printed = combine(2, multiply(multiply(H, S), H), trace(multiply(H, S)), H);
    for (const [i, j] of [
      [0, 0],
      [0, 1],
      [1, 1],
    ] as const) {
      const mean = gaussianMean(2, (z) => {
        const a = z.map((value, k) => scales[k]! * value);
        return a[i]! * a[j]! * a.reduce((sum, x, k) => sum + x * (S[k]![0]! * a[0]! + S[k]![1]! * a[1]!), 0);
      });
      expect(mean).toBeCloseTo(printed[i]![j]!, 10);
    }
  });

  const Q = (eta: number, batch: number) =>
    (eta / batch) * h.reduce((sum, value) => sum + value / (2 - eta * value * (1 + 1 / batch)), 0);
  /** E⟨δ, Hδ⟩ at rest, by the recursion of the diagonal, iterated from zero. */
  const rest = (eta: number, batch: number, steps: number) => {
    let s = [0, 0, 0];
    for (let t = 0; t < steps; t++) {
      const total = s.reduce((sum, value, i) => sum + h[i]! * value, 0);
      s = s.map(
        (value, i) =>
          (1 - eta * h[i]!) ** 2 * value +
          (eta ** 2 / batch) * (h[i]! ** 2 * value + h[i]! * total + 0.7 * h[i]!),
      );
    }
    return s.reduce((sum, value, i) => sum + h[i]! * value, 0);
  };

  it('the excess is σ²Q/(1 − Q), and Q = 1 is the limit of stability', () => {
    for (const batch of [1, 4, 30]) {
      let [low, high] = [0, 2 / (h[0]! * (1 + 1 / batch))];
      for (let k = 0; k < 60; k++) {
        const eta = (low + high) / 2;
        if (Q(eta, batch) < 1) low = eta;
        else high = eta;
      }
      expect(rest(0.5 * low, batch, 5000)).toBeCloseTo(
        (0.7 * Q(0.5 * low, batch)) / (1 - Q(0.5 * low, batch)),
        8,
      );
      expect(rest(1.02 * low, batch, 20_000)).toBeGreaterThan(1e6);
    }
  });

  it('H = I gives back the theorem', () => {
    const [d, batch] = [7, 3];
    const top = largestStep(d, batch);
    expect((top * d) / (batch * (2 - top * (1 + 1 / batch)))).toBeCloseTo(1, 12);
  });
});

it('ex:schedule', () => {
  expect(((2 * 128) / 628).toFixed(2)).toBe('0.41');
  expect(((2 * 1280) / 1780).toFixed(2)).toBe('1.44');
  expect(prints(CHAPTER, '0.41', '1.44')).toBe(true);
});
