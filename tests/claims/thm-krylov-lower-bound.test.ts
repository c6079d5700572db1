import { describe, expect, it } from 'vitest';
import { solve } from '../../src/lab/contract/linear.ts';

/** The least Σ ν w (1 + Σ a_k T_k-like)² over polynomials with p(0) = 1, by least squares in a well-conditioned basis. */
function leastResidual(
  h: readonly number[],
  nu: readonly number[],
  power: 0 | 1,
  degree: number,
  L: number,
): number {
  // Basis h·T_k(2h/L − 1), k < degree: vanishes at 0.
  const basis = (x: number) => {
    const y = (2 * x) / L - 1;
    const T = [1, y];
    for (let k = 2; k < degree; k++) T.push(2 * y * T[k - 1]! - T[k - 2]!);
    return T.slice(0, degree).map((value) => (x / L) * value);
  };
  const weights = h.map((x, j) => nu[j]! * x ** power);
  const rows = h.map(basis);
  const normal = Array.from({ length: degree }, (_, k) =>
    Array.from({ length: degree }, (_, l) =>
      rows.reduce((s, row, j) => s + weights[j]! * row[k]! * row[l]!, 0),
    ),
  );
  const right = Array.from({ length: degree }, (_, k) => [
    -rows.reduce((s, row, j) => s + weights[j]! * row[k]!, 0),
  ]);
  const a = solve(normal, right).map(([value]) => value!);
  return rows.reduce(
    (s, row, j) => s + weights[j]! * (1 + row.reduce((t, value, k) => t + value * a[k]!, 0)) ** 2,
    0,
  );
}

const product = (h: readonly number[], j: number) =>
  h.reduce((all, x, i) => (i === j ? all : all / Math.abs(h[j]! - x)), 1);

describe.each([2, 3, 5])('T = %d', (T) => {
  it('(a) no polynomial does better than Chebyshev on the thermal start', () => {
    const [mu, L] = [0.1, 1];
    const h = Array.from(
      { length: T + 1 },
      (_, j) => (L + mu) / 2 + ((L - mu) / 2) * Math.cos((j * Math.PI) / T),
    );
    const nu = h.map((x, j) => (j === 0 || j === T ? 0.5 : 1) / x);
    // The equipartition of the text is the general formula of the proof.
    const general = h.map((x, j) => product(h, j) / x);
    general.forEach((value, j) => expect(value / general[1]! / (nu[j]! / nu[1]!)).toBeCloseTo(1, 9));
    const root = Math.sqrt(L / mu);
    const r = (root - 1) / (root + 1);
    const total = nu.reduce((a, b) => a + b);
    expect(Math.sqrt(leastResidual(h, nu, 0, T, L) / total)).toBeCloseTo(2 / (r ** T + r ** -T), 8);
    // Another start on the same spectrum is easier.
    const even = h.map(() => 1);
    expect(Math.sqrt(leastResidual(h, even, 0, T, L) / (T + 1))).toBeLessThan(
      0.999 * (2 / (r ** T + r ** -T)),
    );
  });

  it('(b) and for convex parabolas in value', () => {
    const L = 2;
    const h = Array.from({ length: T + 1 }, (_, j) => L * Math.cos((j * Math.PI) / (2 * T + 1)) ** 2);
    const nu = h.map((x, j) => product(h, j) / x ** 1.5);
    const total = nu.reduce((a, b) => a + b);
    const value = leastResidual(h, nu, 1, T, L) / 2 / total;
    expect(value / (L / (2 * (2 * T + 1) ** 2))).toBeCloseTo(1, 8);
  });

  it('(b) the polynomial is 1 at zero and swings between the same values', () => {
    const p = (angle: number) =>
      ((-1) ** T * Math.cos((2 * T + 1) * angle)) / ((2 * T + 1) * Math.cos(angle));
    expect(p(Math.PI / 2 - 1e-6)).toBeCloseTo(1, 6);
    const swings = Array.from({ length: T + 1 }, (_, j) => {
      const angle = (j * Math.PI) / (2 * T + 1);
      return p(angle) * Math.cos(angle) * (2 * T + 1) * (-1) ** (j + T);
    });
    swings.forEach((value) => expect(value).toBeCloseTo(1, 9));
  });
});
