import { describe, expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { lawOfMinimum, meanOfMinimum, sumInterval } from '../../src/lab/demos/lucky-overfitting/exact.ts';
import { meanOfLuckiest } from '../../src/site/figures/luck-of-many/curves.ts';
import { meanLuck, words } from './binomial.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'statistical-learning/finite-samples';

describe('the least of N', () => {
  it.each([
    [3, 2],
    [4, 3],
    [2, 5],
  ])('n = %i, N = %i over all losses', (n, N) => {
    const total = 2 ** (n * N);
    const counts = new Array<number>(n + 1).fill(0);
    for (const losses of words(n * N)) {
      const errors = Array.from({ length: N }, (_, k) =>
        losses.slice(k * n, (k + 1) * n).reduce((sum, loss) => sum + loss, 0),
      );
      counts[Math.min(...errors)]! += 1;
    }
    lawOfMinimum(n, N).forEach((p, k) => expect(p).toBeCloseTo(counts[k]! / total, 12));
    const mean = counts.reduce((sum, count, k) => sum + count * k, 0) / total / n;
    expect(meanLuck(n, N)).toBeCloseTo(mean, 12);
    expect(meanOfMinimum(n, N)).toBeCloseTo(mean, 12);
    expect(meanOfLuckiest(n, Math.log(N) / n)).toBeCloseTo(mean, 10);
    expect(mean).toBeGreaterThanOrEqual(0.5 - Math.sqrt(Math.log(N) / (2 * n)));
  });

  it('the bound holds for dependent hypotheses: all labellings of three points', () => {
    // Every labelling is a hypothesis: the least error is always 0.
    expect(0.5 - Math.sqrt(Math.log(8) / 6)).toBeLessThan(0);
    // Thresholds with both signs on six points: twelve dependent hypotheses.
    const n = 6;
    let mean = 0;
    for (const labels of words(n)) {
      let least = n;
      for (let k = 0; k < n; k++) {
        const errors = labels.filter((label, i) => label !== (i < k ? 0 : 1)).length;
        least = Math.min(least, errors, n - errors);
      }
      mean += least / n / 2 ** n;
    }
    expect(mean).toBeGreaterThanOrEqual(0.5 - Math.sqrt(Math.log(2 * n) / (2 * n)));
    // Half of them are the other half's negations: chosen, not drawn, they are luckier than independent ones.
    expect(mean).toBeLessThan(meanLuck(n, 2 * n));
  });

  it('hypotheses drawn independently are less lucky: directions in the plane, by simulation', () => {
    const [n, N, runs] = [20, 30, 1500];
    const random = stream(5);
    let mean = 0;
    for (let run = 0; run < runs; run++) {
      const x = Array.from({ length: n }, () => [random.normal(), random.normal(), random.below(2)] as const);
      let least = n;
      for (let k = 0; k < N; k++) {
        const [a, b] = [random.normal(), random.normal()];
        least = Math.min(least, x.filter(([u, v, label]) => a * u + b * v > 0 !== (label === 1)).length);
      }
      mean += least / n / runs;
    }
    // One run scatters by about 0.08.
    expect(mean).toBeGreaterThan(meanLuck(n, N) + 0.03);
  });

  it('prints the exact means and the bound', () => {
    for (const [N, name] of [
      [16, '| 16 |'],
      [256, '| 256 |'],
      [4096, '| 4096 |'],
      [2 ** 50, '$2^{50}$'],
    ] as const) {
      // 1 − (1 − F)^N loses digits for the largest N; there the figure's logarithms are the second way.
      const exact = N > 1e6 ? meanOfLuckiest(100, Math.log(N) / 100) : meanLuck(100, N);
      expect(meanOfMinimum(100, N)).toBeCloseTo(exact, 9);
      expect(prints(CHAPTER, exact.toFixed(3), name)).toBe(true);
      expect(prints(CHAPTER, (0.5 - Math.sqrt(Math.log(N) / 200)).toFixed(3), name)).toBe(true);
    }
  });

  it('the band of the demo has exact quantiles: two and three minima added over all their values', () => {
    const law = lawOfMinimum(5, 3);
    for (const runs of [2, 3]) {
      const sums = new Array<number>(5 * runs + 1).fill(0);
      for (const letters of words(runs, 6)) {
        sums[letters.reduce((sum, k) => sum + k, 0)]! += letters.reduce((p, k) => p * law[k]!, 1);
      }
      const [lower, upper] = sumInterval(law, runs, 0.02);
      const mass = (from: number, to: number) => sums.slice(from, to).reduce((sum, p) => sum + p, 0);
      expect(mass(0, lower)).toBeLessThanOrEqual(0.02);
      expect(mass(0, lower + 1)).toBeGreaterThan(0.02);
      expect(mass(upper + 1, sums.length)).toBeLessThanOrEqual(0.02);
      expect(mass(upper, sums.length)).toBeGreaterThan(0.02);
    }
  });
});
