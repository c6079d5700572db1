import { expect, it } from 'vitest';
import { TRAINED_SEEN } from '../../src/lab/demos/kink-count/seen.ts';
import { OBSERVED, SEEN } from '../../src/lab/demos/sawtooth/seen.ts';
import { sawtooth } from '../../src/lab/demos/sawtooth/target.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'depth/depth-separation';

it('prints the pieces of ten folds', () => {
  // Least M with (1 + M/D)^D > 257.
  const units = (D: number) => {
    let M = 0;
    while ((1 + M / D) ** D <= 257) M += 1;
    return M;
  };
  expect([units(1), units(2)]).toEqual([257, 31]);
  expect(prints(CHAPTER, '257', 'M\\ge31')).toBe(true);
});

it('prints the bound on the circle', () => {
  expect(64 * 33 * 33).toBe(69696);
  expect(prints(CHAPTER, '69{,}696', '64\\cdot33^2')).toBe(true);
  expect(2 * 3 * 32).toBe(192);
  const after = [TRAINED_SEEN.slow, TRAINED_SEEN.fast].map((rows) => (96 * rows.at(-1)!.mean).toFixed(0));
  expect(prints(CHAPTER, '192', `after training ${after.join(' and ')}`)).toBe(true);
});

it('the hierarchy of ex:staircase: two pieces explain three quarters', () => {
  const k = 6;
  const cells = 2 ** 12;
  const wave = (j: number, x: number) => {
    const phase = (x * 2 ** j) % 2;
    return Math.min(phase, 2 - phase);
  };
  let [variance, rest] = [0, 0];
  for (let i = 0; i < cells; i++) {
    const x = (i + 0.5) / cells;
    let t = 0;
    for (let j = 1; j <= k; j++) t += (wave(j, x) - 0.5) / 2 ** j;
    variance += t ** 2 / cells;
    rest += (t - (wave(1, x) - 0.5) / 2) ** 2 / cells;
  }
  expect(variance).toBeCloseTo((1 - 4 ** -k) / 36, 5);
  expect(1 - rest / variance).toBeCloseTo(0.75 / (1 - 4 ** -k), 3);
});

it('larger weights (ex:larger-weights): thresholds that stop adding up', () => {
  let [Q, E] = [1 + 0.25, 1];
  for (let l = 1; l <= 12; l++) {
    expect(E / Q).toBeCloseTo(1 / (1 + (2 - 2 ** (1 - l)) * 0.25), 12);
    [Q, E] = [2 * Q + 0.25, 2 * E];
  }
});

it('prints what a gradient sees of five folds beside the noise of a batch, and how many networks looked for them', () => {
  expect(2 ** (5 + 3)).toBe(256);
  expect(1 / Math.sqrt(32)).toBeGreaterThan(1 / 6);
  expect(1 / Math.sqrt(32)).toBeLessThan(1 / 5);
  expect(prints(CHAPTER, '256', '1/\\sqrt{32}', 'more than a sixth')).toBe(true);
  expect([SEEN.shallow.at(-1), SEEN.deep.at(-1)]).toEqual([0, 0]);
  expect(prints(CHAPTER, (2 * OBSERVED).toLocaleString('en'), 'none explained half', '$k=5$')).toBe(true);
});

it('s_k is uncorrelated with every coarser s_j', () => {
  const cells = 2 ** 10;
  for (let k = 2; k <= 6; k++) {
    for (let j = 1; j < k; j++) {
      let overlap = 0;
      for (let i = 0; i < cells; i++) {
        const x = (i + 0.5) / cells;
        overlap += ((sawtooth(k, x) - 0.5) * (sawtooth(j, x) - 0.5)) / cells;
      }
      expect(overlap).toBeCloseTo(0, 12);
    }
  }
});
