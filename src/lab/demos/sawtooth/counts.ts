/**
 * Where the fraction of successes in n new trials lies with probability 1 − 2·tail, after `seen` successes in `observed`
 * trials: quantiles of the beta-binomial law, the binomial one averaged over what is still unknown of the frequency.
 */
export function countBand(
  seen: number,
  observed: number,
  n: number,
  tail: number,
): { lower: number; upper: number } {
  const [a, b] = [seen + 1, observed - seen + 1];
  // P(no success), then P(j + 1 successes) from P(j).
  let probability = 1;
  for (let i = 0; i < n; i++) probability *= (b + i) / (a + b + i);
  const law = [probability];
  for (let j = 0; j < n; j++) {
    probability *= ((n - j) / (j + 1)) * ((a + j) / (b + n - j - 1));
    law.push(probability);
  }
  let lower = 0;
  for (let below = law[0]!; below <= tail; below += law[lower]!) lower += 1;
  let upper = n;
  for (let above = law[n]!; above <= tail; above += law[upper]!) upper -= 1;
  const frequency = seen / observed;
  return { lower: Math.min(lower / n, frequency), upper: Math.max(upper / n, frequency) };
}
