import { describe, expect, it } from 'vitest';
import { stationary } from './closed.ts';
import * as run from './parabolas.ts';

describe('ex:palindrome, the six orders of ++−−', () => {
  const eta = 0.01;
  const rho = 1 - eta;
  const settled = (signs: readonly number[]) => {
    let x = 0;
    for (let k = 0; k < 2000; k++) for (const b of signs) x = rho * x + eta * b;
    return x;
  };

  it('has the three printed magnitudes, the palindrome smallest', () => {
    expect(Math.abs(settled([1, 1, -1, -1]))).toBeCloseTo((eta * (1 + rho)) / (1 + rho * rho), 12);
    expect(Math.abs(settled([1, -1, 1, -1]))).toBeCloseTo(eta / (1 + rho), 12);
    expect(settled([1, -1, -1, 1])).toBeCloseTo((eta * (1 - rho)) / (1 + rho * rho), 12);
    expect(Math.abs(settled([1, -1, -1, 1]))).toBeLessThan(Math.abs(settled([1, -1, 1, -1])));
  });

  it('over the positions: sorted and palindrome ½, interleaved ¼, in units of η²σ²', () => {
    const small = 1e-4;
    const average = (signs: readonly number[]) => {
      let [x, sum] = [0, 0];
      for (let k = 0; k < 60000; k++) for (const b of signs) x = (1 - small) * x + small * b;
      for (const b of signs) sum += (x = (1 - small) * x + small * b) ** 2 / 4;
      return sum / small ** 2;
    };
    expect(average([1, 1, -1, -1])).toBeCloseTo(0.5, 3);
    expect(average([1, -1, -1, 1])).toBeCloseTo(average([1, 1, -1, -1]), 9);
    expect(average([1, -1, 1, -1])).toBeCloseTo(0.25, 3);
  });
});

describe('ex:overshoot, steps with 1 < ηa < 2', () => {
  it.each([3, 4, 7])('reshuffling n = %i loses, by at most n/(n − 1)', (n) => {
    const b = Array.from({ length: n }, (_, i) => i - (n - 1) / 2);
    const parabolas = run.equalCurvature(1, b);
    for (const eta of [1.1, 1.5, 1.9]) {
      const ratio =
        run.afterReshuffling(0, 400, parabolas, eta).square /
        run.afterReplacement(0, 400 * n, parabolas, eta).square;
      expect(ratio).toBeGreaterThan(1);
      expect(ratio).toBeLessThanOrEqual(n / (n - 1));
    }
  });
});

describe('ex:mini-batches', () => {
  it('six items in batches of two: three terms of variance σ²/B · (n − B)/(n − 1)', () => {
    const b = [2, -3.5, 0.5, 1, 0.25, -0.25];
    const [n, size, eta] = [6, 2, 0.2];
    const sigma2 = b.reduce((s, v) => s + v * v, 0) / n;
    const ends = [...run.permutations(n)].map((order) => {
      let x = 0;
      for (let k = 0; k < n; k += size) {
        const mean = order.slice(k, k + size).reduce((s, i) => s + (b[i] as number), 0) / size;
        x = (1 - eta) * x + eta * mean;
      }
      return x;
    });
    const variance = ends.reduce((s, x) => s + x * x, 0) / ends.length;
    const measured = variance / (1 - (1 - eta) ** (2 * (n / size)));
    const batch = (sigma2 / size) * ((n - size) / (n - 1));
    expect(measured).toBeCloseTo(stationary({ n: n / size, eta, a: 1, sigma2: batch }).reshuffling, 12);
  });
});

describe('ex:crossover, where the bias overtakes the variance', () => {
  it('the variance is still that of equal curvature, to leading order', () => {
    const b = run.sortedSigns(6);
    const ratio = (eta: number) => {
      const tilted = { a: b.map((v) => 1 + 0.6 * v), b };
      const { mean, square } = run.afterReshuffling(0, Math.ceil(8 / eta), tilted, eta);
      return (square - mean ** 2) / stationary({ n: 6, eta, a: 1, sigma2: 1 }).reshuffling;
    };
    expect(Math.abs(ratio(0.001) - 1)).toBeLessThan(0.01);
    expect(Math.abs(ratio(0.001) - 1)).toBeLessThan(0.2 * Math.abs(ratio(0.01) - 1));
  });

  it('leading orders cross at K = (n + 1)ℓ/(3c²)', () => {
    const [n, c, a, sigma2] = [32, 1.3, 1, 1];
    const gap = (epochs: number) => {
      const l = Math.log(n * epochs);
      const eta = (2 * l) / (a * n * epochs);
      const variance = (eta ** 3 * a * sigma2 * n * (n + 1)) / 24;
      return variance / ((eta * c * sigma2) / (2 * a)) ** 2;
    };
    // Fixed point of K = (n + 1) ln(nK) / (3c²).
    let epochs = 50;
    for (let k = 0; k < 100; k++) epochs = ((n + 1) * Math.log(n * epochs)) / (3 * c * c);
    expect(gap(epochs)).toBeCloseTo(1, 9);
  });
});
