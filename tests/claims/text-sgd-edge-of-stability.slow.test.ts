import { describe, expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { atRest, drive } from '../../src/site/figures/self-stabilisation-orbit/orbit.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'sgd/edge-of-stability';

describe('rounding limits the swing of the two weights', () => {
  const [eta, gamma, steps] = [0.2, 0.05, 400_000];
  const S = 2 / eta;
  const u0 = Math.sqrt((Math.sqrt(S ** 2 - 4) + S) / 2);
  const excess = (u: number, v: number) => eta * Math.hypot(u * u - v * v, 2) - 2;
  const estimate = (rounding: number) =>
    (eta * Math.sqrt(2 * drive * Math.log(atRest / rounding))).toFixed(2);
  const says = (estimated: string, peaks: { first: number; all: number }) => {
    expect(prints(CHAPTER, estimated, '\\eta Y=')).toBe(true);
    expect(prints(CHAPTER, peaks.all.toFixed(2), 'Iterated 400,000 times'), String(peaks.all)).toBe(true);
    expect(prints(CHAPTER, peaks.first.toFixed(2), 'after 40,000 steps'), String(peaks.first)).toBe(true);
  };

  it.each([
    ['single', Math.fround, 2 ** -24],
    ['double', (x: number) => x, 2 ** -53],
  ] as const)('%s precision', (_, round, rounding) => {
    let [u, v] = [round(u0), round(1.008 / u0)];
    const peaks = { first: 0, all: 0 };
    for (let t = 1; t <= steps; t++) {
      const r = round(round(u * v) - 1);
      const [du, dv] = [round(round(eta * r) * v), round(eta * round(round(r * u) + round(gamma * v)))];
      [u, v] = [round(u - du), round(v - dv)];
      peaks.all = Math.max(peaks.all, excess(u, v));
      if (t <= steps / 10) peaks.first = peaks.all;
    }
    says(estimate(rounding), peaks);
  });

  it('fifty decimals', () => {
    const one = 10n ** 50n;
    const exact = (x: number) => BigInt(Math.round(x * 1e15)) * 10n ** 35n;
    const times = (a: bigint, b: bigint) => (a * b) / one;
    const [step, decay] = [one / 5n, one / 20n];
    let [u, v] = [exact(u0), exact(1.008 / u0)];
    const peaks = { first: 0, all: 0 };
    for (let t = 1; t <= steps; t++) {
      const r = times(u, v) - one;
      [u, v] = [u - times(step, times(r, v)), v - times(step, times(r, u) + times(decay, v))];
      peaks.all = Math.max(peaks.all, excess(Number(u) / 1e50, Number(v) / 1e50));
      if (t <= steps / 10) peaks.first = peaks.all;
    }
    says(estimate(1e-50), peaks);
  });
});

it.each([
  [1e-7, '0.40', false],
  [1e-16, '0.61', true],
] as const)('the reduced map with kicks of %f in every step', (zeta, printed, runsAway) => {
  const omega = 0.1;
  expect((omega * Math.sqrt(Math.log(1 / zeta))).toFixed(2)).toBe(printed);
  expect(prints(CHAPTER, printed, 'stayed for 120,000 steps')).toBe(true);
  for (const seed of [1, 2, 3, 4]) {
    const random = stream(93, seed);
    // In units where z is 1 on the cycle, with Y = ηy; S < 0 is Y < −2.
    let [z, Y, t] = [1.01, 0, 0];
    for (; Y > -2 && t < 120_000; t++) {
      const kick = random.uniform() < 0.5 ? zeta : -zeta;
      [z, Y] = [-(1 + Y) * z + kick, Y + (omega ** 2 / 2) * (1 - z ** 2)];
    }
    expect(t < 120_000).toBe(runsAway);
  }
});
