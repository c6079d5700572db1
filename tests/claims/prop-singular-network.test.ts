import { expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { mean, s } from './logistic.ts';

/** Smallest eigenvalue over largest of the information of k tanh units on two inputs, by Jacobi's rotations. */
function ratio(v: readonly number[], u: readonly (readonly [number, number])[]): number {
  const random = stream(5);
  const size = 3 * v.length;
  const I = Array.from({ length: size }, () => new Array<number>(size).fill(0));
  for (let i = 0; i < 3000; i++) {
    const x = [random.normal(), random.normal()];
    const tanh = u.map(([a, b]) => Math.tanh(a * x[0]! + b * x[1]!));
    const g = tanh.reduce((sum, h, j) => sum + v[j]! * h, 0);
    const slopes = tanh.flatMap((h, j) => [h, v[j]! * (1 - h * h) * x[0]!, v[j]! * (1 - h * h) * x[1]!]);
    slopes.forEach((a, j) => slopes.forEach((b, k) => (I[j]![k]! += s(g) * s(-g) * a * b)));
  }
  for (let sweep = 0; sweep < 30; sweep++)
    for (let p = 0; p < size; p++)
      for (let q = p + 1; q < size; q++) {
        const angle = Math.atan2(2 * I[p]![q]!, I[q]![q]! - I[p]![p]!) / 2;
        const [c, t] = [Math.cos(angle), Math.sin(angle)];
        for (let k = 0; k < size; k++) {
          const [a, b] = [I[k]![p]!, I[k]![q]!];
          I[k]![p] = c * a - t * b;
          I[k]![q] = t * a + c * b;
        }
        for (let k = 0; k < size; k++) {
          const [a, b] = [I[p]![k]!, I[q]![k]!];
          I[p]![k] = c * a - t * b;
          I[q]![k] = t * a + c * b;
        }
      }
  const eigenvalues = I.map((row, k) => row[k]!);
  return Math.min(...eigenvalues) / Math.max(...eigenvalues);
}

it('the information is singular at a dead unit, at a deaf one, and at twins', () => {
  expect(Math.abs(ratio([1, 0], [[1, 0.3], [-0.4, 1]]))).toBeLessThan(1e-12); // prettier-ignore
  expect(Math.abs(ratio([1, 0.7], [[1, 0.3], [0, 0]]))).toBeLessThan(1e-12); // prettier-ignore
  expect(Math.abs(ratio([1, 0.7], [[1, 0.3], [1, 0.3]]))).toBeLessThan(1e-12); // prettier-ignore
  expect(Math.abs(ratio([1, 0.7], [[1, 0.3], [-1, -0.3]]))).toBeLessThan(1e-12); // prettier-ignore
});

it('and not at a generic point', () => {
  expect(ratio([1, 0.7], [[1, 0.3], [-0.4, 1]])).toBeGreaterThan(1e-4); // prettier-ignore
});

it('units that differ up to sign are independent along a line, and a unit too many is not', () => {
  // Determinant of the Gram matrix of tanh(a t), t standard normal, over the product of its diagonal.
  const gram = (a: readonly number[]) => {
    const entry = (i: number, j: number) => mean((t) => Math.tanh(a[i]! * t) * Math.tanh(a[j]! * t));
    const [p, q, m] = [entry(0, 0), entry(1, 1), entry(0, 1)];
    return (p * q - m * m) / (p * q);
  };
  expect(gram([1, 0.5])).toBeGreaterThan(1e-3);
  expect(Math.abs(gram([1, -1]))).toBeLessThan(1e-12);
});
