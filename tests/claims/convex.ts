/**
 * Strongly convex functions of two variables that are not quadratic,
 * f_i(x) = (μ/2)|x|² − g_i·x + s log cosh(v_i·x − c_i), with μ-strong convexity and L = μ + s max |v_i|².
 */
export type Point = readonly [number, number];

const MU = 0.3;
const S = 0.8;
const terms = [
  { g: [0.5, -1], v: [1, 0.2], c: 0.4 },
  { g: [-1.2, 0.3], v: [0.3, -0.9], c: -1 },
  { g: [0.4, 0.9], v: [-0.8, 0.5], c: 0.2 },
  { g: [-0.1, -0.6], v: [0.1, 0.7], c: 0.9 },
] as const;

export const n = terms.length;
export const mu = MU;
export const smoothness = MU + S * Math.max(...terms.map(({ v }) => v[0] ** 2 + v[1] ** 2));

/** The smoothness of the mean: log cosh has curvature at most 1, and Σ v vᵀ a largest eigenvalue. */
export const meanSmoothness = (() => {
  const entry = (j: 0 | 1, k: 0 | 1) => terms.reduce((sum, { v }) => sum + (v[j] * v[k]) / n, 0);
  const [a, b, c] = [entry(0, 0), entry(0, 1), entry(1, 1)];
  return MU + S * ((a + c) / 2 + Math.hypot((a - c) / 2, b));
})();

export function gradient(i: number, [x, y]: Point): Point {
  const { g, v, c } = terms[i] as (typeof terms)[number];
  const t = S * Math.tanh(v[0] * x + v[1] * y - c);
  return [MU * x - g[0] + t * v[0], MU * y - g[1] + t * v[1]];
}

export function take(at: Point, i: number, eta: number): Point {
  const g = gradient(i, at);
  return [at[0] - eta * g[0], at[1] - eta * g[1]];
}

export const squaredDistance = (p: Point, q: Point) => (p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2;

/** The minimiser, by gradient descent until nothing moves. */
export const minimiser: Point = (() => {
  let p: Point = [0, 0];
  for (let k = 0; k < 5000; k++) {
    let [gx, gy] = [0, 0];
    for (let i = 0; i < n; i++) {
      const g = gradient(i, p);
      gx += g[0] / n;
      gy += g[1] / n;
    }
    p = [p[0] - gx / smoothness, p[1] - gy / smoothness];
  }
  return p;
})();

export const sigma2 = terms.reduce(
  (sum, _, i) => sum + squaredDistance(gradient(i, minimiser), [0, 0]) / n,
  0,
);
