import { multiplyAdd, storeFour, storeOne, VECTOR } from './lanes';

/**
 * The gradient in a kernel: for each tap t, g[t][l][c] = Σ over the links of t, Σ over v, of u[·][l][v] · z[·][c][v],
 * where u is the long side of the outer product and z the short one; see typed/outer.ts. `uPair` is the address of the
 * long side's half within a pair: 0 or 4. Steps are in weights.
 */
export function outerProducts<W>(
  g: usize,
  u: usize,
  z: usize,
  uPair: usize,
  start: usize,
  pairs: usize,
  taps: i32,
  long: i32,
  short: i32,
  tapStep: i32,
  longStep: i32,
  shortStep: i32,
  vectors: i32,
): void {
  const row = <usize>vectors * VECTOR;
  const uItem = <usize>long * row;
  const zItem = <usize>short * row;
  const down = <usize>longStep * sizeof<W>();
  const across = <usize>shortStep * sizeof<W>();
  const zPair: usize = 4 - uPair;
  const blocked = long & ~3;
  for (let t = 0; t < taps; t++) {
    const first = pairs + ((<usize>load<i32>(start + ((<usize>t) << 2))) << 3);
    const last = pairs + ((<usize>load<i32>(start + ((<usize>t) << 2), 4)) << 3);
    const target = g + <usize>(t * tapStep) * sizeof<W>();
    for (let l = 0; l < long; l += l < blocked ? 4 : 1) {
      const to = target + <usize>l * down;
      const uRow = u + <usize>l * row;
      if (l < blocked) {
        let c = 0;
        for (; c + 1 < short; c += 2) {
          const zRow = z + <usize>c * row;
          fourByTwo<W>(
            to + <usize>c * across,
            uRow,
            zRow,
            first,
            last,
            uPair,
            zPair,
            uItem,
            zItem,
            row,
            down,
            across,
          );
        }
        if (c < short) {
          const zRow = z + <usize>c * row;
          fourByOne<W>(
            to + <usize>c * across,
            uRow,
            zRow,
            first,
            last,
            uPair,
            zPair,
            uItem,
            zItem,
            row,
            down,
          );
        }
      } else {
        for (let c = 0; c < short; c++) {
          let s = f32x4.splat(0);
          for (let link = first; link < last; link += 8) {
            let a = uRow + <usize>load<i32>(link + uPair) * uItem;
            let b = z + <usize>c * row + <usize>load<i32>(link + zPair) * zItem;
            const end = a + row;
            for (; a < end; a += VECTOR, b += VECTOR) s = multiplyAdd(s, v128.load(a), v128.load(b));
          }
          storeOne<W>(to + <usize>c * across, s);
        }
      }
    }
  }
}

function fourByTwo<W>(
  to: usize,
  u: usize,
  z: usize,
  first: usize,
  last: usize,
  uPair: usize,
  zPair: usize,
  uItem: usize,
  zItem: usize,
  row: usize,
  down: usize,
  across: usize,
): void {
  let s00 = f32x4.splat(0);
  let s01 = s00;
  let s10 = s00;
  let s11 = s00;
  let s20 = s00;
  let s21 = s00;
  let s30 = s00;
  let s31 = s00;
  for (let link = first; link < last; link += 8) {
    let a = u + <usize>load<i32>(link + uPair) * uItem;
    let b = z + <usize>load<i32>(link + zPair) * zItem;
    const end = a + row;
    for (; a < end; a += VECTOR, b += VECTOR) {
      const z0 = v128.load(b);
      const z1 = v128.load(b + row);
      const u0 = v128.load(a);
      s00 = multiplyAdd(s00, u0, z0);
      s01 = multiplyAdd(s01, u0, z1);
      const u1 = v128.load(a + row);
      s10 = multiplyAdd(s10, u1, z0);
      s11 = multiplyAdd(s11, u1, z1);
      const u2 = v128.load(a + 2 * row);
      s20 = multiplyAdd(s20, u2, z0);
      s21 = multiplyAdd(s21, u2, z1);
      const u3 = v128.load(a + 3 * row);
      s30 = multiplyAdd(s30, u3, z0);
      s31 = multiplyAdd(s31, u3, z1);
    }
  }
  storeFour<W>(to, down, s00, s10, s20, s30);
  storeFour<W>(to + across, down, s01, s11, s21, s31);
}

function fourByOne<W>(
  to: usize,
  u: usize,
  z: usize,
  first: usize,
  last: usize,
  uPair: usize,
  zPair: usize,
  uItem: usize,
  zItem: usize,
  row: usize,
  down: usize,
): void {
  let s0 = f32x4.splat(0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  for (let link = first; link < last; link += 8) {
    let a = u + <usize>load<i32>(link + uPair) * uItem;
    let b = z + <usize>load<i32>(link + zPair) * zItem;
    const end = a + row;
    for (; a < end; a += VECTOR, b += VECTOR) {
      const z0 = v128.load(b);
      s0 = multiplyAdd(s0, v128.load(a), z0);
      s1 = multiplyAdd(s1, v128.load(a + row), z0);
      s2 = multiplyAdd(s2, v128.load(a + 2 * row), z0);
      s3 = multiplyAdd(s3, v128.load(a + 3 * row), z0);
    }
  }
  storeFour<W>(to, down, s0, s1, s2, s3);
}

/** The gradient in the bias: the sum of delta [positions][units][vectors] over positions and vectors. */
export function biasGradient<W>(g: usize, delta: usize, positions: i32, units: i32, vectors: i32): void {
  const row = <usize>vectors * VECTOR;
  const item = <usize>units * row;
  for (let o = 0; o < units; o++) {
    let s = f32x4.splat(0);
    for (let p = 0; p < positions; p++) {
      let a = delta + <usize>p * item + <usize>o * row;
      const end = a + row;
      for (; a < end; a += VECTOR) s = f32x4.add(s, v128.load(a));
    }
    storeOne<W>(g + <usize>o * sizeof<W>(), s);
  }
}
