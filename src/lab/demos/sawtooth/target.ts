/** The tent of lem:sawtooth on [0, 1], as two rectified units compute it. */
export function tent(x: number): number {
  return 2 * Math.max(x, 0) - 4 * Math.max(x - 0.5, 0);
}

/** s_k: the tent applied k times; 2^k pieces of slope ±2^k. */
export function sawtooth(k: number, x: number): number {
  let value = x;
  for (let fold = 0; fold < k; fold++) value = tent(value);
  return value;
}

/**
 * Where everything is measured: the midpoints of 512 cells, which lie symmetrically in every tent up to k = 8, so that the
 * proof of lem:sawtooth-floor goes through for sums over them as it does for integrals.
 */
export const POINTS = 512;
export const GRID: readonly number[] = Array.from({ length: POINTS }, (_, i) => (i + 0.5) / POINTS);

/** Folds of the target in the first plot, and of those in the second. */
export const FOLDS = 4;
export const TARGETS = [3, 4, 5] as const;

/** Hidden units of the shallow networks. */
export const WIDTHS = [2, 4, 8, 16] as const;

/** The fraction 1 − Σ(y − s)²/Σ(s − ½)² of the target's variance that `outputs` explain. */
export function explained(k: number, outputs: ArrayLike<number>): number {
  let miss = 0;
  let all = 0;
  for (const [i, x] of GRID.entries()) {
    const target = sawtooth(k, x);
    miss += (outputs[i]! - target) ** 2;
    all += (target - 0.5) ** 2;
  }
  return 1 - miss / all;
}

/** thm:depth-separation for one hidden layer: no network of m units explains more. */
export function ceiling(m: number, k: number): number {
  return Math.min(1, m / 2 ** (k - 1));
}

/** What the shallow network of m units that is built below explains: all of the target from 2^k units on. */
export function builtExplains(m: number, k: number): number {
  return m >= 2 ** k ? 1 : (m - 0.5) / 2 ** k;
}

/**
 * A network of one hidden layer for s_k, built by hand: the constant ½ up to the middle of a piece, then s_k exactly, one
 * unit for each of the m kinks. From 2^k units on it is s_k.
 */
export function built(m: number, k: number): (x: number) => number {
  const pieces = 2 ** k;
  const slope = (piece: number) => (piece % 2 === 0 ? pieces : -pieces);
  const whole = m >= pieces;
  const units: { at: number; weight: number }[] = whole
    ? [{ at: 0, weight: pieces }]
    : [{ at: (pieces - m + 0.5) / pieces, weight: slope(pieces - m) }];
  for (let piece = whole ? 1 : pieces - m + 1; piece < pieces; piece++) {
    units.push({ at: piece / pieces, weight: slope(piece) - slope(piece - 1) });
  }
  const offset = whole ? 0 : 0.5;
  return (x) => units.reduce((sum, { at, weight }) => sum + weight * Math.max(x - at, 0), offset);
}
