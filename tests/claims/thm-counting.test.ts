import { describe, expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { prints } from './chapter.ts';

const chapter = 'depth/universality';

describe('the tents', () => {
  const r = 4;
  const random = stream(66);
  const signs = Array.from({ length: r * r }, () => (random.below(2) ? 1 : -1));
  const f = (x: number, y: number) => {
    const [i, k] = [Math.min(r - 1, Math.floor(x * r)), Math.min(r - 1, Math.floor(y * r))];
    const edge = Math.min(x - i / r, (i + 1) / r - x, y - k / r, (k + 1) / r - y);
    return signs[i * r + k]! * edge;
  };
  it('are 1-Lipschitz in the maximum norm', () => {
    for (let trial = 0; trial < 20_000; trial++) {
      const [x, y] = [random.uniform(), random.uniform()];
      const near = trial % 2 ? 1 : 0.2;
      const [u, v] = [x, y].map((c) => Math.min(1, Math.max(0, c + near * (random.uniform() - 0.5)))) as [
        number,
        number,
      ];
      expect(Math.abs(f(x, y) - f(u, v))).toBeLessThanOrEqual(
        Math.max(Math.abs(x - u), Math.abs(y - v)) + 1e-12,
      );
    }
  });
  it('have the height 1/(2r)', () => expect(Math.abs(f(1.5 / r, 2.5 / r))).toBeCloseTo(1 / (2 * r), 12));
});

it('prints the bits and the weights for ten variables', () => {
  // The largest whole number below 1/(2ε).
  const r = Math.ceil(1 / 0.2) - 1;
  expect(r).toBe(4);
  expect(prints(chapter, '$4^{10}$', 'a million bits')).toBe(true);
  expect(Math.round(r ** 10 / 32 / 1000)).toBe(33);
  expect(prints(chapter, '33,000', 'float32 weights')).toBe(true);
});

describe('ex:ten-dimensions', () => {
  it('the code works for a random function of two variables', () => {
    const [epsilon, random] = [0.1, stream(67)];
    const r = Math.ceil(1 / epsilon);
    // A minimum of cones of slope 1, which is 1-Lipschitz, less its value at 0.
    const cones = Array.from(
      { length: 12 },
      () => [random.uniform(), random.uniform(), random.uniform() / 2] as const,
    );
    const raw = (x: number, y: number) =>
      Math.min(...cones.map(([u, v, c]) => c + Math.max(Math.abs(x - u), Math.abs(y - v))));
    const f = (x: number, y: number) => raw(x, y) - raw(0, 0);
    let before = 0;
    for (let i = 0; i < r; i++) {
      for (let step = 0; step < r; step++) {
        const k = i % 2 ? r - 1 - step : step;
        const level = Math.round(f((i + 0.5) / r, (k + 0.5) / r) * r);
        expect(Math.abs(level - before)).toBeLessThanOrEqual(2);
        before = level;
        for (const [dx, dy] of [
          [0, 0],
          [0.99, 0.01],
          [0.5, 0.99],
        ] as const)
          expect(Math.abs(f((i + dx) / r, (k + dy) / r) - level / r)).toBeLessThanOrEqual(epsilon + 1e-12);
      }
    }
  });

  it('prints the numbers', () => {
    expect(Math.ceil(Math.log2(5) * 10)).toBe(24);
    expect(prints(chapter, '24', 'In one variable')).toBe(true);
    expect((Math.log2(5) * 10 ** 10).toExponential(1)).toBe('2.3e+10');
    expect(prints(chapter, '2.3\\times10^{10}', 'In ten')).toBe(true);
    // As (constant/ε)^d, with ε = 0.1.
    expect(prints(chapter, '0.4', 'In ten')).toBe(true);
    expect(prints(chapter, (0.1 * (Math.log2(5) * 1e10) ** 0.1).toFixed(2), 'In ten')).toBe(true);
  });
});
