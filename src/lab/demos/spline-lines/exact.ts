import { INPUTS, POINTS, target } from './problem.ts';

/**
 * Exact sums over all ways to cut the points into pieces, one after the other from left to right (a transfer matrix):
 * with + and × the moments of the error at random cuts, with min and + the least error that is possible.
 */

/** What `make` makes for a key, made once. */
function once<T>(make: (key: number) => T): (key: number) => T {
  const made = new Map<number, T>();
  return (key) => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

/** Sum of squared distances from the chord between points a and b, [POINTS, POINTS], for a < b; for each jump. */
const chordTable = once((jump) => {
  const values = INPUTS.map((x) => target(x, jump));
  const chords = new Float64Array(POINTS * POINTS);
  for (let a = 0; a < POINTS; a++) {
    for (let b = a + 2; b < POINTS; b++) {
      const slope = (values[b]! - values[a]!) / (b - a);
      let sum = 0;
      for (let i = a + 1; i < b; i++) sum += (values[i]! - values[a]! - slope * (i - a)) ** 2;
      chords[a * POINTS + b] = sum;
    }
  }
  return chords;
});

/** Mean, variance and skewness of the mean squared error. */
export interface Moments {
  mean: number;
  variance: number;
  skewness: number;
}

const moments = once((jump) => once((m) => momentsOf(m, chordTable(jump))));

/** Of the polygon through the graph whose m − 1 inner corners are drawn from the 255 inner points, all sets alike. */
export function randomCorners(m: number, jump = 0): Moments {
  return moments(jump)(m);
}

/** @param cost of each piece, as chordTable() */
function momentsOf(m: number, cost: Float64Array): Moments {
  // Sums of 1, S, S², S³ over all sets of corners so far, the last at point b; S is the sum of squares.
  let sums = Array.from({ length: 4 }, (_, power) =>
    Float64Array.from({ length: POINTS }, (_, b) => (b > 0 ? cost[b]! ** power : 0)),
  );
  for (let piece = 1; piece < m; piece++) {
    const [s0, s1, s2, s3] = sums as [Float64Array, Float64Array, Float64Array, Float64Array];
    const next = Array.from({ length: 4 }, () => new Float64Array(POINTS));
    for (let b = piece + 1; b < POINTS; b++) {
      let [t0, t1, t2, t3] = [0, 0, 0, 0];
      for (let a = piece; a < b; a++) {
        const c = cost[a * POINTS + b]!;
        const [w0, w1, w2] = [s0[a]!, s1[a]!, s2[a]!];
        t0 += w0;
        t1 += w1 + c * w0;
        t2 += w2 + c * (2 * w1 + c * w0);
        t3 += s3[a]! + c * (3 * w2 + c * (3 * w1 + c * w0));
      }
      for (const [power, value] of [t0, t1, t2, t3].entries()) next[power]![b] = value;
    }
    sums = next;
  }
  const [count, first, second, third] = sums.map((sum) => sum[POINTS - 1]!) as [
    number,
    number,
    number,
    number,
  ];
  const mean = first / count;
  const variance = second / count - mean ** 2;
  return {
    mean: mean / POINTS,
    variance: variance / POINTS ** 2,
    skewness: (third / count - 3 * mean * (second / count) + 2 * mean ** 3) / variance ** 1.5,
  };
}

/** Pieces up to which `floor` reaches. */
const MOST_PIECES = 33;

const floors = once((jump) => leastErrors(MOST_PIECES, affineTable(jump)));

/**
 * The least mean squared error of any function that is affine on each of m + 1 runs of neighbouring points: no network
 * with m hidden ReLU units gets below.
 */
export function floor(m: number, jump = 0): number {
  return floors(jump)[m]!;
}

/** Entry k: with k + 1 pieces. */
function leastErrors(pieces: number, cost: Float64Array): number[] {
  let best = Float64Array.from({ length: POINTS + 1 }, (_, b) => cost[b]!);
  const answers = [best[POINTS]! / POINTS];
  for (let piece = 2; piece <= pieces; piece++) {
    const next = new Float64Array(POINTS + 1);
    for (let b = 1; b <= POINTS; b++) {
      let least = Infinity;
      for (let a = 0; a < b; a++) least = Math.min(least, best[a]! + cost[a * (POINTS + 1) + b]!);
      next[b] = least;
    }
    best = next;
    answers.push(best[POINTS]! / POINTS);
  }
  return answers;
}

/** Residual sum of squares of the best line through the points a, …, b − 1, for 0 ≤ a ≤ b. */
function affineTable(jump: number): Float64Array {
  const values = INPUTS.map((x) => target(x, jump));
  const side = POINTS + 1;
  const table = new Float64Array(side * side);
  for (let a = 0; a < POINTS; a++) {
    // Welford's updates: no difference of large numbers.
    let [count, meanX, meanY, xx, xy, yy] = [0, 0, 0, 0, 0, 0];
    for (let b = a + 1; b <= POINTS; b++) {
      const [x, y] = [INPUTS[b - 1]!, values[b - 1]!];
      count += 1;
      const [dx, dy] = [x - meanX, y - meanY];
      meanX += dx / count;
      meanY += dy / count;
      xx += dx * (x - meanX);
      xy += dx * (y - meanY);
      yy += dy * (y - meanY);
      table[a * side + b] = count > 2 ? Math.max(0, yy - xy ** 2 / xx) : 0;
    }
  }
  return table;
}
