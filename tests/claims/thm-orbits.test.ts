import { expect, it } from 'vitest';
import { commutant, orbitsOfPairs, ringMirror, ringShift, torus } from './equivariance.ts';
import { permutations } from './parabolas.ts';
import { prints } from './chapter.ts';

const CHAPTER = 'convolution/translation';
const same = (generators: number[][]) => generators.map((g) => ({ inputs: g, outputs: g }));

it.each([5, 6, 8])('shifts and reflection of a ring of %i', (N) => {
  const generators = [ringShift(N), ringMirror(N)];
  expect(commutant(same(generators))).toBe(Math.floor(N / 2) + 1);
  expect(orbitsOfPairs(N, generators)).toBe(Math.floor(N / 2) + 1);
});

it('all permutations leave two weights', () => {
  const swap = [1, 0, 2, 3, 4];
  expect(commutant(same([ringShift(5), swap]))).toBe(2);
});

it('a group that is not commutative, acting on itself, leaves as many as it has elements', () => {
  const elements = [...permutations(3)];
  const product = (g: readonly number[], h: readonly number[]) => h.map((i) => g[i]!);
  const index = (g: readonly number[]) => elements.findIndex((h) => h.every((value, i) => value === g[i]));
  const generators = [
    [1, 0, 2],
    [1, 2, 0],
  ].map((g) => elements.map((h) => index(product(g, h))));
  expect(commutant(same(generators))).toBe(6);
});

it('inputs and outputs may differ: an invariant output leaves one weight for each orbit of inputs', () => {
  // Six pixels, the group swaps the halves of the first four and leaves the last two alone.
  expect(commutant([{ inputs: [2, 3, 0, 1, 4, 5], outputs: [0] }])).toBe(4);
});

it('the symmetries of the square on a torus', () => {
  for (const side of [2, 4, 6, 8]) {
    const { down, right, turn, mirror } = torus(side);
    expect(orbitsOfPairs(side ** 2, [down, right])).toBe(side ** 2);
    expect(orbitsOfPairs(side ** 2, [down, right, turn, mirror])).toBe(((side + 2) * (side + 4)) / 8);
  }
  const { down, right, turn, mirror } = torus(8);
  const count = orbitsOfPairs(64, [down, right, turn, mirror]);
  for (const number of ['4,096', '64', String(count)]) {
    expect(prints(CHAPTER, number, '$8\\times8$'), number).toBe(true);
  }
});
