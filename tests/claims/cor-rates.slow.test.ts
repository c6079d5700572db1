import { describe, expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { prints } from './chapter.ts';
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

/** Three digits, in thousandths, without a power of ten. */
function thousandths(value: number): string {
  const scaled = 1000 * value;
  return scaled.toFixed(2 - Math.floor(Math.log10(scaled)));
}

const rows = {
  replacement: 'with replacement',
  once: 'shuffled once',
  reshuffling: 'reshuffled',
  sorted: 'sorted',
};

describe('the table of the four schemes', () => {
  it('prints the exact values at K = 64 and 256, in thousandths', () => {
    for (const scheme of schemes) {
      const [middle, late] = [64, 256].map((epochs) => thousandths(exact(epochs)[scheme])) as [
        string,
        string,
      ];
      expect(prints(CHAPTER, middle, `| ${rows[scheme]} | ${middle} | ${late} |`)).toBe(true);
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
      const value = -slope(64, 512, (epochs) => exact(epochs)[scheme]);
      expect(prints(CHAPTER, value.toFixed(2), '512')).toBe(true);
    }
  });

  it('and divided by the powers of the logarithm the values come straight', () => {
    for (const scheme of schemes) {
      for (const epochs of [32, 64, 128, 256, 512]) {
        expect(Math.abs(exact(epochs)[scheme] / leading(epochs)[scheme] - 1)).toBeLessThan(0.011);
      }
      expect(exact(1e4)[scheme] / leading(1e4)[scheme]).toBeCloseTo(1, 3);
    }
  });

  it('the cross term of the sorted order is of relative order 1/(n²Kℓ)', () => {
    const relative = [64, 1024].map((epochs) => {
      const scale = n * n * epochs * Math.log(n * epochs);
      return Math.abs(exact(epochs, 1).sorted / exact(epochs).sorted - 1) * scale;
    });
    for (const value of relative) expect(value).toBeLessThan(8);
  });
});
