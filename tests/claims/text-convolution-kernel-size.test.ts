import { expect, it } from 'vitest';
import { stepVariance } from '../../src/lab/demos/receptive-field/exact.ts';
import { RACERS } from '../../src/lab/demos/kernel-race/race.ts';
import { OBSERVED, OBSERVED_APART, SEEN, SEEN_APART } from '../../src/lab/demos/kernel-race/seen.ts';
import { COUPLINGS } from '../../src/lab/demos/kernel-race/texture.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'convolution/kernel-size';

it('correlated taps: the second moments for pairs of sites give the printed spread', () => {
  const [c, L] = [0.5, 16];
  const sites = 2 * L + 1;
  let pairs = new Map([[L * sites + L, 1]]);
  for (let l = 0; l < L; l++) {
    const next = new Map<number, number>();
    for (const [pair, value] of pairs) {
      for (const i of [-1, 0, 1]) {
        for (const j of [-1, 0, 1]) {
          const to = pair + i * sites + j;
          next.set(to, (next.get(to) ?? 0) + value * (i === j ? 1 : c));
        }
      }
    }
    pairs = next;
  }
  let [total, square] = [0, 0];
  for (let u = 0; u < sites; u++) {
    const value = pairs.get(u * sites + u) ?? 0;
    total += value;
    square += (u - L) ** 2 * value;
  }
  expect(prints(CHAPTER, Math.sqrt(square / total).toFixed(2), '3.27', 'correlation')).toBe(true);
  expect(Math.sqrt(L * stepVariance(3)).toFixed(2)).toBe('3.27');
});

it('prints the race as it was seen', () => {
  for (const [i, { k, mean }] of SEEN.entries()) {
    const apart = SEEN_APART[i]!;
    const row = `| ${k}×${k} |`;
    expect(prints(CHAPTER, (100 * mean).toFixed(1), row), row).toBe(true);
    expect(prints(CHAPTER, (100 * apart.mean).toFixed(1), row), row).toBe(true);
  }
  expect(prints(CHAPTER, `${OBSERVED}`, `${OBSERVED_APART} with neighbours`)).toBe(true);
  const costs = RACERS.map(({ k, channels }) => k ** 2 * channels);
  expect([Math.min(...costs), Math.max(...costs)]).toEqual([45, 50]);
  for (const { k, channels } of RACERS.slice(0, -1)) {
    expect(prints(CHAPTER, `${channels}`, `of ${k}×${k}`)).toBe(true);
  }
  expect(COUPLINGS).toEqual([0.6, 0.9]);
});

it('prints the numbers of the exercises', () => {
  expect(61 * 32 ** 2).toBe(62464);
  expect(30 * 3 * 32 ** 2).toBe(92160);
  expect(5 * 3 * 32 ** 2).toBe(15360);
  const dilated = [1, 2, 4, 8, 16].reduce((sum, d) => sum + d ** 2 * stepVariance(3), 0);
  for (const value of [stepVariance(61), 30 * stepVariance(3), dilated].map(Math.sqrt)) {
    expect(prints(CHAPTER, value.toFixed(1), 'One layer')).toBe(true);
  }
  expect(prints(CHAPTER, (1 + Math.sqrt(513)).toFixed(1), 'where images')).toBe(true);
  expect(Math.abs(2 * 6.9 ** 3 - 3 * 6.9 ** 2 - 514)).toBeLessThan(0.5);
});
