import { expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { prints } from './chapter.ts';

const R = (m: number, d: number): number => (m === 0 || d === 0 ? 1 : R(m - 1, d) + R(m - 1, d - 1));

it('lines in general position: Euler counts 1 + lines + crossings, and a fine grid sees the same', () => {
  const random = stream(4);
  const m = 6;
  const lines = Array.from({ length: m }, () => {
    const angle = Math.PI * random.uniform();
    return { a: Math.cos(angle), b: Math.sin(angle), c: 0.6 * random.normal() };
  });
  let crossings = 0;
  let farthest = 0;
  for (const [i, p] of lines.entries()) {
    for (const q of lines.slice(i + 1)) {
      const det = p.a * q.b - q.a * p.b;
      if (det === 0) continue;
      crossings += 1;
      farthest = Math.max(farthest, Math.hypot((p.c * q.b - q.c * p.b) / det, (p.a * q.c - q.a * p.c) / det));
    }
  }
  expect(1 + m + crossings).toBe(R(m, 2));
  // Every region reaches beyond the last crossing or lies among the crossings.
  const patterns = new Set<number>();
  for (const scale of [farthest * 1.2, farthest / 3, farthest / 10]) {
    for (let i = 0; i <= 360; i++) {
      for (let j = 0; j <= 360; j++) {
        const [x, y] = [scale * (i / 180 - 1), scale * (j / 180 - 1)];
        let pattern = 0;
        for (const [bit, { a, b, c }] of lines.entries()) if (a * x + b * y > c) pattern |= 1 << bit;
        patterns.add(pattern);
      }
    }
  }
  expect(patterns.size).toBeLessThanOrEqual(R(m, 2));
  expect(patterns.size).toBeGreaterThanOrEqual(R(m, 2) - 1);
});

it('folding: one layer that folds the square twice each way multiplies the regions of the next by four', () => {
  // m = 4, d = 2, D = 2: tents in both coordinates, then four lines in general position through the square.
  const tent = (x: number) => 2 * Math.max(x, 0) - 4 * Math.max(x - 0.5, 0);
  const lines = [
    [1, 0.3, 0.55],
    [-0.4, 1, 0.35],
    [1, -1, 0.12],
    [0.8, 1, 1.05],
  ] as const;
  const seen = (folded: boolean) => {
    const patterns = new Set<number>();
    for (let i = 0; i < 300; i++) {
      for (let j = 0; j < 300; j++) {
        const [x, y] = [(i + 0.5) / 300, (j + 0.5) / 300];
        const [u, v] = folded ? [tent(x), tent(y)] : [x, y];
        let pattern = folded ? (x > 0.5 ? 1 : 0) + (y > 0.5 ? 2 : 0) : 0;
        for (const [bit, [a, b, c]] of lines.entries()) if (a * u + b * v > c) pattern |= 4 << bit;
        patterns.add(pattern);
      }
    }
    return patterns.size;
  };
  expect(seen(false)).toBe(R(4, 2));
  expect(seen(true)).toBe(2 ** 2 * R(4, 2));
});

it('prints the numbers for the plane', () => {
  const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
  const sum = (m: number) => 1 + choose(m, 1) + choose(m, 2);
  expect(sum(24)).toBe(301);
  expect(sum(24)).toBe(R(24, 2));
  expect(4 ** 4 * sum(8)).toBe(9472);
  expect(prints('depth/depth-separation', '301', '9472', '37')).toBe(true);
  const weights = 2 * 8 + 8 + 2 * (8 * 8 + 8) + 8 + 1;
  expect(prints('depth/depth-separation', String(weights), 'copies of each other')).toBe(true);
});
