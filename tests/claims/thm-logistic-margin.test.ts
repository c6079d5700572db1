import { describe, expect, it } from 'vitest';
import { stream } from '../../src/lab/contract/random.ts';
import { prints } from './chapter.ts';
import { dot, s, softplus } from './logistic.ts';

type Plane = readonly [number, number];

/** Signed examples in the plane that some direction separates. */
function signed(seed: number, n: number): Plane[] {
  const random = stream(seed);
  return Array.from({ length: n }, () => {
    const [a, b] = [random.normal(), random.normal()];
    return [Math.abs(a) + 0.15, b] as const;
  });
}

/** The widest margin by trying directions: the least product is concave in the half plane where it is positive. */
function widest(z: readonly Plane[]): { gamma: number; angle: number } {
  let best = { gamma: -Infinity, angle: 0 };
  for (let angle = -1.5; angle < 1.5; angle += 1e-4) {
    const gamma = Math.min(...z.map(([a, b]) => a * Math.cos(angle) + b * Math.sin(angle)));
    if (gamma > best.gamma) best = { gamma, angle };
  }
  return best;
}

describe.each([
  [1, 1],
  [2, 4],
  [3, 12],
])('data set %i with %i examples', (seed, n) => {
  // prettier-ignore
  const z = signed(seed, n);
  const { gamma, angle } = widest(z);
  const force = (w: Plane): Plane => {
    let [a, b] = [0, 0];
    for (const [p, q] of z) {
      const weight = s(-(p * w[0] + q * w[1]));
      a += weight * p;
      b += weight * q;
    }
    return [a, b];
  };

  it('keeps the chain of inequalities along the flow', () => {
    let w: Plane = [0, 0];
    let t = 0;
    const start = -Math.log(2 ** n - 1);
    for (let step = 0; step < 6000; step++) {
      // Heun's method with steps that grow with time, as the flow slows down.
      const h = Math.min(0.002 + 0.004 * t, 50);
      const k1 = force(w);
      const k2 = force([w[0] + h * k1[0], w[1] + h * k1[1]]);
      w = [w[0] + (h / 2) * (k1[0] + k2[0]), w[1] + (h / 2) * (k1[1] + k2[1])];
      t += h;
      if (step % 100 > 0) continue;
      const q = z.map((row) => dot(row, w));
      const F = q.reduce((sum, margin) => sum + softplus(margin), 0);
      const phi = -Math.log(Math.expm1(F));
      const norm = Math.hypot(...w);
      const slack = 2e-3 * (1 + norm);
      expect(gamma * norm + start).toBeLessThanOrEqual(phi + slack);
      expect(phi).toBeLessThanOrEqual(Math.min(...q) + 1e-9);
      expect(Math.min(...q)).toBeLessThanOrEqual(gamma * norm + slack);
      expect(phi + Math.exp(phi)).toBeGreaterThanOrEqual(
        gamma ** 2 * t * (1 - 5e-3) + start + Math.exp(start) - slack,
      );
      expect(F).toBeLessThanOrEqual(Math.exp(-phi) + 1e-12);
      const turned = Math.atan2(w[1], w[0]) - angle;
      expect(1 - Math.cos(turned)).toBeLessThanOrEqual((2 * n * Math.LN2) / (gamma * norm) + 1e-3);
      if (n === 1) {
        // Equalities.
        expect(Math.abs(phi - gamma * norm)).toBeLessThan(slack);
        expect(Math.abs(phi + Math.exp(phi) - 1 - gamma ** 2 * t)).toBeLessThan(0.01 * (1 + t));
      }
    }
    expect(t).toBeGreaterThan(1000);
  });
});

it('prints the mean loss at which the labels become more likely right than not', () => {
  const [mantissa, exponent] = (Math.LN2 / 60_000).toExponential(2).split('e');
  expect(
    prints('statistical-learning/logistic-regression', `${mantissa}\\cdot10^{${Number(exponent)}}`, '60,000'),
  ).toBe(true);
});
