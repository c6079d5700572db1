import { NORMAL_NODES } from '../../contract/normal-mean.ts';
import { fixedVariance, type Variances } from './mean-field.ts';

/**
 * prop:width-correction for two inputs, and for an input and a tangent. Given the layers below, the pre-activations of
 * a layer's units are independent Gaussians whose law is fixed by three numbers:
 *   q  the mean of the variances of z and z',
 *   y  the logarithm of D, half the mean square of z − z' (of a tangent: half its mean square),
 *   p  the covariance of (z + z')/2 with (z − z')/√(2D); zero in the limit of infinite width.
 * The next three numbers are functions of means over the units, which gives mean and variance of y to order 1/m.
 */

/** σ_b² of the demo. */
export const BIASES = 0.05;
/** c of the two inputs. */
export const START = 0.6;
/** Layers at which the demo measures. */
export const LAYERS = [2, 4, 8, 12, 16, 20, 25] as const;

export type Kind = 'distance' | 'tangent';

interface Units {
  /** Means of a = (φ² + φ'²)/2, of b = (φ − φ')²/2D, and of d = (φ² − φ'²)/√(2D), over the law of a unit. */
  a: number;
  b: number;
  d: number;
  /** Their variances and covariance. */
  bb: number;
  ab: number;
  aa: number;
  dd: number;
}

/** Nothing below changes when both variables change their signs, so that one of them may be taken positive. */
const HALF_THE_NODES = NORMAL_NODES.flatMap(({ z, weight }) =>
  Math.abs(z) < 1e-9 ? [{ z: 0, weight }] : z > 0 ? [{ z, weight: 2 * weight }] : [],
);

/** The means over the law of one unit at (q, y, p). */
function units(kind: Kind, q: number, y: number, p: number): Units {
  const D = kind === 'distance' ? Math.exp(y) : 0;
  const wide = Math.sqrt(q - D / 2 - p * p);
  const half = Math.sqrt(D / 2);
  let [a, b, d, aa, ab, bb, dd] = [0, 0, 0, 0, 0, 0, 0];
  for (const { z: z1, weight: w1 } of HALF_THE_NODES) {
    for (const { z: z2, weight: w2 } of NORMAL_NODES) {
      const middle = wide * z1 + p * z2;
      let square: number;
      let change: number;
      let odd: number;
      if (kind === 'distance') {
        const one = Math.tanh(middle + half * z2);
        const other = Math.tanh(middle - half * z2);
        square = (one * one + other * other) / 2;
        change = (one - other) ** 2 / (2 * D);
        odd = (one * one - other * other) / (2 * half);
      } else {
        const value = Math.tanh(middle);
        const moved = (1 - value * value) * z2;
        square = value * value;
        change = moved * moved;
        odd = 2 * value * moved;
      }
      const weight = w1 * w2;
      a += weight * square;
      b += weight * change;
      d += weight * odd;
      aa += weight * square * square;
      ab += weight * square * change;
      bb += weight * change * change;
      dd += weight * odd * odd;
    }
  }
  return { a, b, d, aa: aa - a * a, ab: ab - a * b, bb: bb - b * b, dd: dd - d * d };
}

/** One layer of the infinitely wide network: the next q, y and p. */
function next({ a, b, d }: Units, y: number, { weights, biases }: Variances): [number, number, number] {
  return [weights * a + biases, y + Math.log(weights * b), (Math.sqrt(weights) * d) / (2 * Math.sqrt(b))];
}

export interface Logarithm {
  /** In the limit of infinite width. */
  limit: number;
  /** Mean and variance at width m, times m, beyond the limit. */
  shift: number;
  variance: number;
}

/**
 * ln D of the pre-activations of layer 1, 2, …, for inputs whose first pre-activations have the fixed variance q* and
 * the correlation c (of a tangent: have ln D = 0).
 */
export function logarithms(kind: Kind, variances: Variances, c: number, layers: number): Logarithm[] {
  const q = fixedVariance(variances);
  const step = 0.02 * q;
  const all: Logarithm[] = [];
  let y = kind === 'distance' ? Math.log(q * (1 - c)) : 0;
  // m times the shifts of the means, and m times the covariances; p is uncorrelated with the others by symmetry.
  let [shiftQ, shiftY, qq, qy, yy, pp] = [0, 0, 0, 0, 0, 0];
  for (let layer = 1; layer <= layers; layer++) {
    all.push({ limit: y, shift: shiftY, variance: yy });
    const at = (dq: number, dy: number, dp: number) =>
      next(units(kind, q + dq * step, y + dy * 0.05, dp * step), y + dy * 0.05, variances);
    const here = units(kind, q, y, 0);
    const [F, Qp, Qm, P] = [next(here, y, variances), at(1, 0, 0), at(-1, 0, 0), at(0, 0, 1)] as const;
    // A tangent has no scale: y is carried along.
    const carried = (from: readonly number[], dy: number) => [from[0]!, from[1]! + 0.05 * dy] as const;
    const moves = (from: readonly number[], dq: number, dy: number) =>
      kind === 'tangent' ? carried(from, dy) : at(dq, dy, 0);
    const [Yp, Ym] = [moves(F, 0, 1), moves(F, 0, -1)] as const;
    const [PP, PM, MP, MM] = [moves(Qp, 1, 1), moves(Qp, 1, -1), moves(Qm, -1, 1), moves(Qm, -1, -1)] as const; // prettier-ignore
    const parts = ([0, 1] as const).map((i) => ({
      q: (Qp[i] - Qm[i]) / (2 * step),
      y: (Yp[i] - Ym[i]) / 0.1,
      qq: (Qp[i] - 2 * F[i] + Qm[i]) / step ** 2,
      yy: (Yp[i] - 2 * F[i] + Ym[i]) / 0.05 ** 2,
      qy: (PP[i] - PM[i] - MP[i] + MM[i]) / (4 * step * 0.05),
      pp: (2 * (P[i] - F[i])) / step ** 2,
    }));
    const [u, v] = parts as [(typeof parts)[number], (typeof parts)[number]];
    const bent = (f: typeof u) => (f.qq * qq + f.yy * yy + f.pp * pp) / 2 + f.qy * qy;
    const moved = (f: typeof u) => f.q * shiftQ + f.y * shiftY + bent(f);
    const { weights } = variances;
    const own = here.bb / here.b ** 2;
    [shiftQ, shiftY] = [moved(u), moved(v) - own / 2];
    const spread = (f: typeof u, g: typeof u) =>
      f.q * g.q * qq + (f.q * g.y + f.y * g.q) * qy + f.y * g.y * yy;
    const turned = P[2] / step;
    [qq, qy, yy, pp] = [
      spread(u, u) + weights ** 2 * here.aa,
      spread(u, v) + (weights * here.ab) / here.b,
      spread(v, v) + own,
      turned ** 2 * pp + (weights * here.dd) / (4 * here.b),
    ];
    y = F[1];
  }
  return all;
}

/**
 * ln D of layer 1, 2, … at infinite width, if each pre-activation carries `skip` times the one below on top: squares and
 * products of the fresh and the carried part add up, since the fresh weights have mean zero.
 */
export function withSkips(
  { weights, biases }: Variances,
  skip: number,
  layers: number,
): { distance: number; tangent: number }[] {
  let q = fixedVariance({ weights, biases });
  let [y, tangent] = [Math.log(q * (1 - START)), 0];
  return Array.from({ length: layers }, () => {
    const here = { distance: y, tangent };
    const pair = units('distance', q, y, 0);
    const slope = units('tangent', q, 0, 0).b;
    tangent += Math.log(skip ** 2 + weights * slope);
    y += Math.log(skip ** 2 + weights * pair.b);
    q = skip ** 2 * q + weights * pair.a + biases;
    return here;
  });
}
