import { stream, type Stream } from '../../src/lab/contract/random.ts';

/** E f(g) for standard normal g, by Simpson's rule on [−9, 9]: a way of its own beside the lab's trapezoid. */
export function simpson(f: (g: number) => number, intervals = 720): number {
  const step = 18 / intervals;
  let sum = 0;
  for (let i = 0; i <= intervals; i++) {
    const g = -9 + i * step;
    const weight = i === 0 || i === intervals ? 1 : i % 2 === 1 ? 4 : 2;
    sum += weight * f(g) * Math.exp((-g * g) / 2);
  }
  return (sum * step) / 3 / Math.sqrt(2 * Math.PI);
}

/** E f(g, g') at correlation c. */
export const simpsonPair = (c: number, f: (g: number, other: number) => number, intervals = 180): number =>
  simpson((g) => simpson((w) => f(g, c * g + Math.sqrt(1 - c * c) * w), intervals), intervals);

/** A matrix of independent normal entries, rows of length `columns`. */
export function gaussianMatrix(
  random: Stream,
  rows: number,
  columns: number,
  variance: number,
): Float64Array[] {
  const scale = Math.sqrt(variance);
  return Array.from({ length: rows }, () => {
    const row = new Float64Array(columns);
    for (let j = 0; j < columns; j++) row[j] = scale * random.normal();
    return row;
  });
}

export const times = (matrix: readonly Float64Array[], x: Float64Array): Float64Array =>
  Float64Array.from(matrix, (row) => {
    let sum = 0;
    for (let j = 0; j < row.length; j++) sum += row[j]! * x[j]!;
    return sum;
  });

/** Mᵀ x. */
export function back(matrix: readonly Float64Array[], x: Float64Array): Float64Array {
  const all = new Float64Array(matrix[0]!.length);
  matrix.forEach((row, i) => row.forEach((value, j) => (all[j]! += value * x[i]!)));
  return all;
}

export const square = (x: Float64Array): number => x.reduce((sum, value) => sum + value * value, 0);

/** Means over repeats of what `draw` returns, with their standard errors. */
export function average(
  repeats: number,
  seed: number,
  draw: (random: Stream) => readonly number[],
): { mean: number; error: number }[] {
  const sums: number[] = [];
  const squares: number[] = [];
  for (let r = 0; r < repeats; r++) {
    draw(stream(seed, r)).forEach((value, i) => {
      sums[i] = (sums[i] ?? 0) + value;
      squares[i] = (squares[i] ?? 0) + value * value;
    });
  }
  return sums.map((sum, i) => {
    const mean = sum / repeats;
    return { mean, error: Math.sqrt((squares[i]! / repeats - mean ** 2) / repeats) };
  });
}

/** How many standard errors a mean is from what it should be. */
export const away = ({ mean, error }: { mean: number; error: number }, expected: number): number =>
  Math.abs(mean - expected) / error;
