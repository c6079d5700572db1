import { expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { rankModPrime } from './rank.ts';

const random = stream(12);
const integers = (n: number) => Array.from({ length: n }, () => random.below(41) - 20);

/** Where the product of tap s of a 3 × 3 and tap t of a side × side kernel stands in the (side + 2)² result. */
const place = (s: number, t: number, side: number) =>
  (Math.floor(s / 3) + Math.floor(t / side)) * (side + 2) + (s % 3) + (t % side);

/** Rows: derivatives of (b_c) ↦ Σ_c a_c * b_c and (a_c) ↦ …, one channel in and out, m channels between. */
function jacobian(m: number): number[][] {
  const rows: number[][] = [];
  for (let c = 0; c < m; c++) {
    for (const kernel of [integers(9), integers(9)]) {
      for (let s = 0; s < 9; s++) {
        const row = Array<number>(25).fill(0);
        kernel.forEach((value, t) => (row[place(s, t, 3)]! += value));
        rows.push(row);
      }
    }
  }
  return rows;
}

it('one channel between: rank 17 of 25; two: 25', () => {
  expect(rankModPrime(jacobian(1))).toBe(17);
  expect(rankModPrime(jacobian(2))).toBe(25);
});

it('three layers, one channel: 25 of 49', () => {
  const [a, b, c] = [integers(9), integers(9), integers(9)];
  const product = (x: number[], y: number[], side: number) => {
    const result = Array<number>((side + 2) ** 2).fill(0);
    x.forEach((p, s) => y.forEach((q, t) => (result[place(s, t, side)]! += p * q)));
    return result;
  };
  const rows = [
    [b, c],
    [a, c],
    [a, b],
  ].flatMap(([x, y]) => {
    const pair = product(x!, y!, 3);
    return Array.from({ length: 9 }, (_, s) => {
      const row = Array<number>(49).fill(0);
      pair.forEach((value, t) => (row[place(s, t, 5)]! += value));
      return row;
    });
  });
  expect(rankModPrime(rows)).toBe(25);
});

it('two channels everywhere: rank 17 · 4 of 25 · 4', () => {
  const C = 2;
  const A = Array.from({ length: 9 }, () => Array.from({ length: C }, () => integers(C)));
  const B = Array.from({ length: 9 }, () => Array.from({ length: C }, () => integers(C)));
  const rows: number[][] = [];
  for (let s = 0; s < 9; s++) {
    for (let i = 0; i < C; i++) {
      for (let j = 0; j < C; j++) {
        // d(A B) for a unit change of A_s[i][j], and of B_s[i][j].
        const forA = Array<number>(25 * C * C).fill(0);
        const forB = Array<number>(25 * C * C).fill(0);
        for (let t = 0; t < 9; t++) {
          for (let o = 0; o < C; o++) {
            forA[place(s, t, 3) * C * C + i * C + o]! += B[t]![j]![o]!;
            forB[place(s, t, 3) * C * C + o * C + j]! += A[t]![o]![i]!;
          }
        }
        rows.push(forA, forB);
      }
    }
  }
  expect(rankModPrime(rows)).toBe(17 * C * C);
});

/** Coefficients of p(ξ + c, ζ + d), and of the product of two polynomials; p[i][j] belongs to ξ^i ζ^j. */
function shifted(p: readonly number[][], c: number, d: number): number[][] {
  const binomial = (n: number, i: number): number => (i === 0 ? 1 : (binomial(n, i - 1) * (n - i + 1)) / i);
  return p.map((row, i) =>
    row.map((_, j) => {
      let sum = 0;
      for (let m = i; m < p.length; m++) {
        for (let n = j; n < p.length; n++) {
          sum += p[m]![n]! * binomial(m, i) * c ** (m - i) * binomial(n, j) * d ** (n - j);
        }
      }
      return sum;
    }),
  );
}
const square = (side: number) => Array.from({ length: side }, () => Array<number>(side).fill(0));

it('three channels between imitate any 5 × 5 kernel', () => {
  const zero = square(5);
  const awkward = [
    zero.map((row, i) => row.map((_, j) => Number(i === 1 && j === 1))),
    zero.map((row, i) => row.map((_, j) => Number((i === 3 && j === 3) || (i === 1 && j === 3)))),
    zero.map((row, i) => row.map((_, j) => Number(i + j === 4))),
    zero.map(() => integers(5)),
  ];
  for (const target of awkward) {
    const [c, d] = [1, -0.5];
    const f = shifted(target, c, d);
    expect(Math.abs(f[0]![0]!)).toBeGreaterThan(0);
    const nu = Math.abs(f[4]![4]! - f[0]![0]!) > 1e-9 ? 1 : 2;
    const b = square(3);
    [b[0]![0], b[0]![1], b[1]![0]] = [f[0]![0]!, f[0]![1]!, f[1]![0]!];
    [b[1]![2], b[2]![1], b[2]![2]] = [f[3]![4]! / nu, f[4]![3]! / nu, f[4]![4]! / nu];
    const determinant = b[2]![2]! - nu * b[0]![0]!;
    b[1]![1] = (f[1]![1]! * b[2]![2]! - f[3]![3]! * b[0]![0]!) / determinant;
    const mu = (f[3]![3]! - nu * f[1]![1]!) / determinant;
    const left = f.map((row) => [...row]);
    const take = (a: readonly number[][], by: readonly number[][]) =>
      a.forEach((row, i) =>
        row.forEach((x, j) =>
          by.forEach((other, m) => other.forEach((y, n) => (left[i + m]![j + n]! -= x * y))),
        ),
      );
    const third = square(3);
    [third[0]![0], third[1]![1], third[2]![2]] = [1, mu, nu];
    take(third, b);
    const [first, second] = [square(3), square(3)];
    [first[2]![0], second[0]![2]] = [1, 1];
    // What ξ² times a kernel can take away, then what ζ² times one can.
    const b1 = square(3).map((row, i) => row.map((_, j) => left[i + 2]![j]!));
    take(first, b1);
    take(
      second,
      square(3).map((row, i) => row.map((_, j) => left[i]![j + 2]!)),
    );
    for (const value of left.flat()) expect(value).toBeCloseTo(0, 9);
    // And back: the factors shifted by −c, −d have the target for their sum of products.
    const back = shifted(f, -c, -d);
    back.forEach((row, i) => row.forEach((value, j) => expect(value).toBeCloseTo(target[i]![j]!, 9)));
  }
});

it('in one dimension a random filter of 7 taps is three filters of 3: by Newton on the factors', () => {
  const target = [1, 0.4, -1.3, 0.7, 2.1, -0.2, 0.9];
  // Roots by Durand and Kerner, conjugate pairs multiplied out.
  let roots = Array.from({ length: 6 }, (_, i) => ({ re: 0.7 * Math.cos(1 + i), im: 0.7 * Math.sin(1 + i) }));
  for (let step = 0; step < 500; step++) {
    roots = roots.map((z, i) => {
      let value = { re: 1, im: 0 };
      let power = { re: 1, im: 0 };
      value = { re: 0, im: 0 };
      for (const c of target.toReversed()) {
        value = { re: value.re + c * power.re, im: value.im + c * power.im };
        power = { re: power.re * z.re - power.im * z.im, im: power.re * z.im + power.im * z.re };
      }
      let d = { re: target[0]!, im: 0 };
      roots.forEach((w, j) => {
        if (j === i) return;
        const [a, b] = [z.re - w.re, z.im - w.im];
        d = { re: d.re * a - d.im * b, im: d.re * b + d.im * a };
      });
      const n = d.re ** 2 + d.im ** 2;
      return {
        re: z.re - (value.re * d.re + value.im * d.im) / n,
        im: z.im - (value.im * d.re - value.re * d.im) / n,
      };
    });
  }
  const upper = roots.filter(({ im }) => im > 1e-9);
  const real = roots
    .filter(({ im }) => Math.abs(im) <= 1e-9)
    .map(({ re }) => re)
    .sort((a, b) => a - b);
  const factors = upper.map(({ re, im }) => [1, -2 * re, re * re + im * im]);
  for (let i = 0; i < real.length; i += 2)
    factors.push([1, -(real[i]! + real[i + 1]!), real[i]! * real[i + 1]!]);
  expect(factors).toHaveLength(3);
  const product = factors.reduce(
    (f, g) => {
      const result = Array<number>(f.length + 2).fill(0);
      f.forEach((a, i) => g.forEach((b, j) => (result[i + j]! += a * b)));
      return result;
    },
    [1],
  );
  product.forEach((value, i) => expect(value).toBeCloseTo(target[i]!, 6));
});
