import { describe, expect, it } from 'vitest';
import { permutations } from './parabolas.ts';

// Three functions of two variables with unequal third derivatives: cos(v·x + c) + q |x|²/2.
const terms = [
  { v: [1, 0.4], c: 0.3, q: 0.5 },
  { v: [-0.7, 1.2], c: 1.1, q: 1 },
  { v: [0.2, -0.9], c: -0.8, q: 0 },
] as const;
type Point = readonly [number, number];
const n = terms.length;

function gradient(i: number, [x, y]: Point): Point {
  const { v, c, q } = terms[i] as (typeof terms)[number];
  const s = -Math.sin(v[0] * x + v[1] * y + c);
  return [s * v[0] + q * x, s * v[1] + q * y];
}

function walk(order: readonly number[], start: Point, eta: number): Point {
  return order.reduce<Point>((at, i) => {
    const g = gradient(i, at);
    return [at[0] - eta * g[0], at[1] - eta * g[1]];
  }, start);
}

const averageOf = (points: readonly Point[]): Point => [
  points.reduce((s, p) => s + p[0], 0) / points.length,
  points.reduce((s, p) => s + p[1], 0) / points.length,
];

const indices = [0, 1, 2];
const modified = {
  reshuffling: (p: Point, eta: number) => {
    const f = indices.reduce((s, i) => s + value(i, p) / n, 0);
    return f + (eta / 4) * indices.reduce((s, i) => s + square(gradient(i, p)) / n, 0);
  },
  replacement: (p: Point, eta: number) => {
    const f = indices.reduce((s, i) => s + value(i, p) / n, 0);
    return f + (eta / 4) * square(averageOf(indices.map((i) => gradient(i, p))));
  },
};
function value(i: number, [x, y]: Point): number {
  const { v, c, q } = terms[i] as (typeof terms)[number];
  return Math.cos(v[0] * x + v[1] * y + c) + (q * (x * x + y * y)) / 2;
}
function square(p: Point): number {
  return p[0] * p[0] + p[1] * p[1];
}

/** Gradient flow of a modified loss for the time nη: 40 Runge–Kutta steps, gradients by central differences. */
function flow(loss: (p: Point, eta: number) => number, start: Point, eta: number): Point {
  const h = 1e-4;
  const field = (p: Point): Point => [
    -(loss([p[0] + h, p[1]], eta) - loss([p[0] - h, p[1]], eta)) / (2 * h),
    -(loss([p[0], p[1] + h], eta) - loss([p[0], p[1] - h], eta)) / (2 * h),
  ];
  const ahead = (p: Point, k: Point, t: number): Point => [p[0] + t * k[0], p[1] + t * k[1]];
  const dt = (n * eta) / 40;
  let p = start;
  for (let s = 0; s < 40; s++) {
    const k1 = field(p);
    const k2 = field(ahead(p, k1, dt / 2));
    const k3 = field(ahead(p, k2, dt / 2));
    const k4 = field(ahead(p, k3, dt));
    p = [
      p[0] + (dt * (k1[0] + 2 * k2[0] + 2 * k3[0] + k4[0])) / 6,
      p[1] + (dt * (k1[1] + 2 * k2[1] + 2 * k3[1] + k4[1])) / 6,
    ];
  }
  return p;
}

describe('one epoch on average follows the modified loss', () => {
  const start: Point = [0.6, -0.4];
  const tuples = Array.from({ length: n ** n }, (_, code) =>
    indices.map((j) => Math.floor(code / n ** j) % n),
  );
  const ensembles = { reshuffling: [...permutations(n)], replacement: tuples };
  const gap = (orders: readonly (readonly number[])[], loss: keyof typeof modified, eta: number) => {
    const end = averageOf(orders.map((order) => walk(order, start, eta)));
    const target = flow(modified[loss], start, eta);
    return Math.hypot(end[0] - target[0], end[1] - target[1]);
  };

  it.each(['reshuffling', 'replacement'] as const)('%s: the gap closes as η³', (scheme) => {
    const ratio = gap(ensembles[scheme], scheme, 0.04) / gap(ensembles[scheme], scheme, 0.02);
    expect(ratio).toBeGreaterThan(7);
    expect(ratio).toBeLessThan(9);
  });

  it('with the losses exchanged it closes only as η²', () => {
    const ratio =
      gap(ensembles.reshuffling, 'replacement', 0.04) / gap(ensembles.reshuffling, 'replacement', 0.02);
    expect(ratio).toBeLessThan(5);
  });
});
