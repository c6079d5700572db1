import { describe, expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { meanAndError } from '../../src/lab/contract/statistics.ts';
import { betaBinomial } from '../../src/lab/demos/coverage/discrete.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'statistical-learning/two-cultures';

function permutations(items: readonly number[]): number[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}

describe('(a) over all orders of the residuals', () => {
  const chance = (values: readonly number[], r: number) => {
    const orders = permutations(values);
    const covered = orders.filter(
      (order) => order.at(-1)! <= order.slice(0, -1).sort((a, b) => a - b)[r - 1]!,
    );
    return covered.length / orders.length;
  };
  it.each([1, 2, 3, 4, 5])('r = %i of m = 5: exactly r/6 without ties, at least that with them', (r) => {
    expect(chance([0.3, 1.1, 2, 2.5, 4, 9], r)).toBeCloseTo(r / 6, 12);
    expect(chance([1, 1, 2, 2, 2, 3], r)).toBeGreaterThanOrEqual(r / 6 - 1e-12);
  });
});

describe('(b), (c) for a bad predictor of a heavy-tailed target', () => {
  const [m, r, N, count] = [19, 17, 30, 6000];
  const covered = Array.from({ length: count }, (_, i) => {
    const random = stream(51, i);
    // y = x/u is a ratio with tails like a Cauchy law's; the predictor is a sine.
    const residual = () => {
      const x = random.normal();
      return Math.abs(x / (0.05 + random.uniform()) - Math.sin(5 * x));
    };
    const q = Array.from({ length: m }, residual).sort((a, b) => a - b)[r - 1]!;
    return Array.from({ length: N }, residual).filter((value) => value <= q).length;
  });
  const law = betaBinomial(N, r, m + 1 - r);

  it('the beta-binomial law, from the integral of the beta density', () => {
    // ∫ C(N, j) t^j (1−t)^{N−j} t^{r−1} (1−t)^{m−r} dt / B(r, m+1−r), by Simpson's rule.
    const steps = 4000;
    const density = (t: number) => t ** (r - 1) * (1 - t) ** (m - r);
    const integral = (f: (t: number) => number) =>
      Array.from(
        { length: steps + 1 },
        (_, i) => (i % steps === 0 ? 1 : i % 2 ? 4 : 2) * f(i / steps),
      ).reduce((a, b) => a + b, 0);
    const all = integral(density);
    let binomial = 1;
    for (let j = 0; j <= N; j++) {
      const p = integral((t) => density(t) * t ** j * (1 - t) ** (N - j)) / all;
      expect(law[j]!).toBeCloseTo(binomial * p, 8);
      binomial = (binomial * (N - j)) / (j + 1);
    }
  });

  it('is the law of the number covered', () => {
    const { mean, standardError } = meanAndError(covered);
    expect(Math.abs(mean / N - r / (m + 1))).toBeLessThan((4 * standardError) / N);
    // χ² over the cells that expect at least ten.
    let [chi2, cells] = [0, 0];
    for (let j = 0; j <= N; j++) {
      const expected = count * law[j]!;
      if (expected < 10) continue;
      cells++;
      chi2 += (covered.filter((value) => value === j).length - expected) ** 2 / expected;
    }
    expect(cells).toBeGreaterThan(10);
    expect(chi2).toBeLessThan(cells + 4 * Math.sqrt(2 * cells));
  });
});

it('prints the scatter of the coverage, from the law of many new examples', () => {
  for (const [m, r] of [
    [99, 95],
    [999, 950],
  ] as const) {
    const N = 40_000;
    const law = betaBinomial(N, r, m + 1 - r);
    const mean = law.reduce((sum, p, j) => sum + (p * j) / N, 0);
    const deviation = Math.sqrt(law.reduce((sum, p, j) => sum + p * (j / N - mean) ** 2, 0));
    expect(mean).toBeCloseTo(0.95, 9);
    expect(prints(CHAPTER, (100 * deviation).toFixed(1), `$m=${m}$`)).toBe(true);
  }
});
