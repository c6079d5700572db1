/** The curves of the figure on luck: N = exp(cn) independent hypotheses on n fair coin flips. */

/** E min R̂ of prop:lucky-minimum, for N so large that only its logarithm is a number. */
export function meanOfLuckiest(n: number, c: number): number {
  let weight = -n * Math.LN2;
  let cumulative = 0;
  let sum = 0;
  for (let j = 0; j < n; j++) {
    cumulative += Math.exp(weight);
    weight += Math.log((n - j) / (j + 1));
    // P(Bin > j)^N = exp(N ln(1 − P(Bin ≤ j))), the product through logarithms.
    sum += Math.exp(-Math.exp(c * n + Math.log(-Math.log1p(-Math.min(cumulative, 1 - 1e-15)))));
  }
  return sum / n;
}

/** ln 2 + q ln q + (1 − q) ln(1 − q) */
export function rate(q: number): number {
  return Math.LN2 + (q > 0 ? q * Math.log(q) : 0) + (1 - q) * Math.log1p(-q);
}

/** q_*(c) of thm:random-energy: where the rate is c; 0 beyond ln 2. */
export function limit(c: number): number {
  let [low, high] = [0, 0.5];
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (rate(middle) > c) low = middle;
    else high = middle;
  }
  return c === 0 ? 0.5 : high;
}
