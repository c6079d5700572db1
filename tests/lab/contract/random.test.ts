import { describe, expect, it } from 'vitest';
import { stream } from '../../../src/lab/contract/random.ts';
import { meanAndError } from '../../../src/lab/contract/statistics.ts';

const draws = (n: number, draw: () => number) => Float64Array.from({ length: n }, draw);

/** Pearson's statistic of counts that should be equal, standardised by the normal limit of χ². */
function excess(counts: readonly number[]): number {
  const expected = counts.reduce((sum, count) => sum + count, 0) / counts.length;
  const statistic = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
  const freedom = counts.length - 1;
  return (statistic - freedom) / Math.sqrt(2 * freedom);
}

function tally<T>(values: Iterable<T>): number[] {
  const counts = new Map<T, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()];
}

describe('a stream', () => {
  it('is the same for the same seed and path, to the bit', () => {
    const a = stream(7, 1, 2);
    const b = stream(7, 1, 2);
    expect(draws(50, a.normal)).toEqual(draws(50, b.normal));
  });

  it('has not changed since the recordings were made', () => {
    const { uniform, below } = stream(7, 1, 2);
    expect([uniform(), uniform(), below(1000), below(1000)]).toMatchInlineSnapshot(`
      [
        0.6726217500399798,
        0.06830152519978583,
        491,
        993,
      ]
    `);
  });

  it('differs with the seed, with the path and with the path’s order', () => {
    const firsts = [
      stream(7),
      stream(8),
      stream(7, 0),
      stream(7, 1),
      stream(7, 0, 1),
      stream(7, 1, 0),
      stream(0, 7),
    ];
    const seen = new Set(firsts.map(({ uniform }) => [uniform(), uniform()].join()));
    expect(seen.size).toBe(firsts.length);
  });

  it('has neighbours that know nothing of each other', () => {
    // The first draws of 40,000 neighbouring replicas, as one sequence: uniform, and without memory.
    const firsts = draws(40_000, () => 0).map((_, replica) => stream(7, 3, replica).uniform());
    expect(Math.abs(excess(tally(firsts.map((u) => Math.floor(64 * u)))))).toBeLessThan(4);
    const products = firsts.slice(1).map((u, i) => 12 * (u - 0.5) * ((firsts[i] as number) - 0.5));
    expect(Math.abs(meanAndError(products).mean)).toBeLessThan(4 / Math.sqrt(products.length));
  });

  it('draws whole numbers below n uniformly', () => {
    const { below } = stream(11);
    const values = Array.from({ length: 70_000 }, () => below(7));
    expect(new Set(values)).toEqual(new Set([0, 1, 2, 3, 4, 5, 6]));
    expect(Math.abs(excess(tally(values)))).toBeLessThan(4);
  });

  it('draws normal numbers with the right first four moments', () => {
    const n = 100_000;
    const values = draws(n, stream(5).normal);
    const moment = (power: number) => meanAndError(values.map((value) => value ** power)).mean;
    // Standard errors: √1, √2, √15, √96 over √n.
    expect(Math.abs(moment(1)) * Math.sqrt(n)).toBeLessThan(4);
    expect((Math.abs(moment(2) - 1) * Math.sqrt(n)) / Math.sqrt(2)).toBeLessThan(4);
    expect((Math.abs(moment(3)) * Math.sqrt(n)) / Math.sqrt(15)).toBeLessThan(4);
    expect((Math.abs(moment(4) - 3) * Math.sqrt(n)) / Math.sqrt(96)).toBeLessThan(4);
  });

  it('shuffles four things into all 24 orders equally often', () => {
    const { shuffle } = stream(3);
    const orders = Array.from({ length: 48_000 }, () => {
      const items = Int32Array.of(0, 1, 2, 3);
      shuffle(items);
      return items.join('');
    });
    const counts = tally(orders);
    expect(counts).toHaveLength(24);
    expect(Math.abs(excess(counts))).toBeLessThan(4);
  });
});
