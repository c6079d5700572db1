import { expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';

/** Rank of a matrix by Gaussian elimination with pivots. */
function rank(rows: number[][]): number {
  const a = rows.map((row) => [...row]);
  let found = 0;
  for (let column = 0; column < a[0]!.length; column++) {
    let pivot = found;
    for (let i = found; i < a.length; i++)
      if (Math.abs(a[i]![column]!) > Math.abs(a[pivot]?.[column] ?? 0)) pivot = i;
    if (found >= a.length || Math.abs(a[pivot]![column]!) < 1e-7) continue;
    [a[found], a[pivot]] = [a[pivot]!, a[found]!];
    for (let i = found + 1; i < a.length; i++) {
      const factor = a[i]![column]! / a[found]![column]!;
      for (let k = column; k < a[0]!.length; k++) a[i]![k]! -= factor * a[found]![k]!;
    }
    found += 1;
  }
  return found;
}

/** Values of forty random units of two variables at thirty points. */
function units(sigma: (t: number) => number): number[][] {
  const random = stream(65);
  const points = Array.from({ length: 30 }, () => [random.uniform(), random.uniform()] as const);
  return Array.from({ length: 40 }, () => {
    const [w, v, b] = [3 * random.normal(), 3 * random.normal(), 2 * random.normal()];
    return points.map(([x, y]) => sigma(w * x + v * y + b));
  });
}

it('forty squares of two variables span the polynomials of degree two: six dimensions', () => {
  expect(rank(units((t) => t * t))).toBe(6);
  expect(rank(units((t) => t ** 3))).toBe(10);
});

it('forty ReLU or tanh units do not stop there', () => {
  expect(rank(units((t) => Math.max(0, t)))).toBeGreaterThan(15);
  expect(rank(units(Math.tanh))).toBeGreaterThan(15);
});

it('a mixed derivative with respect to the weights is a monomial', () => {
  const [x, y, b, step] = [0.7, 0.4, 0.5, 1e-3];
  const at = (w: number, v: number) => Math.tanh(w * x + v * y + b);
  const mixed = (at(step, step) - at(step, -step) - at(-step, step) + at(-step, -step)) / (4 * step ** 2);
  const slope = 1 - Math.tanh(b) ** 2;
  expect(mixed).toBeCloseTo(-2 * Math.tanh(b) * slope * x * y, 5);
});
