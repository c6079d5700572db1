/** Binomial probabilities by Pascal's triangle, for tests that must not share code with the demos. */

/** The law of Bin(n, p), entries 0 … n, built up one coin at a time. */
export function binomialLaw(n: number, p = 0.5): number[] {
  let law = [1];
  for (let coin = 0; coin < n; coin++) {
    law = Array.from({ length: law.length + 1 }, (_, k) => (1 - p) * (law[k] ?? 0) + p * (law[k - 1] ?? 0));
  }
  return law;
}

/** P(lower ≤ Bin(n, p) ≤ upper). */
export function between(n: number, lower: number, upper: number, p = 0.5): number {
  return binomialLaw(n, p).reduce((sum, value, k) => (k >= lower && k <= upper ? sum + value : sum), 0);
}

/** All words of `length` letters 0 … letters − 1. */
export function* words(length: number, letters = 2): Generator<number[]> {
  for (let code = 0; code < letters ** length; code++) {
    yield Array.from({ length }, (_, i) => Math.floor(code / letters ** i) % letters);
  }
}

/** Σ_{j < n} P(Bin(n, ½) > j)^N / n, the sum taken from above. */
export function meanLuck(n: number, hypotheses: number): number {
  const law = binomialLaw(n);
  let above = 0;
  let sum = 0;
  for (let j = n - 1; j >= 0; j--) {
    above += law[j + 1]!;
    sum += above ** hypotheses;
  }
  return sum / n;
}
