import { describe, expect, it } from 'vitest';
import { between, words } from './binomial.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'statistical-learning/finite-samples';

describe('Hoeffding’s inequality', () => {
  it('holds for variables of unequal ranges, over all their values, and is not idle', () => {
    // Z_i takes four values in [a_i, b_i], not symmetric about their mean.
    const ranges = [
      [0, 1],
      [-1, 2],
      [0.5, 1],
      [-0.2, 0.2],
      [0, 2],
      [1, 1.5],
    ] as const;
    const share = [0, 0.1, 0.7, 1];
    const n = ranges.length;
    const squares = ranges.reduce((sum, [a, b]) => sum + (b - a) ** 2, 0);
    const means = [...words(n, 4)].map(
      (letters) =>
        letters.reduce((sum, letter, i) => {
          const [a, b] = ranges[i]!;
          return sum + a + (b - a) * share[letter]!;
        }, 0) / n,
    );
    const mean = means.reduce((sum, value) => sum + value, 0) / means.length;
    let largest = 0;
    for (const epsilon of [0.02, 0.1, 0.2, 0.3, 0.4, 0.5]) {
      const bound = Math.exp((-2 * n ** 2 * epsilon ** 2) / squares);
      const probability = means.filter((value) => value - mean >= epsilon).length / means.length;
      expect(probability).toBeLessThanOrEqual(bound);
      largest = Math.max(largest, probability / bound);
    }
    expect(largest).toBeGreaterThan(0.3);
  });

  it('rests on ψ″ = variance under the tilted law ≤ (b − a)²/4, by finite differences', () => {
    const values = [0, 0.2, 0.9, 1];
    const weights = [0.1, 0.5, 0.15, 0.25];
    const mean = values.reduce((sum, z, i) => sum + weights[i]! * z, 0);
    const psi = (lambda: number) =>
      Math.log(values.reduce((sum, z, i) => sum + weights[i]! * Math.exp(lambda * (z - mean)), 0));
    for (const lambda of [-8, -2, 0, 0.5, 3, 10]) {
      const tilted = values.map((z, i) => weights[i]! * Math.exp(lambda * z));
      const total = tilted.reduce((sum, w) => sum + w, 0);
      const centre = values.reduce((sum, z, i) => sum + (tilted[i]! / total) * z, 0);
      const variance = values.reduce((sum, z, i) => sum + (tilted[i]! / total) * (z - centre) ** 2, 0);
      const h = 1e-3;
      expect((psi(lambda + h) - 2 * psi(lambda) + psi(lambda - h)) / h ** 2).toBeCloseTo(variance, 5);
      expect(variance).toBeLessThanOrEqual(0.25);
      expect(psi(lambda)).toBeLessThanOrEqual(lambda ** 2 / 8);
    }
  });

  it('prints the tail of a hundred coins and its two bounds', () => {
    const exact = between(100, 65, 100);
    expect(prints(CHAPTER, exact.toFixed(5), '65 heads')).toBe(true);
    expect(prints(CHAPTER, Math.exp(-2 * 100 * 0.15 ** 2).toFixed(4), '65 heads')).toBe(true);
    expect(prints(CHAPTER, (1 / (4 * 100 * 0.15 ** 2)).toFixed(3), '65 heads')).toBe(true);
    expect(prints(CHAPTER, (2 * 0.15 ** 2).toFixed(4), '65 heads')).toBe(true);
    const rate = Math.LN2 + 0.35 * Math.log(0.35) + 0.65 * Math.log(0.65);
    expect(prints(CHAPTER, rate.toFixed(4), '65 heads')).toBe(true);
    // The rate is that of the exact tail: over longer runs of coins the logarithm per coin approaches it.
    const perCoin = (n: number) => -Math.log(between(n, 0.65 * n, n)) / n;
    expect(Math.abs(perCoin(1000) - rate)).toBeLessThan(0.006);
    expect(perCoin(1000)).toBeGreaterThan(rate);
    expect(perCoin(1000)).toBeLessThan(perCoin(100));
  });

  it('the error bar of a test set covers what it says, whatever the risk', () => {
    const bar = Math.sqrt(Math.log(2 / 0.05) / 20_000);
    expect(prints(CHAPTER, bar.toFixed(4), 'stirred pot')).toBe(true);
    // At n = 400, exactly, for three risks.
    const small = Math.sqrt(Math.log(2 / 0.05) / 800);
    for (const risk of [0.02, 0.3, 0.5]) {
      const inside = between(400, Math.ceil(400 * (risk - small)), Math.floor(400 * (risk + small)), risk);
      expect(inside).toBeGreaterThanOrEqual(0.95);
    }
  });
});
