import { multiplyAdd, VECTOR, weight } from './lanes';

/**
 * out[p][o][v] = bias[o] + Σ over the links (q, t) of p, Σ over i, of x[q][i][v] · w[t, i, o]; see typed/product.ts.
 * Blocks of four outputs by two vectors: eight sums stay in registers, and each number loaded is used two or four
 * times. Steps are in weights; `w` and `bias` are addresses, bias 0 for none.
 */
export function multiply<W>(
  out: usize,
  x: usize,
  w: usize,
  bias: usize,
  start: usize,
  pairs: usize,
  positions: i32,
  ins: i32,
  outs: i32,
  tapStep: i32,
  inStep: i32,
  outStep: i32,
  vectors: i32,
): void {
  const row = <usize>vectors * VECTOR;
  const xItem = <usize>ins * row;
  const tap = <usize>tapStep * sizeof<W>();
  const down = <usize>inStep * sizeof<W>();
  const across = <usize>outStep * sizeof<W>();
  const blocked = outs & ~3;
  for (let p = 0; p < positions; p++) {
    const first = pairs + ((<usize>load<i32>(start + ((<usize>p) << 2))) << 3);
    const last = pairs + ((<usize>load<i32>(start + ((<usize>p) << 2), 4)) << 3);
    const target = out + <usize>p * <usize>outs * row;
    for (let o = 0; o < blocked; o += 4) {
      const column = w + <usize>o * across;
      const to = target + <usize>o * row;
      const b = bias + <usize>o * sizeof<W>();
      let at: usize = 0;
      for (; at + VECTOR < row; at += 2 * VECTOR) {
        fourByTwo<W>(to + at, x + at, column, bias ? b : 0, first, last, ins, xItem, row, tap, down, across);
      }
      if (at < row) {
        fourByOne<W>(to + at, x + at, column, bias ? b : 0, first, last, ins, xItem, row, tap, down, across);
      }
    }
    for (let o = blocked; o < outs; o++) {
      const column = w + <usize>o * across;
      const to = target + <usize>o * row;
      const b = bias + <usize>o * sizeof<W>();
      let at: usize = 0;
      for (; at + 3 * VECTOR < row; at += 4 * VECTOR) {
        oneByFour<W>(to + at, x + at, column, bias ? b : 0, first, last, ins, xItem, row, tap, down);
      }
      for (; at < row; at += VECTOR) {
        oneByOne<W>(to + at, x + at, column, bias ? b : 0, first, last, ins, xItem, row, tap, down);
      }
    }
  }
}

function biasOr0<W>(address: usize, index: usize): v128 {
  return address ? weight<W>(address + index * sizeof<W>()) : f32x4.splat(0);
}

function fourByTwo<W>(
  to: usize,
  x: usize,
  w: usize,
  bias: usize,
  first: usize,
  last: usize,
  ins: i32,
  xItem: usize,
  row: usize,
  tap: usize,
  down: usize,
  across: usize,
): void {
  let s00 = biasOr0<W>(bias, 0);
  let s10 = biasOr0<W>(bias, 1);
  let s20 = biasOr0<W>(bias, 2);
  let s30 = biasOr0<W>(bias, 3);
  let s01 = s00;
  let s11 = s10;
  let s21 = s20;
  let s31 = s30;
  for (let link = first; link < last; link += 8) {
    let a = x + <usize>load<i32>(link) * xItem;
    let k = w + <usize>load<i32>(link, 4) * tap;
    const end = a + xItem;
    while (a < end) {
      const x0 = v128.load(a);
      const x1 = v128.load(a, 16);
      const w0 = weight<W>(k);
      s00 = multiplyAdd(s00, x0, w0);
      s01 = multiplyAdd(s01, x1, w0);
      const w1 = weight<W>(k + across);
      s10 = multiplyAdd(s10, x0, w1);
      s11 = multiplyAdd(s11, x1, w1);
      const w2 = weight<W>(k + 2 * across);
      s20 = multiplyAdd(s20, x0, w2);
      s21 = multiplyAdd(s21, x1, w2);
      const w3 = weight<W>(k + 3 * across);
      s30 = multiplyAdd(s30, x0, w3);
      s31 = multiplyAdd(s31, x1, w3);
      a += row;
      k += down;
    }
  }
  v128.store(to, s00);
  v128.store(to, s01, 16);
  v128.store(to + row, s10);
  v128.store(to + row, s11, 16);
  v128.store(to + 2 * row, s20);
  v128.store(to + 2 * row, s21, 16);
  v128.store(to + 3 * row, s30);
  v128.store(to + 3 * row, s31, 16);
}

function fourByOne<W>(
  to: usize,
  x: usize,
  w: usize,
  bias: usize,
  first: usize,
  last: usize,
  ins: i32,
  xItem: usize,
  row: usize,
  tap: usize,
  down: usize,
  across: usize,
): void {
  let s0 = biasOr0<W>(bias, 0);
  let s1 = biasOr0<W>(bias, 1);
  let s2 = biasOr0<W>(bias, 2);
  let s3 = biasOr0<W>(bias, 3);
  for (let link = first; link < last; link += 8) {
    let a = x + <usize>load<i32>(link) * xItem;
    let k = w + <usize>load<i32>(link, 4) * tap;
    const end = a + xItem;
    while (a < end) {
      const x0 = v128.load(a);
      s0 = multiplyAdd(s0, x0, weight<W>(k));
      s1 = multiplyAdd(s1, x0, weight<W>(k + across));
      s2 = multiplyAdd(s2, x0, weight<W>(k + 2 * across));
      s3 = multiplyAdd(s3, x0, weight<W>(k + 3 * across));
      a += row;
      k += down;
    }
  }
  v128.store(to, s0);
  v128.store(to + row, s1);
  v128.store(to + 2 * row, s2);
  v128.store(to + 3 * row, s3);
}

function oneByFour<W>(
  to: usize,
  x: usize,
  w: usize,
  bias: usize,
  first: usize,
  last: usize,
  ins: i32,
  xItem: usize,
  row: usize,
  tap: usize,
  down: usize,
): void {
  let s0 = biasOr0<W>(bias, 0);
  let s1 = s0;
  let s2 = s0;
  let s3 = s0;
  for (let link = first; link < last; link += 8) {
    let a = x + <usize>load<i32>(link) * xItem;
    let k = w + <usize>load<i32>(link, 4) * tap;
    const end = a + xItem;
    while (a < end) {
      const w0 = weight<W>(k);
      s0 = multiplyAdd(s0, v128.load(a), w0);
      s1 = multiplyAdd(s1, v128.load(a, 16), w0);
      s2 = multiplyAdd(s2, v128.load(a, 32), w0);
      s3 = multiplyAdd(s3, v128.load(a, 48), w0);
      a += row;
      k += down;
    }
  }
  v128.store(to, s0);
  v128.store(to, s1, 16);
  v128.store(to, s2, 32);
  v128.store(to, s3, 48);
}

function oneByOne<W>(
  to: usize,
  x: usize,
  w: usize,
  bias: usize,
  first: usize,
  last: usize,
  ins: i32,
  xItem: usize,
  row: usize,
  tap: usize,
  down: usize,
): void {
  let s = biasOr0<W>(bias, 0);
  for (let link = first; link < last; link += 8) {
    let a = x + <usize>load<i32>(link) * xItem;
    let k = w + <usize>load<i32>(link, 4) * tap;
    const end = a + xItem;
    while (a < end) {
      s = multiplyAdd(s, v128.load(a), weight<W>(k));
      a += row;
      k += down;
    }
  }
  v128.store(to, s);
}
