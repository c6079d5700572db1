import { expect, it } from 'vitest';
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
  expect(prints(CHAPTER, '192', 'about 180')).toBe(true);
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
