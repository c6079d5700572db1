/** Networks trained from random weights for each width, to see what there is to see. */
export const OBSERVED = 1024;

/** Width of a bin, in decades. */
export const BIN = 0.1;

/**
 * What was seen, since no formula gives it: how many of them ended with a mean squared error between 10^(k/10) and
 * 10^((k+1)/10), for k from `first` on. An observation, obs:trained-from-random.
 */
export const SEEN: Readonly<Record<number, { first: number; counts: readonly number[] }>> = {
  4: {
    first: -34,
    counts: [1, 25, 5, 2, 19, 7, 2, 1, 5, 1, 5, 6, 1, 14, 479, 20, 326, 3, 0, 0, 0, 0, 46, 56],
  },
  8: {
    first: -41,
    counts: [
      1, 0, 2, 5, 4, 15, 38, 51, 91, 13, 19, 25, 17, 13, 16, 15, 16, 8, 13, 6, 8, 439, 12, 196, 0, 0, 0, 0, 0,
      0, 1,
    ],
  },
  16: {
    first: -45,
    counts: [
      2, 5, 17, 18, 30, 31, 46, 50, 57, 194, 114, 66, 49, 23, 18, 23, 15, 13, 15, 7, 3, 6, 2, 1, 2, 191, 0,
      26,
    ],
  },
  32: {
    first: -52,
    counts: [
      1, 4, 3, 10, 24, 41, 60, 75, 95, 114, 132, 95, 82, 70, 52, 36, 67, 15, 8, 7, 2, 5, 1, 3, 1, 2, 1, 0, 0,
      0, 0, 0, 18,
    ],
  },
};

/**
 * The law of the mean of the logarithms of R of them, taking what was seen for the law of one.
 * @param tail the probability left out at each end
 * @returns mean and the two ends, decades (log₁₀)
 */
export function meanLogarithm(m: number, sample: number, tail: number): [number, number, number] {
  const { first, counts } = SEEN[m]!;
  let law = Float64Array.from([1]);
  for (let draw = 0; draw < sample; draw++) {
    const next = new Float64Array(law.length + counts.length - 1);
    for (const [i, p] of law.entries())
      for (const [k, count] of counts.entries()) next[i + k]! += (p * count) / OBSERVED;
    law = next;
  }
  const mean = law.reduce((sum, p, i) => sum + p * at(i), 0);
  function at(i: number): number {
    return BIN * (first + 0.5 + i / sample);
  }
  let [below, low] = [0, 0];
  while (below + law[low]! < tail) below += law[low++]!;
  let [above, high] = [0, law.length - 1];
  while (above + law[high]! < tail) above += law[high--]!;
  // Half a bin for the binning, and the scatter of what was seen, itself a sample.
  const wide = Math.sqrt(1 + sample / OBSERVED);
  return [mean, mean + wide * (at(low) - mean) - BIN / 2, mean + wide * (at(high) - mean) + BIN / 2];
}
