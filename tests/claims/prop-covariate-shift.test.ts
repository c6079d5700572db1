import { describe, expect, it } from 'vitest';
import { normalTail } from '../../src/lab/contract/statistics.ts';
import { words } from './binomial.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'statistical-learning/finite-samples';

describe('another sky', () => {
  const training = [0.5, 0.3, 0.15, 0.05];
  const sky = [0.1, 0.2, 0.3, 0.4];
  const weight = training.map((p, x) => sky[x]! / p);
  const chi2 = training.reduce((sum, p, x) => sum + p * weight[x]! ** 2, -1);

  it.each([
    [0, 1, 0, 1],
    [1, 1, 1, 1],
    [0, 0, 1, 1],
  ])('losses %i %i %i %i: mean and variance over all samples of three', (...loss) => {
    const risk = (law: readonly number[]) => law.reduce((sum, p, x) => sum + p * loss[x]!, 0);
    const n = 3;
    let [first, second] = [0, 0];
    for (const sample of words(n, 4)) {
      const p = sample.reduce((product, x) => product * training[x]!, 1);
      const estimate = 0.5 + sample.reduce((sum, x) => sum + weight[x]! * (loss[x]! - 0.5), 0) / n;
      first += p * estimate;
      second += p * estimate ** 2;
    }
    expect(first).toBeCloseTo(risk(sky), 12);
    expect(second - first ** 2).toBeLessThanOrEqual((1 + chi2) / (4 * n) + 1e-12);
    expect(second - first ** 2).toBeGreaterThan((1 + chi2) / (4 * n) / 2);
    const variation = training.reduce((sum, p, x) => sum + (p * Math.abs(weight[x]! - 1)) / 2, 0);
    expect(Math.abs(risk(sky) - risk(training))).toBeLessThanOrEqual(variation + 1e-12);
    expect(variation).toBeLessThanOrEqual(Math.sqrt(chi2) / 2);
  });

  /** ∫ φ(x) g(w(x)) dx by the trapezoidal rule, for a shift by s and a width of the target law. */
  const integral = (s: number, g: (w: number) => number, width = 1) => {
    let sum = 0;
    const h = 1e-3;
    for (let x = -12; x <= 16; x += h) {
      const density = Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI);
      const w = Math.exp(x ** 2 / 2 - ((x - s) / width) ** 2 / 2) / width;
      sum += h * density * g(w);
    }
    return sum;
  };

  it('a shifted Gaussian: quadrature against the exponential and the error function', () => {
    for (const s of [0.3, 1, 2]) {
      expect(integral(s, (w) => w ** 2) / Math.exp(s ** 2)).toBeCloseTo(1, 6);
      expect(integral(s, (w) => Math.abs(w - 1) / 2)).toBeCloseTo(1 - 2 * normalTail(s / 2), 5);
    }
    expect(prints(CHAPTER, integral(1, (w) => Math.abs(w - 1) / 2).toFixed(3), 'Simulate wider')).toBe(true);
    expect(
      prints(CHAPTER, (Math.sqrt(integral(1, (w) => w ** 2) - 1) / 2).toFixed(3), 'Simulate wider'),
    ).toBe(true);
    // Variance 1.9 is still integrable: ∫ φ w² = 1/(σ √(2σ⁻² − 1)) / σ … by Gaussian integration.
    const width = Math.sqrt(1.5);
    const exact = 1 / (1.5 * Math.sqrt(2 / 1.5 - 1));
    expect(integral(0, (w) => w ** 2, width)).toBeCloseTo(exact, 2);
  });

  it('prints what is left of a sample', () => {
    expect(prints(CHAPTER, '37', '8,100')).toBe(true);
    expect((100 / integral(1, (w) => w ** 2)).toFixed(0)).toBe('37');
    // A hundred shifts of 0.3: χ² of a product law multiplies.
    const factor = integral(0.3, (w) => w ** 2) ** 100;
    expect(Math.round(factor / 100)).toBe(81);
    expect(Math.floor(60_000 / factor)).toBe(7);
  });
});
