import { VECTOR } from './lanes';

/** Mean pooling over links, forwards by positions, backwards by sources; `row` is bytes at a position. See typed/mean.ts. */
export function mean(
  out: usize,
  x: usize,
  start: usize,
  pairs: usize,
  positions: i32,
  taps: i32,
  row: usize,
): void {
  const share = f32x4.splat(<f32>1 / <f32>taps);
  for (let p = 0; p < positions; p++) {
    const first = pairs + ((<usize>load<i32>(start + ((<usize>p) << 2))) << 3);
    const last = pairs + ((<usize>load<i32>(start + ((<usize>p) << 2), 4)) << 3);
    const to = out + <usize>p * row;
    for (let at: usize = 0; at < row; at += VECTOR) {
      let s = f32x4.splat(0);
      for (let link = first; link < last; link += 8) {
        s = f32x4.add(s, v128.load(x + <usize>load<i32>(link) * row + at));
      }
      v128.store(to + at, f32x4.mul(s, share));
    }
  }
}
