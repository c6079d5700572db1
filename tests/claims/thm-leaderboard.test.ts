import { describe, expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { meanAndError } from '../../src/lab/contract/statistics.ts';
import { Phi } from './bent-line.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'statistical-learning/two-cultures';

/** The edge γ from the walk's own recursion: E|S| step by step. */
function edge(n: number): number {
  let p = new Map([[0, 1]]);
  for (let i = 0; i < n; i++) {
    const next = new Map<number, number>();
    for (const [s, chance] of p) {
      for (const step of [1, -1]) next.set(s + step, (next.get(s + step) ?? 0) + chance / 2);
    }
    p = next;
  }
  return [...p].reduce((sum, [s, chance]) => sum + Math.abs(s) * chance, 0) / (2 * n);
}

/** P(Bin(k, p) > k/2), vote by vote. */
function majority(k: number, p: number): number {
  let law = [1];
  for (let i = 0; i < k; i++) {
    law = Array.from({ length: law.length + 1 }, (_, j) => (law[j - 1] ?? 0) * p + (law[j] ?? 0) * (1 - p));
  }
  return law.reduce((sum, value, j) => sum + (j > k / 2 ? value : 0), 0);
}

describe.each([
  [3, 3],
  [4, 3],
  [2, 5],
])('n = %i labels, k = %i submissions, all outcomes', (n, k) => {
  it('the expected accuracy is exact', () => {
    const vectors = 1 << n;
    let total = 0;
    for (let code = 0; code < vectors ** k; code++) {
      const votes = Array.from({ length: n }, () => 0);
      for (let j = 0, rest = code; j < k; j++, rest = Math.floor(rest / vectors)) {
        const signs = votes.map((_, i) => ((rest >> i) & 1 ? 1 : -1));
        const sum = signs.reduce((a, b) => a + b, 0);
        signs.forEach((sign, i) => (votes[i]! += sum < 0 ? -sign : sign));
      }
      total += votes.filter((vote) => vote > 0).length / n;
    }
    expect(total / vectors ** k).toBeCloseTo(majority(k, 0.5 + edge(n)), 12);
  });

  it('γ in closed form', () => {
    let binomial = 1;
    const half = Math.floor((n - 1) / 2);
    for (let i = 1; i <= half; i++) binomial = (binomial * (n - i)) / i;
    expect(edge(n)).toBeCloseTo(binomial / 2 ** n, 12);
  });
});

it('by simulation for n = 200, k = 51, and one half on new labels', () => {
  const [n, k] = [200, 51];
  const attacks = Array.from({ length: 250 }, (_, attack) => {
    const random = stream(41, attack);
    const bits = () => Array.from({ length: n }, () => (random.uniform() < 0.5 ? 1 : -1));
    const [labels, fresh] = [bits(), bits()];
    const votes = labels.map(() => 0);
    for (let j = 0; j < k; j++) {
      const submitted = bits();
      const score = submitted.reduce<number>((sum, bit, i) => sum + bit * labels[i]!, 0);
      submitted.forEach((bit, i) => (votes[i]! += score < 0 ? -bit : bit));
    }
    const right = (truth: number[]) => votes.filter((vote, i) => vote * truth[i]! > 0).length / n;
    return { open: right(labels), hidden: right(fresh) };
  });
  const open = meanAndError(attacks.map((attack) => attack.open));
  const hidden = meanAndError(attacks.map((attack) => attack.hidden));
  expect(Math.abs(open.mean - majority(k, 0.5 + edge(n)))).toBeLessThan(4 * open.standardError);
  expect(Math.abs(hidden.mean - 0.5)).toBeLessThan(4 * hidden.standardError);
});

describe('n = 1000', () => {
  const gamma = edge(1000);
  it('has the limits stated', () => {
    expect(gamma * Math.sqrt(2 * Math.PI * 1000)).toBeCloseTo(1, 3);
    expect(majority(501, 0.5 + gamma)).toBeCloseTo(Phi(Math.sqrt(1002 / (Math.PI * 1000))), 3);
    expect(majority(11, 0.5 + gamma) - 0.5).toBeCloseTo(Math.sqrt(11 / 1000) / Math.PI, 2);
  });
  it('prints 501 coin flips, and what an honest bound allows', () => {
    expect(prints(CHAPTER, (100 * majority(501, 0.5 + gamma)).toFixed(1), '501 coin flips')).toBe(true);
    const honest = Math.sqrt(Math.log((2 * 502) / 0.05) / 2000);
    expect(prints(CHAPTER, (100 * honest).toFixed(1), '501 coin flips')).toBe(true);
    expect(prints(CHAPTER, (100 * (majority(501, 0.5 + gamma) - 0.5)).toFixed(0), '501 coin flips')).toBe(
      true,
    );
  });
  it('prints how many fake 60 per cent', () => {
    expect(majority(99, 0.5 + gamma)).toBeLessThan(0.6);
    expect(majority(101, 0.5 + gamma)).toBeGreaterThan(0.6);
    expect((1000 * (0.1 * Math.PI) ** 2).toFixed(0)).toBe('99');
    const k = (n: number) => (Math.PI * n * 0.2533471 ** 2) / 2;
    expect(Phi(0.2533471)).toBeCloseTo(0.6, 6);
    expect(prints(CHAPTER, k(1000).toFixed(0), '10,000 labels the normal')).toBe(true);
    expect(prints(CHAPTER, k(10_000).toFixed(0), '10,000 labels the normal')).toBe(true);
  });
});

it('least squares on the same vectors gains the root of k over 2πn, a quarter more than the vote', () => {
  const [n, k, repeats] = [400, 21, 60];
  const random = stream(4, 4);
  const sign = () => (random.uniform() < 0.5 ? -1 : 1);
  const gains: number[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    const labels = Float64Array.from({ length: n }, sign);
    // The fit is the projection on the vectors, made orthogonal one by one.
    const fit = new Float64Array(n);
    const basis: Float64Array[] = [];
    for (let vector = 0; vector < k; vector++) {
      const v = Float64Array.from({ length: n }, sign);
      for (const b of basis) {
        const along = v.reduce((sum, value, i) => sum + value * b[i]!, 0);
        b.forEach((value, i) => (v[i]! -= along * value));
      }
      const length = Math.sqrt(v.reduce((sum, value) => sum + value * value, 0));
      const unit = v.map((value) => value / length);
      const along = unit.reduce((sum, value, i) => sum + value * labels[i]!, 0);
      unit.forEach((value, i) => (fit[i]! += along * value));
      basis.push(unit);
    }
    gains.push(labels.reduce((sum, label, i) => sum + (label * fit[i]! > 0 ? 1 : 0), 0) / n - 0.5);
  }
  const { mean, standardError } = meanAndError(gains);
  const expected = Math.sqrt(k / (2 * Math.PI * n));
  expect(Math.abs(mean - expected)).toBeLessThan(3.5 * standardError + 0.03 * expected);
  expect(mean - Math.sqrt(k / n) / Math.PI).toBeGreaterThan(3 * standardError);
});
