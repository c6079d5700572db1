/**
 * Where the influence of the input on an output comes from in a stack of random convolutions, and how far a mean over R
 * stacks scatters about it: thm:influence-walk. One dimension, stride 1, windows of k with their middle at the output, C
 * channels in every layer, weights with mean 0 and variance 1/(kC) (twice that with ReLUs).
 */

/** Channels of every layer, the input's too. */
export const CHANNELS = 32;

/** Layers of the stacks that are measured. */
export const DEPTHS = [1, 2, 4, 8, 16] as const;
/** Layers of the stack whose profile is shown, and how far from its middle. */
export const PROFILE_DEPTH = 8;
export const PROFILE_REACH = 7;

/** A law on the sites −reach, …, reach; k is odd, so that they are whole. */
export type Law = Float64Array;

/** Variance of one step: (k² − 1)/12. */
export function stepVariance(k: number): number {
  return (k ** 2 - 1) / 12;
}

/** Laws of 0, …, L uniform steps on −(k−1)/2 … (k−1)/2; all arrays have the middle at the same index. */
export function laws(k: number, L: number): { middle: number; law: Law[] } {
  const half = (k - 1) / 2;
  const middle = half * L;
  const law: Law[] = [new Float64Array(2 * middle + 1)];
  law[0]![middle] = 1;
  for (let m = 1; m <= L; m++) {
    const before = law[m - 1]!;
    law.push(
      Float64Array.from(before, (_, u) => {
        let sum = 0;
        for (let j = -half; j <= half; j++) sum += before[u + j] ?? 0;
        return sum / k;
      }),
    );
  }
  return { middle, law };
}

export interface Kind {
  /** Variance of a channel's squared gradient over its squared mean, and of a product at two places. */
  same: number;
  other: number;
}

/**
 * Gaussian weights: E g⁴ = 3 (E g²)². A ReLU's gate, open half of the time, makes that 6 (E g²)²; how gates at two places
 * go together is not known, and both numbers are the larger of the two extremes.
 */
export const LINEAR: Kind = { same: 2, other: 1 };
export const RELU: Kind = { same: 5, other: 2 };

/**
 * Variance, in a single stack, of Σ_u φ(u) |g(u)|² where Σ_u φ(u) p_L(u) = 0 and E Σ|g|² = 1. Each layer adds the scatter
 * of its weights, of order 1/C; what goes on between two places comes from the scatter of the layers before, of order
 * 1/C². All of it grows with the mean square of the whole, E (Σ|g|²)², taken to the same order.
 */
export function scatter(k: number, L: number, phi: (u: number) => number, kind: Kind): number {
  return leading(k, L, phi, kind) * (1 + leading(k, L, () => 1, kind));
}

function leading(k: number, L: number, phi: (u: number) => number, kind: Kind): number {
  const { middle, law } = laws(k, L);
  const sites = 2 * middle + 1;
  const kernel = (of: Float64Array, p: Law) =>
    Float64Array.from({ length: sites }, (_, u) => {
      let sum = 0;
      for (let s = 0; s < sites; s++) sum += p[s]! * (of[u + s - middle] ?? 0);
      return sum;
    });
  const test = Float64Array.from({ length: sites }, (_, i) => phi(i - middle));
  let total = 0;
  for (let m = 1; m <= L; m++) {
    // What the layers below will make of φ.
    const later = m === L ? test : kernel(test, law[L - m]!);
    const p = law[m]!;
    const { same } = m === L ? LINEAR : kind;
    let sum = 0;
    for (let u = 0; u < sites; u++) sum += same * (later[u]! * p[u]!) ** 2;
    for (let n = 1; n < m; n++) {
      const before = law[n]!;
      const common = law[m - n]!;
      for (let t = 0; t < sites; t++) {
        if (common[t] === 0) continue;
        let first = 0;
        let second = 0;
        for (let s = 0; s < sites; s++) {
          const value = (later[t - middle + s] ?? 0) * before[s]!;
          first += value;
          second += value ** 2;
        }
        sum += ((kind.other * same) / 2 / CHANNELS) * common[t]! ** 2 * (first ** 2 + second);
      }
    }
    total += sum / CHANNELS;
  }
  return total;
}
