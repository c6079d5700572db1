import { describe, expect, it } from 'vitest';
import { prints } from './chapter.ts';
import { permutations } from './parabolas.ts';

/**
 * Exact arithmetic with numbers (x + y√3)/denominator, x and y whole: the rotation by 120 degrees needs √3. A matrix
 * carries whole numbers only; its denominator is kept beside it.
 */
type Surd = readonly [x: bigint, y: bigint];
type Matrix = readonly (readonly Surd[])[];

const plus = ([a, b]: Surd, [c, d]: Surd): Surd => [a + c, b + d];
const times = ([a, b]: Surd, [c, d]: Surd): Surd => [a * c + 3n * b * d, a * d + b * c];
const axes = [0, 1, 2] as const;
const multiply = (P: Matrix, Q: Matrix): Matrix =>
  axes.map((i) =>
    axes.map((k) => axes.reduce<Surd>((s, j) => plus(s, times(P[i]![j]!, Q[j]![k]!)), [0n, 0n])),
  );
const add = (P: Matrix, Q: Matrix): Matrix => axes.map((i) => axes.map((k) => plus(P[i]![k]!, Q[i]![k]!)));
const transpose = (P: Matrix): Matrix => axes.map((i) => axes.map((k) => P[k]![i]!));
const whole = (x: bigint): Surd => [x, 0n];

/** 2 × the rotation by 120 degrees about the first axis. */
const turn: Matrix = [
  [whole(2n), whole(0n), whole(0n)],
  [whole(0n), whole(-1n), [0n, -1n]],
  [whole(0n), [0n, 1n], whole(-1n)],
];

/** The means of P and of P² over the six orders, for r = p/q: entries over 6 (8q²)³ and 6 (8q²)⁶. */
function means(p: bigint, q: bigint) {
  const [s, d, t] = [p * p + q * q, q * q - p * p, 2n * p * q];
  const first: Matrix = [
    [whole(s), whole(d), whole(0n)],
    [whole(d), whole(s), whole(0n)],
    [whole(0n), whole(0n), whole(t)],
  ];
  const four: Matrix = axes.map((i) => axes.map((k) => whole(i === k ? 4n : 0n)));
  // 8q² A_i: the turns carry a factor 2 each.
  const A = [
    multiply(four, first),
    multiply(multiply(turn, first), transpose(turn)),
    multiply(multiply(transpose(turn), first), turn),
  ];
  const products = [...permutations(3)].map(([a, b, c]) => multiply(multiply(A[a!]!, A[b!]!), A[c!]!));
  return {
    once: products.map((P) => multiply(P, P)).reduce(add),
    fresh: products.reduce(add),
    unit: (8n * q * q) ** 3n,
  };
}

/** The diagonal of a matrix that has nothing beside it, and no √3. */
function diagonal(P: Matrix): [bigint, bigint, bigint] {
  P.forEach((row, i) => row.forEach(([x, y], k) => expect([i === k ? 0n : x, y]).toEqual([0n, 0n])));
  return [P[0]![0]![0], P[1]![1]![0], P[2]![2]![0]];
}

describe.each([
  [1n, 4n],
  [1n, 2n],
  [4n, 5n],
  [99n, 100n],
])('r = %i/%i, in exact arithmetic', (p, q) => {
  const { once, fresh, unit } = means(p, q);
  const [alpha, beta, third] = diagonal(fresh);
  const [square, ...others] = diagonal(once);

  it('has the printed entries', () => {
    expect(third).toBe(beta);
    // β · 128 q⁶ and α · 128 q⁶.
    const b = (q + p) ** 2n * (42n * p * p * q * q - p ** 4n - 4n * p ** 3n * q - 4n * p * q ** 3n - q ** 4n);
    const a = b + (q - p) ** 4n * (5n * p * p + 2n * p * q + 5n * q * q);
    expect(beta * 128n * q ** 6n).toBe(b * 6n * unit);
    expect(alpha * 128n * q ** 6n).toBe(a * 6n * unit);
    // The first entry of the mean square is α² + (1 − r)⁶ β / 16.
    expect(square * 6n * 16n * q ** 6n).toBe(16n * q ** 6n * alpha ** 2n + (q - p) ** 6n * 6n * unit * beta);
  });

  it('so one shuffle contracts less than two', () => {
    expect(beta > 0n && beta < alpha).toBe(true);
    const larger = [square, ...others].reduce((m, v) => (v > m ? v : m));
    expect(6n * larger > alpha ** 2n).toBe(true);
  });
});

it('prints the two norms at r = ½', () => {
  const { once, fresh, unit } = means(1n, 2n);
  const values = diagonal(once).map((v) => Math.abs(Number(v)));
  const left = Math.max(...values) / 6 / Number(unit) ** 2;
  const right = (Number(diagonal(fresh)[0]) / 6 / Number(unit)) ** 2;
  expect(prints('sgd/shuffling', left.toFixed(5), 'norms')).toBe(true);
  expect(prints('sgd/shuffling', right.toFixed(5), 'norms')).toBe(true);
});
