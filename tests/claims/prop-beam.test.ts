import { describe, expect, it } from 'vitest';
import { prints } from './chapter.ts';

const chapter = 'depth/universality';

/** The jth root of cos β cosh β = −1, by bisection in the form cos β = −1/cosh β. */
function root(j: number): number {
  let [low, high] = [(j - 1) * Math.PI, j * Math.PI];
  const sign = (beta: number) => Math.cos(beta) + 1 / Math.cosh(beta);
  const start = Math.sign(sign(low + 1e-9));
  for (let i = 0; i < 80; i++) {
    const middle = (low + high) / 2;
    if (Math.sign(sign(middle)) === start) low = middle;
    else high = middle;
  }
  return low;
}

/** The largest eigenvalues of a hidden layer's kernel: m kinks, n inputs, both at midpoints; power iteration. */
function eigenvalues(m: number, n: number, count: number): { value: number; vector: number[] }[] {
  const features = Array.from({ length: n }, (_, i) =>
    Array.from({ length: m }, (_, k) => Math.max(0, (i + 0.5) / n - (k + 0.5) / m) / Math.sqrt(n * m)),
  );
  const found: { value: number; vector: number[] }[] = [];
  for (let j = 0; j < count; j++) {
    let vector = Array.from({ length: n }, (_, i) => Math.cos(j * i) + 0.3);
    let value = 0;
    for (let step = 0; step < 60; step++) {
      for (const other of found) {
        const overlap = vector.reduce((sum, v, i) => sum + v * other.vector[i]!, 0);
        vector = vector.map((v, i) => v - overlap * other.vector[i]!);
      }
      const hidden = Array.from({ length: m }, (_, k) =>
        features.reduce((sum, row, i) => sum + row[k]! * vector[i]!, 0),
      );
      vector = features.map((row) => row.reduce((sum, v, k) => sum + v * hidden[k]!, 0));
      value = Math.hypot(...vector);
      vector = vector.map((v) => v / value);
    }
    found.push({ value, vector });
  }
  return found;
}

describe('the modes', () => {
  const modes = eigenvalues(120, 100, 3);
  it.each([1, 2, 3])('eigenvalue %i of a real hidden layer is that of the beam', (j) => {
    expect(Math.abs(modes[j - 1]!.value * root(j) ** 4 - 1)).toBeLessThan(0.02);
    expect(prints(chapter, '2', '120 kinks')).toBe(true);
  });
  it('the second mode is clamped at one end and has its largest value at the other', () => {
    const { vector } = modes[1]!;
    expect(Math.abs(vector[0]!)).toBeLessThan(0.01 * Math.abs(vector.at(-1)!));
    expect(Math.max(...vector.map(Math.abs))).toBe(Math.abs(vector.at(-1)!));
  });
  it('at the largest step the second is halved in 14 steps', () => {
    const rate = (2 * modes[1]!.value) / modes[0]!.value;
    expect(Math.ceil(Math.LN2 / -Math.log1p(-rate))).toBe(14);
    expect(prints(chapter, '14', 'for the second')).toBe(true);
  });
});

it('prints the roots and the numbers of steps', () => {
  for (const j of [1, 2, 3]) expect(prints(chapter, root(j).toFixed(3), 'positive roots')).toBe(true);
  expect(Math.abs(root(12) - 11.5 * Math.PI)).toBeLessThan(1e-9);
  const steps = (j: number) => (Math.LN2 / 2) * (root(j) / root(1)) ** 4;
  expect(Math.round(steps(2))).toBe(14);
  expect(Math.round(steps(10) / 1000)).toBe(22);
  expect(prints(chapter, '22,000', 'for the tenth')).toBe(true);
  expect(prints(chapter, (steps(32) / 1e6).toFixed(1), 'million for the 32nd')).toBe(true);
});
