import { describe, expect, it } from 'vitest';
import { prints } from './chapter.ts';
import * as run from './parabolas.ts';

const CHAPTER = 'sgd/shuffling';
const mean = (values: readonly number[]) => values.reduce((s, v) => s + v, 0) / values.length;

/** E x² after one epoch, reshuffled minus with replacement, over all orders and all tuples. */
const loss = (parabolas: run.Parabolas, x0: number, eta: number, epochs = 1) =>
  run.afterReshuffling(x0, epochs, parabolas, eta).square -
  run.afterReplacement(x0, epochs * parabolas.a.length, parabolas, eta).square;

function statistics({ a, b }: run.Parabolas) {
  const variance = mean(a.map((v) => v * v)) - mean(a) ** 2;
  return { variance, ab: mean(a.map((v, i) => v * (b[i] as number))), sigma2: mean(b.map((v) => v * v)) };
}

describe('the general coefficient of η²', () => {
  const cases: run.Parabolas[] = [
    { a: [1.5, 0.5], b: [1, -1] },
    { a: [0.2, 2, 3, 1.4], b: [-2, 0.5, 1.75, -0.25] },
    { a: [1, 1, 1], b: [1, 2, -3] },
  ];
  it.each(cases)('a = $a, b = $b', (parabolas) => {
    const { variance, ab, sigma2 } = statistics(parabolas);
    for (const x0 of [-2, 0, 0.5, 1.5, 4]) {
      const coefficient = parabolas.a.length * (3 * x0 * ab - sigma2 - 2 * x0 * x0 * variance);
      // Richardson: the next order is odd in η and drops out of the mean of ±η.
      const measured = (loss(parabolas, x0, 1e-4) + loss(parabolas, x0, -1e-4)) / 2e-8;
      expect(measured).toBeCloseTo(coefficient, 4);
    }
  });

  it('is positive somewhere exactly when corr(a, b)² > 8/9', () => {
    for (const tilt of [0.1, 0.3, 0.5, 0.6, 0.9]) {
      // Four parabolas whose curvature is b plus a part orthogonal to b.
      const b = [1, 1, -1, -1];
      const a = b.map((v, i) => 5 + v + tilt * (i % 2 ? 1 : -1));
      const { variance, ab, sigma2 } = statistics({ a, b });
      const correlation2 = ab ** 2 / (variance * sigma2);
      const best = Math.max(
        ...Array.from({ length: 4001 }, (_, k) => loss({ a, b }, (k - 2000) / 500, 1e-5)),
      );
      expect(best > 0).toBe(correlation2 > 8 / 9);
    }
  });
});

describe('f₁ = ¾x² − x, f₂ = ¼x² + x, from 3/2', () => {
  const parabolas = { a: [1.5, 0.5], b: [1, -1] };

  it.each([0.001, 0.01, 0.1, 0.3, 0.33, 0.34, 0.6])('one epoch, η = %f', (eta) => {
    const measured = loss(parabolas, 1.5, eta);
    expect(measured).toBeCloseTo(((eta * eta) / 4) * (1 - eta) * (1 - 3 * eta), 13);
    expect(measured > 0).toBe(eta < 1 / 3);
  });

  it('splits into the noise saved and the cost of the bias, as explained', () => {
    const eta = 1e-4;
    for (const x0 of [-1, 0, 0.5, 1, 1.5, 2, 3]) {
      const each = run.afterReshuffling(x0, 1, parabolas, eta);
      const replacement = run.afterReplacement(x0, 2, parabolas, eta);
      const cost = (each.mean ** 2 - replacement.mean ** 2) / (2 * eta ** 2);
      const saved =
        (replacement.square - replacement.mean ** 2 - each.square + each.mean ** 2) / (2 * eta ** 2);
      expect(cost).toBeCloseTo((x0 / 2) * (1 - x0 / 2), 2);
      expect(saved).toBeCloseTo((1 - x0 / 2) ** 2, 2);
      expect(each.square - replacement.square > 1e-6 * eta ** 2).toBe(x0 > 1 && x0 < 2);
    }
  });

  it('loses for the printed number of epochs and wins in the end', () => {
    const losing = (eta: number) => {
      let epochs = 1;
      while (loss(parabolas, 1.5, eta, epochs) > 0) epochs++;
      return epochs - 1;
    };
    expect(prints(CHAPTER, `${losing(0.01)}`, '\\eta=0.01')).toBe(true);
    expect(prints(CHAPTER, `${losing(0.001)}`, '\\eta=0.001')).toBe(true);
    expect(loss(parabolas, 1.5, 0.01, 2000)).toBeLessThan(0);
  });
});
