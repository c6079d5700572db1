/** The smallest k with P(X ≤ k) ≥ probability, for X binomial (n, p). */
export function binomialQuantile(n: number, p: number, probability: number): number {
  if (p <= 0) return 0;
  if (p >= 1) return n;
  let log = n * Math.log1p(-p);
  let sum = Math.exp(log);
  let k = 0;
  while (sum < probability && k < n) {
    k += 1;
    log += Math.log(((n - k + 1) / k) * (p / (1 - p)));
    sum += Math.exp(log);
  }
  return k;
}
