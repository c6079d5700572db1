import type { Links } from '../wiring.ts';

/**
 * Mean pooling, forwards with the links of positions, backwards with those of sources:
 * out[p][c][b] = Σ over the links (q, ·) of p of x[q][c][b], divided by the number of taps.
 * @param row entries at each position: channels times batch
 */
export function mean(
  out: Float32Array,
  x: Float32Array,
  { start, pairs }: Links,
  taps: number,
  row: number,
): void {
  for (let p = 0; p + 1 < start.length; p++) {
    for (let i = 0; i < row; i++) {
      let s = 0;
      for (let j = start[p]!; j < start[p + 1]!; j++) s += x[pairs[2 * j]! * row + i]!;
      out[p * row + i] = s / taps;
    }
  }
}
