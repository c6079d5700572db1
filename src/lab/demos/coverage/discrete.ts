/** Discrete laws by their ratio recursions: exact, and without underflow, because they start at the mode. */

/**
 * Probabilities on 0 … n from the ratios p(j + 1)/p(j).
 * @param mode any index where the law is near its largest
 */
function fromRatios(n: number, mode: number, ratio: (j: number) => number): Float64Array {
  const p = new Float64Array(n + 1);
  p[mode] = 1;
  for (let j = mode; j < n; j++) p[j + 1] = p[j]! * ratio(j);
  for (let j = mode - 1; j >= 0; j--) p[j] = p[j + 1]! / ratio(j);
  const sum = p.reduce((all, value) => all + value, 0);
  return p.map((value) => value / sum);
}

/** Bin(n, p), 0 < p < 1. */
export function binomial(n: number, p: number): Float64Array {
  const odds = p / (1 - p);
  return fromRatios(n, Math.min(n, Math.floor((n + 1) * p)), (j) => ((n - j) / (j + 1)) * odds);
}

/** The number of successes in n trials whose common chance is drawn from Beta(a, b), a, b ≥ 1. */
export function betaBinomial(n: number, a: number, b: number): Float64Array {
  const mode = Math.min(n, Math.round((n * a) / (a + b)));
  return fromRatios(n, mode, (j) => (((n - j) / (j + 1)) * (a + j)) / (b + n - j - 1));
}

/** P(J ≤ j). */
export function upTo(p: Float64Array, j: number): number {
  let sum = 0;
  for (let i = 0; i <= j; i++) sum += p[i]!;
  return sum;
}

/** The smallest interval of counts that leaves at most `tail` on either side. */
export function central(p: Float64Array, tail: number): { lower: number; upper: number } {
  let lower = 0;
  for (let below = p[0]!; below <= tail; below += p[lower]!) lower++;
  let upper = p.length - 1;
  for (let above = p[upper]!; above <= tail; above += p[upper]!) upper--;
  return { lower, upper };
}

export interface Shape {
  mean: number;
  deviation: number;
  skewness: number;
  /** Excess kurtosis. */
  kurtosis: number;
}

export function shapeOf(p: Float64Array): Shape {
  const moment = (power: number, centre: number) =>
    p.reduce((sum, value, j) => sum + value * (j - centre) ** power, 0);
  const mean = moment(1, 0);
  const variance = moment(2, mean);
  return {
    mean,
    deviation: Math.sqrt(variance),
    skewness: moment(3, mean) / variance ** 1.5,
    kurtosis: moment(4, mean) / variance ** 2 - 3,
  };
}

/** The sum of `count` independent draws, by repeated convolution. */
export function sumOf(p: Float64Array, count: number): Float64Array {
  let sum: Float64Array = Float64Array.of(1);
  for (let i = 0; i < count; i++) {
    const next = new Float64Array(sum.length + p.length - 1);
    for (const [j, value] of sum.entries()) for (let k = 0; k < p.length; k++) next[j + k]! += value * p[k]!;
    sum = next;
  }
  return sum;
}
