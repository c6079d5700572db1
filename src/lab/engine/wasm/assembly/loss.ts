import { exp4, log1p4, log4 } from './functions';
import { VECTOR } from './lanes';

const SQUARED = 0;
const LOGISTIC = 1;

/**
 * Writes the gradient of the mean loss over the batch into delta, and returns that loss lane by lane.
 * @param a outputs, @param y targets, [outputs][vectors]
 * @param shares for each vector, 1/(batch size) in the lanes that hold an example and 0 in the others
 */
export function lossAndGradient(
  kind: i32,
  delta: usize,
  a: usize,
  y: usize,
  shares: usize,
  outputs: i32,
  vectors: i32,
): v128 {
  const row = <usize>vectors * VECTOR;
  let total = f32x4.splat(0);
  for (let v: usize = 0; v < row; v += VECTOR) {
    const share = v128.load(shares + v);
    let each: v128;
    if (kind === SQUARED) each = squared(delta + v, a + v, y + v, share, outputs, row);
    else if (kind === LOGISTIC) each = logistic(delta + v, a + v, y + v, share, outputs, row);
    else each = crossEntropy(delta + v, a + v, y + v, share, outputs, row);
    total = f32x4.add(total, f32x4.mul(each, share));
  }
  return total;
}

function squared(delta: usize, a: usize, y: usize, share: v128, outputs: i32, row: usize): v128 {
  let s = f32x4.splat(0);
  for (let o = 0; o < outputs; o++, delta += row, a += row, y += row) {
    const difference = f32x4.sub(v128.load(a), v128.load(y));
    s = f32x4.add(s, f32x4.mul(difference, difference));
    v128.store(delta, f32x4.mul(difference, share));
  }
  return f32x4.mul(s, f32x4.splat(0.5));
}

function logistic(delta: usize, a: usize, y: usize, share: v128, outputs: i32, row: usize): v128 {
  const one = f32x4.splat(1);
  let s = f32x4.splat(0);
  for (let o = 0; o < outputs; o++, delta += row, a += row, y += row) {
    const z = v128.load(a);
    const target = v128.load(y);
    const e = exp4(f32x4.neg(f32x4.abs(z)));
    const loss = f32x4.sub(f32x4.pmax(z, f32x4.splat(0)), f32x4.mul(target, z));
    s = f32x4.add(s, f32x4.add(loss, log1p4(e)));
    const probability = f32x4.div(v128.bitselect(one, e, f32x4.ge(z, f32x4.splat(0))), f32x4.add(one, e));
    v128.store(delta, f32x4.mul(f32x4.sub(probability, target), share));
  }
  return s;
}

function crossEntropy(delta: usize, a: usize, y: usize, share: v128, outputs: i32, row: usize): v128 {
  const end = <usize>outputs * row;
  let highest = v128.load(a);
  for (let at = row; at < end; at += row) highest = f32x4.pmax(highest, v128.load(a + at));
  let total = f32x4.splat(0);
  for (let at: usize = 0; at < end; at += row) {
    const e = exp4(f32x4.sub(v128.load(a + at), highest));
    v128.store(delta + at, e);
    total = f32x4.add(total, e);
  }
  const log = f32x4.add(highest, log4(total));
  let s = f32x4.splat(0);
  for (let at: usize = 0; at < end; at += row) {
    const target = v128.load(y + at);
    s = f32x4.add(s, f32x4.mul(target, f32x4.sub(log, v128.load(a + at))));
    const difference = f32x4.sub(f32x4.div(v128.load(delta + at), total), target);
    v128.store(delta + at, f32x4.mul(difference, share));
  }
  return s;
}
