import { describe, expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { prints } from './chapter.ts';
import { sortedOrder, stationary } from './closed.ts';
import { sortedSigns } from './parabolas.ts';

const n = 256;
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
    const digits = { 1: 1, 16: 1, 64: 1, 128: 1, 192: 3, 224: 4, 256: 4 };
    for (const [size, places] of Object.entries(digits)) {
      const value = (1000 * exact(Number(size))).toFixed(places);
      expect(prints('sgd/shuffling', value, `| ${size} | ${value} |`)).toBe(true);
    }
    expect(prints('sgd/shuffling', (1000 * stationary(setting).replacement).toFixed(2), 'no buffer')).toBe(
      true,
    );
  });

  it('half a buffer: a hundred times worse than a full one, twice as bad as replacement', () => {
    expect(exact(128) / exact(256)).toBeGreaterThan(90);
    expect(exact(128) / exact(256)).toBeLessThan(110);
    expect(exact(128) / stationary(setting).replacement).toBeCloseTo(2.1, 1);
  });

  it.each([16, 128, 192])('agrees with literal draws, buffer of %i', (size) => {
    const runs = 200;
    const expected = exact(size);
    let [sum, squares] = [0, 0];
    for (let r = 0; r < runs; r++) {
      const random = stream(7, size, r);
      // Start at the exact centre's side: 8 epochs leave exp(−4.1) of the start.
      let x = -Math.sqrt(expected);
      for (let epoch = 0; epoch < 8; epoch++) {
        for (const b of drawn(size, random.below)) x = rho * x + eta * b;
      }
      sum += x * x;
      squares += x ** 4;
    }
    const mean = sum / runs;
    const error = Math.sqrt((squares / runs - mean ** 2) / runs);
    expect(Math.abs(mean - expected)).toBeLessThan(4 * error + 0.003 * expected);
  });
});
