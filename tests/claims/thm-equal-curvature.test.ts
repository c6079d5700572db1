import { describe, expect, it } from 'vitest';
import { prints } from './chapter.ts';
import { afterEpochs, stationary, theta } from './closed.ts';
import * as run from './parabolas.ts';

const b = [2, -3.5, 0.5, 1, 0.25, -0.25];
const n = b.length;
const sigma2 = b.reduce((s, v) => s + v * v, 0) / n;
const close = (measured: number, predicted: number) =>
  expect(Math.abs(measured / predicted - 1)).toBeLessThan(1e-9);

describe.each([
  { a: 1, eta: 0.02 },
  { a: 0.7, eta: 0.4 },
  { a: 2, eta: 0.8 }, // ρ < 0: the theorem asks only for |ρ| < 1
])('all 720 orders of six unequal terms, a = $a, η = $eta', ({ a, eta }) => {
  const parabolas = run.equalCurvature(a, b);
  const setting = { n, eta, a, sigma2 };

  it.each([1, 2, 7])('after %i epochs from x₀ = 1.5', (epochs) => {
    const predicted = afterEpochs(setting, epochs, 1.5);
    close(run.afterReplacement(1.5, n * epochs, parabolas, eta).square, predicted.replacement);
    close(run.afterReshuffling(1.5, epochs, parabolas, eta).square, predicted.reshuffling);
    close(run.afterOneShuffle(1.5, epochs, parabolas, eta).square, predicted.once);
  });

  it('in the stationary state', () => {
    const epochs = Math.ceil(40 / (n * eta * a)) + 40;
    const predicted = stationary(setting);
    close(run.afterReplacement(0, n * epochs, parabolas, eta).square, predicted.replacement);
    close(run.afterReshuffling(0, epochs, parabolas, eta).square, predicted.reshuffling);
    close(run.afterOneShuffle(0, epochs, parabolas, eta).square, predicted.once);
  });
});

describe('θ, the number of steps that the end of an epoch remembers', () => {
  const counted = (size: number, eta: number) => {
    let [sum, squares] = [0, 0];
    for (let j = 0; j < size; j++) {
      const w = (1 - eta) ** j;
      sum += w;
      squares += w * w;
    }
    return sum ** 2 / squares;
  };

  it('is (Σw)²/Σw², and printed for n = 64', () => {
    for (const [size, eta] of [
      [64, 0.002],
      [5, 0.3],
      [7, 1.4],
    ] as const)
      expect(counted(size, eta)).toBeCloseTo(theta({ n: size, eta, a: 1, sigma2: 1 }), 9);
    expect(prints('sgd/shuffling', counted(64, 0.002).toFixed(2), '\\theta')).toBe(true);
  });

  it('tends to 2/(ηa) − 1 for long epochs, and then shuffling saves a fraction 2/(ηan)', () => {
    for (const eta of [0.5, 0.1, 0.02]) expect(counted(3000, eta)).toBeCloseTo(2 / eta - 1, 6);
    const { replacement, reshuffling, once } = stationary({ n: 30000, eta: 0.01, a: 1, sigma2: 1 });
    for (const value of [reshuffling, once])
      expect((1 - value / replacement) / (2 / (0.01 * 30000))).toBeCloseTo(1, 1);
  });

  it('for 0 < ρ < 1 neither kind of shuffling has the higher floor', () => {
    for (const size of [2, 3, 10, 300])
      for (const eta of [0.999, 0.7, 0.1, 0.001]) {
        const { replacement, reshuffling, once } = stationary({ n: size, eta, a: 1, sigma2: 1 });
        expect(reshuffling).toBeLessThanOrEqual(replacement);
        expect(once).toBeLessThanOrEqual(replacement);
        expect(reshuffling).toBeLessThanOrEqual(once);
      }
  });
});
