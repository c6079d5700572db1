/** Means with their standard errors, and the quantiles from which bands are made. */

/**
 * Mean and standard error of the mean.
 * @param sample at least one value
 * @returns standardError 0 for a single value or a constant sample
 */
export function meanAndError(sample: ArrayLike<number>): { mean: number; standardError: number } {
  const n = sample.length;
  if (n === 0) throw new RangeError('The mean of no values is not defined.');
  let mean = 0;
  let squares = 0;
  // Welford's recursion: one pass, no cancellation.
  for (let i = 0; i < n; i++) {
    const value = sample[i] as number;
    const before = value - mean;
    mean += before / (i + 1);
    squares += before * (value - mean);
  }
  return { mean, standardError: n > 1 ? Math.sqrt(squares / (n - 1) / n) : 0 };
}

/**
 * The two-sided tail probability that each of `points` independent points may have, if all of them together
 * are to land inside in 999 runs of 1,000 (Šidák). For dependent points this is on the safe side for Gaussian
 * vectors (Šidák's inequality).
 */
export function tailOfEach(points: number, tailOfAll = 0.001): number {
  return -Math.expm1(Math.log1p(-tailOfAll) / points);
}

/**
 * Quantile of the standard normal law, by Newton's method on `normalTail`. Relative error below 1e-12 for
 * probabilities between 1e-300 and 1 − 1e-15.
 */
export function normalQuantile(probability: number): number {
  if (!(probability > 0 && probability < 1))
    throw new RangeError('A quantile wants a probability strictly between 0 and 1.');
  if (probability > 0.5) return -normalQuantile(1 - probability);
  // Start from the tail's leading term, then Newton on the logarithm, which is concave: no overshoot.
  let z = probability > 0.02 ? 2.5066 * (probability - 0.5) : -Math.sqrt(-2 * Math.log(probability));
  for (let i = 0; i < 60; i++) {
    const tail = normalTail(-z);
    const step =
      (Math.log(probability) - Math.log(tail)) * (tail / (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)));
    z += step;
    if (Math.abs(step) < 1e-14 * Math.max(1, Math.abs(z))) break;
  }
  return z;
}

/** P(Z > z) for a standard normal Z and any z, by the series near 0 and Lentz's continued fraction in the tail. */
export function normalTail(z: number): number {
  if (z < 0) return 1 - normalTail(-z);
  const density = Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
  if (z < 3) {
    let term = z;
    let sum = z;
    for (let k = 1; Math.abs(term) > 1e-18 * sum && k < 200; k++) {
      term *= (z * z) / (2 * k + 1);
      sum += term;
    }
    return 0.5 - density * sum;
  }
  let fraction = 0;
  for (let k = 120; k >= 1; k--) fraction = k / (z + fraction);
  return density / (z + fraction);
}

/**
 * Quantile of χ²_k / k, the law of the mean of k squares of standard normal variables.
 * Wilson and Hilferty's cube-root approximation; for k ≥ 100 and tails down to 1e-5 its relative error is
 * below 0.3 %, which a test holds against simulation-free quadrature.
 */
export function meanSquareQuantile(k: number, probability: number): number {
  const c = 2 / (9 * k);
  return (1 - c + normalQuantile(probability) * Math.sqrt(c)) ** 3;
}
