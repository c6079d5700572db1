import { describe, expect, it } from 'vitest';
import { solve } from '../../src/lab/contract/linear.ts';
import { normals, over } from './image-maps.ts';
import { prints } from './chapter.ts';
import { simpson } from './gaussian-regression.ts';

const CHAPTER = 'convolution/sample-economy';

it('counts the weights of two layers', () => {
  expect((28 * 28) ** 2).toBe(614_656);
  expect(prints(CHAPTER, '614{,}656', '$28\\times28$')).toBe(true);
  expect(prints(CHAPTER, String(28 * 28), 'same everywhere')).toBe(true);
  expect(prints(CHAPTER, String(Math.round((28 * 28) / 9)), 'same everywhere')).toBe(true);
});

it('3 taps instead of 16', () => {
  expect(prints(CHAPTER, String(Math.round(16 / 3)), '3 taps instead of 16')).toBe(true);
});

describe('ex:square', () => {
  const N = 8;
  const elements = [
    ([a, b]: number[]) => [a!, b!],
    ([a, b]: number[]) => [-b!, a!],
    ([a, b]: number[]) => [-a!, -b!],
    ([a, b]: number[]) => [b!, -a!],
    ([a, b]: number[]) => [-a!, b!],
    ([a, b]: number[]) => [a!, -b!],
    ([a, b]: number[]) => [b!, a!],
    ([a, b]: number[]) => [-b!, -a!],
  ];
  const code = ([a, b]: number[]) => (((a! % N) + N) % N) * N + (((b! % N) + N) % N);
  const points = Array.from({ length: N * N }, (_, i) => [Math.floor(i / N), i % N]);

  it('displacements up to symmetry', () => {
    const orbits = new Set(points.map((point) => Math.min(...elements.map((g) => code(g(point))))));
    expect(orbits.size).toBe(((N / 2 + 1) * (N / 2 + 2)) / 2);
    expect(prints(CHAPTER, (N ** 4 / orbits.size).toFixed(0), 'order of the group')).toBe(true);
    expect(prints(CHAPTER, String(8 * N * N), 'order of the group')).toBe(true);
  });

  it('entries of the matrix under the eight alone', () => {
    const orbits = new Set<number>();
    for (const p of points) {
      for (const q of points) orbits.add(Math.min(...elements.map((g) => code(g(p)) * N * N + code(g(q)))));
    }
    expect(prints(CHAPTER, (N ** 4 / orbits.size).toFixed(2), 'order of the group')).toBe(true);
  });
});

it('ex:noisy-price: the two errors at N = n = 1', () => {
  const density = (z: number) => Math.exp(-(z ** 2) / 2) / Math.sqrt(2 * Math.PI);
  const ridge = simpson((x) => density(x) / (1 + x ** 2), -10, 10, 600);
  // w = 1 by symmetry; y = x + noise, posterior mean tanh(xy).
  const sphere = simpson(
    (x) =>
      density(x) * simpson((noise) => density(noise) * (Math.tanh(x * (x + noise)) - 1) ** 2, -9, 9, 150),
    -9,
    9,
    150,
  );
  expect(prints(CHAPTER, sphere.toFixed(3), 'By quadrature')).toBe(true);
  expect(prints(CHAPTER, ridge.toFixed(3), 'By quadrature')).toBe(true);
});

it('ex:signed: the first step of Adam in two frames', () => {
  const step = (g: number[]) => g.map((value) => value / Math.sqrt(value ** 2));
  const rotated = step([Math.SQRT1_2, Math.SQRT1_2]);
  expect(Math.hypot(...rotated) / Math.hypot(1, 0)).toBeCloseTo(Math.SQRT2, 12);
});

it('at 25 examples of 24 pixels one fit of ten has curvatures that differ by 10,000', () => {
  const [N, n] = [24, 25];
  const length = (v: number[]) => Math.hypot(...v);
  const count = 400;
  const { mean } = over(count, [385], (r) => {
    const X = normals(r, n, N);
    const A = X[0]!.map((_, i) => X[0]!.map((__, j) => X.reduce((sum, x) => sum + x[i]! * x[j]!, 0)));
    const inverse = solve(
      A,
      A.map((row, i) => row.map((_, j) => (i === j ? 1 : 0))),
    );
    const largest = (M: number[][], steps: number) => {
      let v = M.map(() => r.normal());
      for (let step = 0; step < steps; step++) {
        const size = length(v);
        v = M.map((row) => row.reduce((sum, value, j) => sum + (value * v[j]!) / size, 0));
      }
      return length(v);
    };
    return largest(A, 60) * largest(inverse, 15) > 10_000 ? 1 : 0;
  });
  expect(Math.abs(mean - 0.1)).toBeLessThan(3 * Math.sqrt((0.1 * 0.9) / count));
  expect(prints(CHAPTER, '10,000', `$n=${n}$`, 'one fit of ten')).toBe(true);
});
