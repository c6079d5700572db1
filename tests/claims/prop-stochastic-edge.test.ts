import { describe, expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { gaussianMean } from './gauss-hermite.ts';

/** The printed sum: below one is stable. */
const load = (h: readonly number[], eta: number, batch: number) =>
  h.reduce((sum, value) => sum + ((eta / batch) * value) / (2 - eta * value * (1 + 1 / batch)), 0);

/** The largest stable step, from the printed sum. */
function edge(h: readonly number[], batch: number): number {
  let [low, high] = [0, 2 / (Math.max(...h) * (1 + 1 / batch))];
  for (let k = 0; k < 60; k++) {
    const eta = (low + high) / 2;
    if (load(h, eta, batch) < 1) low = eta;
    else high = eta;
  }
  return low;
}

/** Growth of E|x|² in a step in the long run: by the second moments of one step, by quadrature over the batch. */
function growth(h: readonly [number, number], eta: number, batch: number): number {
  const step = (x: readonly number[], z: readonly number[]) => {
    const next = [...x];
    for (let i = 0; i < batch; i++) {
      const a = [Math.sqrt(h[0]) * z[2 * i]!, Math.sqrt(h[1]) * z[2 * i + 1]!];
      const along = a[0]! * x[0]! + a[1]! * x[1]!;
      next[0]! -= (eta / batch) * along * a[0]!;
      next[1]! -= (eta / batch) * along * a[1]!;
    }
    return next;
  };
  const second = (start: readonly number[], j: number) =>
    gaussianMean(2 * batch, (z) => step(start, z)[j]! ** 2);
  const M = [0, 1].map((j) => [second([1, 0], j), second([0, 1], j)]);
  const [[a, b], [c, d]] = M as [[number, number], [number, number]];
  return (a + d) / 2 + Math.sqrt(((a - d) / 2) ** 2 + b * c);
}

describe('(b) Gaussian gradients', () => {
  it.each([
    [1, 1, 0.3],
    [2, 2, 0.1],
    [2, 1, 1],
  ] as const)('B = %i, h = (%f, %f): growth one at the printed edge', (batch, h1, h2) => {
    const eta = edge([h1, h2], batch);
    expect(growth([h1, h2], eta, batch)).toBeCloseTo(1, 8);
    expect(growth([h1, h2], 0.97 * eta, batch)).toBeLessThan(1);
    expect(growth([h1, h2], 1.03 * eta, batch)).toBeGreaterThan(1);
  });

  it('equal curvatures give back the theorem on the critical batch', () => {
    const d = 20;
    for (const batch of [1, 8, 64]) {
      expect(edge(new Array<number>(d).fill(1), batch)).toBeCloseTo((2 * batch) / (batch + d + 1), 9);
    }
  });
});

it('(a) the bound: whatever the gradients, at the printed step E|x|² does not grow', () => {
  const random = stream(81);
  for (let run = 0; run < 60; run++) {
    const d = 3;
    const n = 5;
    const a = Array.from({ length: n }, () => Array.from({ length: d }, () => random.normal()));
    const batch = 1 + random.below(3);
    const R2 = Math.max(...a.map((row) => row.reduce((sum, value) => sum + value ** 2, 0)));
    const H = (x: number[]) => {
      const out = new Array<number>(d).fill(0);
      for (const row of a) {
        const along = row.reduce((sum, value, j) => sum + value * x[j]!, 0) / n;
        row.forEach((value, j) => (out[j]! += along * value));
      }
      return out;
    };
    let v = [1, 1, 1];
    for (let k = 0; k < 200; k++) {
      const image = H(v);
      const norm = Math.hypot(...image);
      v = image.map((value) => value / norm);
    }
    const top = Math.hypot(...H(v));
    const eta = 2 / ((1 - 1 / batch) * top + R2 / batch);
    const x = Array.from({ length: d }, () => random.normal());
    // The mean over all n^B ordered batches.
    let mean = 0;
    const all = n ** batch;
    for (let code = 0; code < all; code++) {
      const next = [...x];
      for (let i = 0, rest = code; i < batch; i++, rest = Math.floor(rest / n)) {
        const row = a[rest % n]!;
        const along = row.reduce((sum, value, j) => sum + value * x[j]!, 0);
        row.forEach((value, j) => (next[j]! -= (eta / batch) * along * value));
      }
      mean += next.reduce((sum, value) => sum + value ** 2, 0) / all;
    }
    expect(mean).toBeLessThanOrEqual(x.reduce((sum, value) => sum + value ** 2, 0) * (1 + 1e-9));
  }
});

describe('(c) the noisy reduced map, by simulation', () => {
  const [eta, alpha, beta] = [0.1, 0.05, 1];
  /** Means of z², of the excess weighted with z², and of the excess; `strength` is σ²β/(4α²). */
  function means(strength: number, T: number) {
    const sigma = Math.sqrt((4 * alpha ** 2 * strength) / beta);
    const random = stream(82, strength);
    let [z, y] = [0.3, 0];
    let [squares, weighted, plain] = [0, 0, 0];
    for (let t = -T / 10; t < T; t++) {
      if (t >= 0) {
        squares += z * z;
        weighted += z * z * (y + (eta * y * y) / 2);
        plain += y;
      }
      [z, y] = [-(1 + eta * y) * z + eta * sigma * random.normal(), y + eta * (alpha - (beta * z * z) / 2)];
    }
    const printed = (-eta * beta * sigma ** 2) / (4 * alpha);
    return { square: squares / T, weighted: weighted / squares, plain: plain / T, printed };
  }

  it.each([100, 20])('mean square and weighted excess as printed, strength %i', (strength) => {
    const { square, weighted, plain, printed } = means(strength, 300_000);
    expect(square / ((2 * alpha) / beta)).toBeCloseTo(1, 2);
    expect(weighted / printed).toBeCloseTo(1, 1);
    // Noise so strong damps the bursts, and the plain mean is near.
    expect(plain / weighted).toBeGreaterThan(1);
    expect(plain / weighted).toBeLessThan(1.15);
  });

  it('with little noise the plain mean lies far lower', () => {
    const { weighted, plain, printed } = means(1, 300_000);
    expect(weighted / printed).toBeGreaterThan(0.5);
    expect(weighted / printed).toBeLessThan(1.5);
    expect(plain / printed).toBeGreaterThan(2);
  });
});
