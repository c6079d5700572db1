import { describe, expect, it } from 'vitest';

type Matrix = readonly [number, number, number, number]; // row by row

const multiply = ([a, b, c, d]: Matrix, [e, f, g, h]: Matrix): Matrix => [
  a * e + b * g,
  a * f + b * h,
  c * e + d * g,
  c * f + d * h,
];
const add = (p: Matrix, q: Matrix, t = 1): Matrix => [
  p[0] + t * q[0],
  p[1] + t * q[1],
  p[2] + t * q[2],
  p[3] + t * q[3],
];
const trace = (m: Matrix) => m[0] + m[3];
const inverse = ([a, b, c, d]: Matrix): Matrix => {
  const det = a * d - b * c;
  return [d / det, -b / det, -c / det, a / det];
};
const eigenvalues = ([a, b, , d]: Matrix) => {
  const root = Math.hypot((a - d) / 2, b);
  return [(a + d) / 2 - root, (a + d) / 2 + root] as const;
};
const identity: Matrix = [1, 0, 0, 1];

// Three quadratics whose Hessians do not commute with each other nor with the noise.
const hessians: Matrix[] = [
  [2, 0.5, 0.5, 0.4],
  [0.3, -0.2, -0.2, 1.5],
  [1, 0.6, 0.6, 0.8],
];
const gradients = [
  [1, 2],
  [-3, 0.5],
  [2, -2.5],
] as const;
const n = hessians.length;
const H = hessians.reduce((s, h) => add(s, h, 1 / n), [0, 0, 0, 0] as Matrix);
const C = gradients.reduce((s, [x, y]) => add(s, [x * x, x * y, x * y, y * y], 1 / n), [
  0, 0, 0, 0,
] as Matrix);
const L = Math.max(...hessians.map((h) => eigenvalues(h)[1]));
const mu = eigenvalues(H)[0];
const sigma2 = trace(C);

/** Stationary E‖x − x*‖², by running the second moments until they stand still. */
function floor(maps: readonly Matrix[], eta: number): number {
  let s: Matrix = [0, 0, 0, 0];
  for (let t = 0; t < 40 / (eta * mu); t++) {
    const next = maps.reduce(
      (sum, h) => {
        const a = add(identity, h, -eta);
        return add(sum, multiply(multiply(a, s), a), 1 / maps.length);
      },
      [0, 0, 0, 0] as Matrix,
    );
    s = add(next, C, eta * eta);
  }
  return trace(s);
}

describe('the floor of sampling with replacement', () => {
  it('has positive semidefinite Hessians', () => {
    for (const h of hessians) expect(eigenvalues(h)[0]).toBeGreaterThanOrEqual(0);
  });

  it.each([1, 0.3, 0.03, 0.003].map((f) => f / L))('lies in the printed bracket, η = %f', (eta) => {
    const leading = (eta / 2) * trace(multiply(inverse(H), C));
    const exact = floor(hessians, eta);
    expect(exact).toBeGreaterThanOrEqual(leading);
    expect(exact - leading).toBeLessThanOrEqual((eta ** 2 * L * sigma2) / (2 * mu));
  });

  it('is exact when all the Hessians are one', () => {
    const eta = 0.3;
    const twoMinus = add([2, 0, 0, 2], H, -eta);
    const printed = eta * trace(multiply(C, inverse(multiply(H, twoMinus))));
    expect(floor([H], eta)).toBeCloseTo(printed, 10);
  });
});
