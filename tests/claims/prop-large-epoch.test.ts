import { describe, expect, it } from 'vitest';
import { stationary } from './closed.ts';
import { sortedSigns } from './parabolas.ts';

/** E x² at an epoch's end from the covariance matrix of the shuffled terms, summed entry by entry. */
function bySumming(n: number, eta: number) {
  const b = sortedSigns(n);
  const r = 1 - eta;
  // Covariance of two positions: the mean of b_i b_l over all ordered pairs of distinct items.
  let pairs = 0;
  for (let i = 0; i < n; i++)
    for (let l = 0; l < n; l++) if (i !== l) pairs += (b[i] as number) * (b[l] as number);
  const covariance = pairs / (n * (n - 1));
  let v = 0;
  for (let j = 0; j < n; j++) for (let k = 0; k < n; k++) v += r ** (j + k) * (j === k ? 1 : covariance);
  v *= eta * eta;
  let reshuffling = 0;
  for (let epoch = 0; epoch < 3000 && r ** (2 * n * epoch) > 1e-18; epoch++)
    reshuffling += r ** (2 * n * epoch) * v;
  return { reshuffling, once: v / (1 - r ** n) ** 2 };
}

describe.each([
  { n: 20, eta: 0.5 },
  { n: 200, eta: 0.1 },
  { n: 600, eta: 0.02 },
])('n = $n, ηa = $eta', ({ n, eta }) => {
  const { replacement, reshuffling, once } = stationary({ n, eta, a: 1, sigma2: 1 });
  const summed = bySumming(n, eta);

  it('is what the sum over the covariances gives', () => {
    expect(summed.reshuffling / reshuffling).toBeCloseTo(1, 9);
    expect(summed.once / once).toBeCloseTo(1, 9);
  });

  it('lies as close to the value with replacement as claimed', () => {
    const r = 1 - eta;
    const gap = (2 * r) / ((n - 1) * (1 - r));
    const forgotten = r ** n;
    for (const value of [summed.reshuffling, summed.once]) {
      // The remainder is of the order of what an epoch leaves of its start.
      expect(Math.abs(value / replacement - (1 - gap))).toBeLessThan(4 * forgotten + 1e-9);
      expect(value).toBeLessThan(replacement);
    }
  });
});

it('is a Brillouin function', () => {
  const n = 7;
  const eta = 0.3;
  const y = (-Math.log(1 - eta) * (n - 1)) / 2;
  // Mean of m/J over the 2J + 1 = n levels of a spin with Boltzmann weights exp(y m / J).
  const j = (n - 1) / 2;
  let weight = 0;
  let magnetisation = 0;
  for (let m = -j; m <= j; m++) {
    weight += Math.exp((y * m) / j);
    magnetisation += (m / j) * Math.exp((y * m) / j);
  }
  const { once, replacement } = stationary({ n, eta, a: 1, sigma2: 1 });
  expect(once / replacement).toBeCloseTo(magnetisation / weight, 12);
});
