import { normalMean } from '../../contract/normal-mean.ts';

/**
 * Logistic regression on two standard normal inputs x = (z, v), true weights of norm r along z: the mean square
 * deviation of the maximum-likelihood estimate along and across the true weights, to second order in 1/n.
 *
 * With J = I⁻¹ the estimate is δ = δ₁/√n + δ₂/n + δ₃/n^{3/2} + …, where, with fluctuations Z of the score and h of
 * the Hessian, third and fourth derivatives T and Q of the mean loss,
 *   δ₁ = JZ,  δ₂ = −J(hδ₁ + ½Tδ₁δ₁),  δ₃ = −J(hδ₂ + Tδ₁δ₂ + ½tδ₁δ₁ + ⅙Qδ₁δ₁δ₁).
 * Given x the score has mean zero, so Z is uncorrelated with h and t; it has a third cumulant with each of them.
 */
export interface Ellipse {
  /** n E(δ·e)² as n → ∞: the inverse Fisher information. */
  limit: number;
  /** What 1/n is multiplied by in the next term. */
  next: number;
}

export function logistic(t: number): number {
  return 1 / (1 + Math.exp(-t));
}

/** s', s'' and s''' at t. */
function derivatives(t: number): readonly [number, number, number] {
  const p = logistic(t);
  const first = p * (1 - p);
  return [first, first * (1 - 2 * p), first * (1 - 6 * first)];
}

/** E v^k */
const MOMENTS = [1, 0, 1, 0, 3];

/** E f(rz) x_a x_b …, all indices 0 (along) or 1 (across). */
function tensor(r: number, f: (t: number) => number, rank: number): (...indices: number[]) => number {
  const byAcross = MOMENTS.slice(0, rank + 1).map(
    (moment, across) => moment * normalMean((z) => f(r * z) * z ** (rank - across)),
  );
  return (...indices) => byAcross[indices.reduce((sum, index) => sum + index, 0)]!;
}

const PAIR = [0, 1] as const;

/** Σ over all values of so many indices. */
function sum(count: number, term: (...indices: number[]) => number): number {
  let total = 0;
  for (let code = 0; code < 2 ** count; code++) {
    total += term(...Array.from({ length: count }, (_, k) => (code >> k) & 1));
  }
  return total;
}

/** Along and across the true weights, of norm r. */
export function ellipse(r: number): { along: Ellipse; across: Ellipse } {
  const information = tensor(r, (t) => derivatives(t)[0], 2);
  const I = (a: number, b: number) => (a === b ? information(a, b) : 0);
  const T = tensor(r, (t) => derivatives(t)[1], 3);
  const Q = tensor(r, (t) => derivatives(t)[2], 4);
  const square = tensor(r, (t) => derivatives(t)[0] ** 2, 4);
  // Cov(h_ab, h_cd), which is also the third cumulant of Z_a, h_bc, Z_d.
  const K = (a: number, b: number, c: number, d: number) => square(a, b, c, d) - I(a, b) * I(c, d);
  const J = PAIR.map((a) => 1 / I(a, a));
  // E δ₁δ₁δ₁δ₁ for the Gaussian δ₁ with covariance diag J.
  const four = (a: number, b: number, c: number, d: number) =>
    (a === b && c === d ? J[a]! * J[c]! : 0) +
    (a === c && b === d ? J[a]! * J[b]! : 0) +
    (a === d && b === c ? J[a]! * J[b]! : 0);
  const of = (e: number): Ellipse => {
    const j = J[e]!;
    // E δ₂δ₂: the Hessian's fluctuation, and the skewness of the loss.
    const second =
      j * j * sum(1, (a) => K(e, a, e, a) * J[a]!) +
      (j * j * sum(4, (a, b, c, d) => T(e, a, b) * T(e, c, d) * four(a, b, c, d))) / 4;
    // E δ₁δ₃.
    const third =
      j * sum(1, (a) => K(e, a, a, e) * J[a]!) * j +
      (j * sum(5, (a, b, c, d, f) => T(e, a, b) * J[b]! * T(b, c, d) * (f === e ? four(f, a, c, d) : 0))) /
        2 -
      (j * sum(3, (a, b, c) => Q(e, a, b, c) * four(e, a, b, c))) / 6;
    // √n E δ₁δ₂, from third cumulants.
    const mixed =
      -j * sum(1, (a) => (square(e, e, a, a) - I(e, a) * I(e, a)) * J[a]!) * j -
      (j * sum(2, (a, b) => T(e, a, b) * j * J[a]! * J[b]! * T(e, a, b))) / 2;
    return { limit: j, next: second + 2 * third + 2 * mixed };
  };
  return { along: of(0), across: of(1) };
}
