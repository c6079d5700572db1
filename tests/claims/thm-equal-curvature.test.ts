import { describe, expect, it } from 'vitest';
import { afterEpochs, stationary } from './closed.ts';
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
