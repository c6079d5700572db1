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
const mu = Math.min(...hessians.map((h) => eigenvalues(h)[0]));
const sigma2 = trace(C);

/** Stationary second moments of x − x*, by running them until they stand still. */
function covariance(maps: readonly Matrix[], eta: number): Matrix {
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
  return s;
}
const floor = (maps: readonly Matrix[], eta: number) => trace(covariance(maps, eta));

describe('the floor of sampling with replacement', () => {
  it('has positive definite Hessians', () => {
    expect(mu).toBeGreaterThan(0);
  });

  it.each([1, 0.3, 0.03, 0.003].map((f) => f / L))(
    'lies above (η/2) tr(H⁻¹C) and tends to it, η = %f',
    (eta) => {
      const leading = (eta / 2) * trace(multiply(inverse(H), C));
      const exact = floor(hessians, eta);
      expect(exact).toBeGreaterThanOrEqual(leading);
      expect(exact / leading - 1).toBeLessThanOrEqual(
        (eta * L * sigma2) / mu / trace(multiply(inverse(H), C)),
      );
    },
  );

  it('solves the Lyapunov equation', () => {
    const eta = 0.3 / L;
    const sigma = covariance(hessians, eta);
    const left = add(multiply(H, sigma), multiply(sigma, H));
    const right = hessians.reduce(
      (sum, h) => add(sum, multiply(multiply(h, sigma), h), eta / n),
      add([0, 0, 0, 0], C, eta),
    );
    left.forEach((value, k) => expect(value).toBeCloseTo(right[k] as number, 9));
  });

  it('is a sum over the modes when all the Hessians are one', () => {
    const eta = 0.3;
    const printed = eigenvalues(H).reduce((sum, h) => {
      // Eigenvector (b, h − a)/norm of the symmetric matrix [[a, b], [b, d]].
      const [x, y] = [H[1], h - H[0]];
      const length2 = x * x + y * y;
      const noise = gradients.reduce((s, [p, q]) => s + (p * x + q * y) ** 2 / length2 / n, 0);
      return sum + (eta * noise) / (h * (2 - eta * h));
    }, 0);
    expect(floor([H], eta)).toBeCloseTo(printed, 10);
  });
});
