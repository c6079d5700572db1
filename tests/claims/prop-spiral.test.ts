import { describe, expect, it } from 'vitest';
import { descend, fixedPoint, gradientOf, jacobian, multipliers, type Pair } from './two-weights.ts';

const eta = 0.2;

interface Shape {
  F: (w: number) => number;
  S: (w: number) => number;
  k: number;
}

/** The map of a loss F + ½Sz² + kz⁴/24, followed by the reflection of z. */
function reflected({ F, S, k }: Shape): (at: Pair) => Pair {
  const step = descend(
    gradientOf((z, w) => F(w) + (S(w) * z ** 2) / 2 + (k * z ** 4) / 24, 1e-3),
    eta,
  );
  return (at) => {
    const [z, w] = step(at);
    return [-z, w];
  };
}

const slope = (g: (w: number) => number, w: number, h = 1e-4) => (g(w + h) - g(w - h)) / (2 * h);

/** A loss whose drive is small, with S = 2/η near w = 0. */
const shapes: [string, Shape][] = [
  ['affine, k = 0', { F: (w) => -0.002 * w, S: (w) => 10 + w, k: 0 }],
  ['negative k', { F: (w) => -0.002 * w, S: (w) => 10 + w, k: -0.9 }],
  ['a drive that fades', { F: (w) => -0.002 * (w - 0.3 * w ** 2), S: (w) => 10 + w, k: 0 }],
  ['a bent S', { F: (w) => -0.002 * w, S: (w) => 10 + w + 0.2 * w ** 2, k: -0.1 }],
];

describe.each(shapes)('%s', (_, shape) => {
  const map = reflected(shape);
  const cycle = fixedPoint(map, [Math.sqrt(0.004), 0]);
  const J = jacobian(map, cycle, 1e-3);
  const det = J[0][0] * J[1][1] - J[0][1] * J[1][0];
  const { F, S, k } = shape;
  const A = (w: number) => (-2 * slope(F, w)) / slope(S, w);

  it('the cycle is where it is said to be', () => {
    expect(cycle[0] ** 2 / A(cycle[1])).toBeCloseTo(1, 5);
    expect(eta * S(cycle[1]) + (eta * k * cycle[0] ** 2) / 6).toBeCloseTo(2, 6);
  });

  it('the determinant is the product printed', () => {
    const [z2, w] = [cycle[0] ** 2, cycle[1]];
    const S1 = slope(S, w);
    const printed = (1 + (eta * k * z2) / 3) * (1 + (eta * S1 * slope(A, w)) / 2) + eta ** 2 * S1 ** 2 * z2;
    expect(det).toBeCloseTo(printed, 5);
  });

  it('χ, from the growth in a turn', () => {
    const { angle, modulus } = multipliers(J);
    const w = cycle[1];
    const S1 = slope(S, w);
    const chi = 1 + k / (3 * eta * S1 ** 2) + slope((x) => Math.log(A(x)), w) / S1 / (2 * eta);
    const omega = eta * S1 * cycle[0];
    const grown = (Math.log(modulus) * 2 * Math.PI) / angle / (Math.PI * omega);
    expect(Math.abs(grown - chi)).toBeLessThan(0.03 * (1 + Math.abs(chi)));
  });
});
