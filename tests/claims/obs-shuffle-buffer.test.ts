import { describe, expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { prints, scientific } from './chapter.ts';
import { sortedOrder, stationary } from './closed.ts';
import { sortedSigns } from './parabolas.ts';

const n = 64;
const eta = 0.002;
const rho = 1 - eta;
const data = sortedSigns(n);

/** One epoch as tf.data draws it: a random element of the buffer leaves, the next of the stream takes its place. */
function drawn(size: number, below: (n: number) => number): number[] {
  const buffer = data.slice(0, size);
  const order: number[] = [];
  for (let next = size; buffer.length > 0; next++) {
    const k = below(buffer.length);
    order.push(buffer[k] as number);
    if (next < n) buffer[k] = data[next] as number;
    else buffer.splice(k, 1);
  }
  return order;
}

/**
 * Stationary E x² at epoch ends, exactly. All that matters of the buffer is how many +1 it holds: for each
 * count we carry its probability and the first two moments of the weighted sum of the terms drawn so far.
 */
function exact(size: number): number {
  let states = new Map<number, readonly [number, number, number]>([
    [data.slice(0, size).filter((v) => v > 0).length, [1, 0, 0] as const],
  ]);
  let held = size;
  for (let next = size; held > 0; next++) {
    const after = new Map<number, readonly [number, number, number]>();
    for (const [plus, [p, first, second]] of states) {
      for (const sign of [1, -1]) {
        const chance = (sign > 0 ? plus : held - plus) / held;
        if (chance === 0) continue;
        const count = plus - (sign > 0 ? 1 : 0) + (next < n && data[next] === 1 ? 1 : 0);
        const [q, f, s] = after.get(count) ?? [0, 0, 0];
        after.set(count, [
          q + chance * p,
          f + chance * (rho * first + sign * p),
          s + chance * (rho * rho * second + 2 * rho * sign * first + p),
        ]);
      }
    }
    if (next >= n) held--;
    states = after;
  }
  let [mean, square] = [0, 0];
  for (const [, f, s] of states.values()) {
    mean += f;
    square += s;
  }
  const centre = (eta * mean) / (1 - rho ** n);
  return centre ** 2 + (eta ** 2 * (square - mean ** 2)) / (1 - rho ** (2 * n));
}

const setting = { n, eta, a: 1, sigma2: 1 };

describe('sorted data behind a shuffle buffer', () => {
  it('joins the fixed order at one end and reshuffling at the other', () => {
    expect(exact(1)).toBeCloseTo(sortedOrder(setting, 1e5, 0) ** 2, 12);
    expect(exact(n)).toBeCloseTo(stationary(setting).reshuffling, 14);
  });

  it('is printed', () => {
    for (const size of [1, 4, 16, 32, 48, 56, 64]) {
      expect(prints('sgd/shuffling', scientific(exact(size), 2), `| ${size} |`)).toBe(true);
    }
    expect(prints('sgd/shuffling', scientific(stationary(setting).replacement, 2), 'buffer')).toBe(true);
  });

  it('half a buffer: a hundred times worse than a full one, seven times better than none', () => {
    expect(exact(32) / exact(64)).toBeGreaterThan(95);
    expect(exact(32) / exact(64)).toBeLessThan(110);
    expect(exact(1) / exact(32)).toBeCloseTo(7, 0);
  });

  it.each([4, 32, 48])('agrees with literal draws, buffer of %i', (size) => {
    const runs = 1500;
    let [sum, squares] = [0, 0];
    for (let r = 0; r < runs; r++) {
      const random = stream(7, size, r);
      // Start at the exact centre's side: 25 epochs leave exp(−3.2) of the start, squared 0.2 per cent.
      let x = -Math.sqrt(exact(size));
      for (let epoch = 0; epoch < 25; epoch++) {
        for (const b of drawn(size, random.below)) x = rho * x + eta * b;
      }
      sum += x * x;
      squares += x ** 4;
    }
    const mean = sum / runs;
    const error = Math.sqrt((squares / runs - mean ** 2) / runs);
    expect(Math.abs(mean - exact(size))).toBeLessThan(4 * error + 0.003 * exact(size));
  });
});
