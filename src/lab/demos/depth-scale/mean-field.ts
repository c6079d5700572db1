import { NORMAL_NODES, normalMean } from '../../contract/normal-mean.ts';

/**
 * Infinitely wide tanh networks with weights N(0, σ_w²/fan in) and biases N(0, σ_b²): thm:gram-recursion and
 * thm:order-and-chaos. All expectations are quadratures; for q up to 4 they are exact to about 10⁻⁶.
 */
export interface Variances {
  /** σ_w² */
  weights: number;
  /** σ_b² */
  biases: number;
}

/** φ'(x) for φ = tanh, from the value of φ. */
const slope = (value: number) => 1 - value * value;

/** E tanh²(√q Z). */
export const meanSquare = (q: number) => normalMean((z) => Math.tanh(Math.sqrt(q) * z) ** 2);

/** E tanh'(√q Z)². */
export const meanSquaredSlope = (q: number) => normalMean((z) => slope(Math.tanh(Math.sqrt(q) * z)) ** 2);

/** The next layer's variance: V(q) = σ_w² E φ² + σ_b². */
export const nextVariance = (q: number, { weights, biases }: Variances) => weights * meanSquare(q) + biases;

/** q*: the stable fixed point of the variance; 0 for σ_b = 0 and σ_w² ≤ 1. */
export function fixedVariance(variances: Variances): number {
  const { weights, biases } = variances;
  if (biases === 0 && weights <= 1) return 0;
  // V is concave with V(q) > q below the fixed point: bisection.
  let [low, high] = [0, weights + biases];
  for (let i = 0; i < 60; i++) {
    const q = (low + high) / 2;
    if (nextVariance(q, variances) > q) low = q;
    else high = q;
  }
  return (low + high) / 2;
}

/** χ: what a layer makes of a small distance squared, at the fixed point. */
export function slopeAtOne(variances: Variances): number {
  return variances.weights * meanSquaredSlope(fixedVariance(variances));
}

/** E f(u) g(u') for standard pairs of correlation c, scaled to variance q. */
function pairMean(q: number, c: number, f: (u: number) => number): number {
  const root = Math.sqrt(q);
  const rest = Math.sqrt(1 - c * c);
  let sum = 0;
  for (const { z, weight } of NORMAL_NODES) {
    const value = f(root * z);
    for (const { z: w, weight: other } of NORMAL_NODES) {
      sum += weight * other * value * f(root * (c * z + rest * w));
    }
  }
  return sum;
}

/** The correlation map f(c) at the fixed variance q > 0. */
export function nextCorrelation(c: number, q: number, { weights, biases }: Variances): number {
  return (weights * pairMean(q, c, Math.tanh) + biases) / q;
}

/** f'(c) = σ_w² E φ'(u) φ'(u'). */
export function correlationSlope(c: number, q: number, { weights }: Variances): number {
  return weights * pairMean(q, c, (u) => slope(Math.tanh(u)));
}

/** c*: the stable fixed point of the correlation; 1 unless χ > 1. */
export function fixedCorrelation(variances: Variances): number {
  if (slopeAtOne(variances) <= 1) return 1;
  const q = fixedVariance(variances);
  let [low, high] = [0, 1];
  for (let i = 0; i < 40; i++) {
    const c = (low + high) / 2;
    if (nextCorrelation(c, q, variances) > c) low = c;
    else high = c;
  }
  return (low + high) / 2;
}

/** ξ: layers over which the distance to the fixed point of the correlation falls by a factor e. */
export function correlationLength(variances: Variances): number {
  const q = fixedVariance(variances);
  const c = fixedCorrelation(variances);
  return -1 / Math.log(c === 1 ? slopeAtOne(variances) : correlationSlope(c, q, variances));
}

/** The point of the critical line χ = 1 at which the fixed variance is q ≥ 0. */
export function criticalPoint(q: number): Variances {
  const weights = 1 / meanSquaredSlope(q);
  return { weights, biases: q - weights * meanSquare(q) };
}
