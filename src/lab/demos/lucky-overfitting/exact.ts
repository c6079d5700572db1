/**
 * The law of the fewest errors among N hypotheses on n fair coin flips, when the hypotheses err independently:
 * prop:lucky-minimum. Everything is exact up to rounding; N need not be whole.
 */

/** P(Bin(n, ½) ≤ j) for j = −1, 0, …, n: entry j + 1. */
export function binomialCumulative(n: number): Float64Array {
  const cumulative = new Float64Array(n + 2);
  let term = 2 ** -n;
  for (let j = 0; j <= n; j++) {
    cumulative[j + 1] = Math.min(1, cumulative[j]! + term);
    term *= (n - j) / (j + 1);
  }
  return cumulative;
}

/** The law of the least of N independent Bin(n, ½) variables: entry k is the probability of k errors, k = 0, …, n. */
export function lawOfMinimum(n: number, hypotheses: number): Float64Array {
  const cumulative = binomialCumulative(n);
  // P(minimum > j) = P(Bin > j)^N, through the logarithm because P(Bin ≤ j) may be as small as 2⁻ⁿ.
  const above = (j: number) => Math.exp(hypotheses * Math.log1p(-cumulative[j + 1]!));
  return Float64Array.from({ length: n + 1 }, (_, k) => above(k - 1) - above(k));
}

/** E min R̂: the mean of the minimum, over n. */
export function meanOfMinimum(n: number, hypotheses: number): number {
  return lawOfMinimum(n, hypotheses).reduce((sum, p, k) => sum + p * k, 0) / n;
}

/**
 * Where the sum of `runs` independent variables of the given law lies but for a probability `tail` on either side:
 * exact quantiles, by convolution.
 * @param law probabilities of 0, 1, …
 * @returns [lower, upper] with P(sum < lower) ≤ tail and P(sum > upper) ≤ tail
 */
export function sumInterval(law: Float64Array, runs: number, tail: number): [number, number] {
  let sum: Trimmed = { from: 0, weights: Float64Array.of(1) };
  let power = trimmed({ from: 0, weights: law });
  for (let left = runs; left > 0; left = Math.floor(left / 2)) {
    if (left % 2 === 1) sum = convolved(sum, power);
    if (left > 1) power = convolved(power, power);
  }
  const lower = quantile(sum.weights, tail);
  const upper = sum.weights.length - 1 - quantile(sum.weights.toReversed(), tail);
  return [sum.from + lower, sum.from + upper];
}

/** Probabilities of from, from + 1, … */
interface Trimmed {
  from: number;
  weights: Float64Array;
}

/** What lies so far out is of no weight beside tails of 10⁻⁵. */
const NEGLIGIBLE = 1e-15;

function trimmed({ from, weights }: Trimmed): Trimmed {
  const first = weights.findIndex((weight) => weight > NEGLIGIBLE);
  const last = weights.findLastIndex((weight) => weight > NEGLIGIBLE);
  return { from: from + first, weights: weights.slice(first, last + 1) };
}

function convolved(a: Trimmed, b: Trimmed): Trimmed {
  const weights = new Float64Array(a.weights.length + b.weights.length - 1);
  a.weights.forEach((weight, i) => b.weights.forEach((other, j) => (weights[i + j]! += weight * other)));
  return trimmed({ from: a.from + b.from, weights });
}

/** The largest index below which no more than `tail` of the weight lies. */
function quantile(weights: Float64Array, tail: number): number {
  let below = 0;
  for (const [i, weight] of weights.entries()) {
    below += weight;
    if (below > tail) return i;
  }
  return weights.length - 1;
}
