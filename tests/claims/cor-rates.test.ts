import { describe, expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { prints, scientific } from './chapter.ts';
import { afterEpochs, sortedOrder } from './closed.ts';
import { equalCurvature, sortedSigns, step } from './parabolas.ts';

const CHAPTER = 'sgd/shuffling';
const n = 32;
const stepSize = (epochs: number) => (2 * Math.log(n * epochs)) / (n * epochs);

function exact(epochs: number, x0 = 0) {
  const setting = { n, eta: stepSize(epochs), a: 1, sigma2: 1 };
  return { ...afterEpochs(setting, epochs, x0), sorted: sortedOrder(setting, epochs, x0) ** 2 };
}

function leading(epochs: number) {
  const l = Math.log(n * epochs);
  return {
    replacement: l / (n * epochs),
    once: (l ** 2 * (n + 1)) / (3 * n ** 2 * epochs ** 2),
    reshuffling: (l ** 3 * (n + 1)) / (3 * n ** 2 * epochs ** 3),
    sorted: l ** 2 / (4 * epochs ** 2),
  };
}
const schemes = ['replacement', 'once', 'reshuffling', 'sorted'] as const;

const rows = {
  replacement: 'with replacement',
  once: 'shuffled once',
  reshuffling: 'reshuffled',
  sorted: 'sorted',
};

describe('the table of the four schemes', () => {
  it.each([64, 256])('prints the exact values at K = %i', (epochs) => {
    const values = exact(epochs);
    for (const scheme of schemes) {
      expect(prints(CHAPTER, scientific(values[scheme], 3), `| ${rows[scheme]} |`)).toBe(true);
    }
  });

  it('has no visible trace of the start', () => {
    for (const epochs of [64, 256]) {
      for (const scheme of schemes) {
        expect(exact(epochs, 1)[scheme] / exact(epochs)[scheme]).toBeCloseTo(1, 2);
      }
    }
  });

  it('agrees with 2000 literal runs at K = 64, within four standard errors', () => {
    const parabolas = equalCurvature(1, sortedSigns(n));
    const eta = stepSize(64);
    const runs = 2000;
    const sums = { replacement: 0, once: 0, reshuffling: 0 };
    for (let r = 0; r < runs; r++) {
      const random = stream(2012, r);
      const order = Int32Array.from({ length: n }, (_, i) => i);
      const frozen = Int32Array.from(order);
      random.shuffle(frozen);
      const x = { replacement: 0, once: 0, reshuffling: 0 };
      for (let k = 0; k < 64; k++) {
        random.shuffle(order);
        for (let j = 0; j < n; j++) {
          x.replacement = step(x.replacement, random.below(n), parabolas, eta);
          x.once = step(x.once, frozen[j] as number, parabolas, eta);
          x.reshuffling = step(x.reshuffling, order[j] as number, parabolas, eta);
        }
      }
      for (const scheme of ['replacement', 'once', 'reshuffling'] as const) sums[scheme] += x[scheme] ** 2;
    }
    // The mean of 2000 squares of nearly normal numbers scatters by √(2/2000).
    for (const scheme of ['replacement', 'once', 'reshuffling'] as const) {
      const ratio = sums[scheme] / runs / exact(64)[scheme];
      expect(Math.abs(ratio - 1)).toBeLessThan(4 * Math.sqrt(2 / runs));
    }
  });
});

describe('logarithms bend the slopes', () => {
  const slope = (from: number, to: number, f: (epochs: number) => number) =>
    Math.log(f(to) / f(from)) / Math.log(to / from);

  it('prints the slopes between 64 and 512 epochs', () => {
    for (const scheme of ['replacement', 'once', 'reshuffling'] as const) {
      const value = slope(64, 512, (epochs) => exact(epochs)[scheme]);
      expect(prints(CHAPTER, value.toFixed(2), '512')).toBe(true);
    }
  });

  it('and dividing by the powers of the logarithm makes them straight, from K = 32 on within 1.1 per cent', () => {
    for (const epochs of [32, 64, 128, 256, 512]) {
      for (const scheme of schemes) {
        expect(Math.abs(exact(epochs)[scheme] / leading(epochs)[scheme] - 1)).toBeLessThan(0.011);
      }
    }
    expect(prints(CHAPTER, '1.1', 'per cent')).toBe(true);
    expect(exact(8).reshuffling / leading(8).reshuffling).toBeCloseTo(0.89, 2);
    expect(prints(CHAPTER, '0.89', '$K=8$')).toBe(true);
  });
});
