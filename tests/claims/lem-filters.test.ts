import { expect, it } from 'vitest';
import { meanAndError } from '../../src/lab/contract/statistics.ts';
import { stream } from '../../src/lab/contract/random.ts';
import { descend, draw, excess, fit, truth } from './gaussian-regression.ts';

/** Eigenvalues of XᵀX/n for two features. */
function curvatures(x: Float64Array, n: number): [number, number] {
  let [a, b, c] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    a += x[2 * i]! ** 2 / n;
    b += (x[2 * i]! * x[2 * i + 1]!) / n;
    c += x[2 * i + 1]! ** 2 / n;
  }
  const root = Math.sqrt(((a - c) / 2) ** 2 + b ** 2);
  return [(a + c) / 2 - root, (a + c) / 2 + root];
}

const [r, sigma] = [1.2, 0.8];

it.each([1, 5])('two features, %i examples: the formula against fits, filter by filter', (n) => {
  const beta = truth(2, r);
  const [lambda, eta, steps] = [0.3, n === 1 ? 0.02 : 0.15, 7];
  const methods = [
    {
      keep: (h: number) => (1 - eta * h) ** steps,
      fitted: (data: ReturnType<typeof draw>) => descend(data, eta, steps),
    },
    {
      keep: (h: number) => lambda / (h + lambda),
      fitted: (data: ReturnType<typeof draw>) => fit(data, lambda),
    },
  ];
  for (const { keep, fitted } of methods) {
    // Found minus printed on the same data: only the noise and the direction of β remain to be averaged.
    const differences = Float64Array.from({ length: 12_000 }, (_, i) => {
      const data = draw(stream(61, n, i), n, beta, sigma);
      const printed = curvatures(data.x, n).reduce((sum, h) => {
        const seen = h > 1e-12 ? (sigma ** 2 * (2 / n) * (1 - keep(h)) ** 2) / h : 0;
        return sum + (r ** 2 * keep(Math.max(0, h)) ** 2 + seen) / 2;
      }, 0);
      return excess(fitted(data), beta) - printed;
    });
    const { mean, standardError } = meanAndError(differences);
    expect(Math.abs(mean)).toBeLessThan(4.5 * standardError);
    expect(standardError).toBeLessThan(0.02);
  }
});
