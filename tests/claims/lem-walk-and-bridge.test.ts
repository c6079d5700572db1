import { describe, expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { permutations } from './parabolas.ts';

// Vectors in the plane with zero sum and no other structure.
const b = [
  [2, -1],
  [-3, 0.5],
  [0.25, 4],
  [1.5, -2],
  [-0.75, -1.5],
] as const;
const n = b.length;
const sigma2 = b.reduce((sum, [x, y]) => sum + x * x + y * y, 0) / n;

function squaredSum(order: readonly number[], weight: (j: number) => number): number {
  let x = 0;
  let y = 0;
  order.forEach((i, j) => {
    const [bx, by] = b[i] as readonly [number, number];
    x += weight(j) * bx;
    y += weight(j) * by;
  });
  return x * x + y * y;
}

function overOrders(weight: (j: number) => number): number {
  const values = [...permutations(n)].map((order) => squaredSum(order, weight));
  return values.reduce((sum, v) => sum + v, 0) / values.length;
}

function overTuples(k: number): number {
  let sum = 0;
  for (let code = 0; code < n ** k; code++) {
    const tuple = Array.from({ length: k }, (_, j) => Math.floor(code / n ** j) % n);
    sum += squaredSum(tuple, () => 1);
  }
  return sum / n ** k;
}

describe('the walk and the bridge, over all 120 orders and all tuples', () => {
  it('has zero-sum vectors', () => {
    expect(b.reduce((s, [x]) => s + x, 0)).toBe(0);
    expect(b.reduce((s, [, y]) => s + y, 0)).toBe(0);
  });

  it.each([0, 1, 2, 3, 4, 5])('partial sums of %i terms', (k) => {
    expect(overTuples(k)).toBeCloseTo(k * sigma2, 10);
    expect(overOrders((j) => (j < k ? 1 : 0))).toBeCloseTo(((k * (n - k)) / (n - 1)) * sigma2, 10);
  });

  it('weighted sums: only the variance of the weights survives', () => {
    const w = [0.3, -2, 5, 1, 0.7];
    const mean = w.reduce((s, v) => s + v, 0) / n;
    const variance = w.reduce((s, v) => s + (v - mean) ** 2, 0) / n;
    expect(overOrders((j) => w[j] as number)).toBeCloseTo(((n * n) / (n - 1)) * variance * sigma2, 9);
    expect(overOrders(() => 7)).toBeCloseTo(0, 10);
  });

  it('holds for the shuffle that the experiments use', () => {
    const random = stream(21, 1);
    const order = Int32Array.from({ length: n }, (_, i) => i);
    const runs = 20000;
    let sum = 0;
    let squares = 0;
    for (let r = 0; r < runs; r++) {
      random.shuffle(order);
      const value = squaredSum([...order], (j) => (j < 2 ? 1 : 0));
      sum += value;
      squares += value * value;
    }
    const mean = sum / runs;
    const error = Math.sqrt((squares / runs - mean * mean) / runs);
    expect(Math.abs(mean - ((2 * 3) / 4) * sigma2)).toBeLessThan(4.5 * error);
  });
});
