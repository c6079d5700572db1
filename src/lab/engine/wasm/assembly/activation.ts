import { exp4, tanh4 } from './functions';
import { VECTOR } from './lanes';

const TANH = 1;
const RELU = 2;
const LOGISTIC = 3;

/** x ← activation(x) for the vectors from x to end. */
export function activate(kind: i32, x: usize, end: usize): void {
  const one = f32x4.splat(1);
  const zero = f32x4.splat(0);
  if (kind === TANH) {
    for (; x < end; x += VECTOR) v128.store(x, tanh4(v128.load(x)));
  } else if (kind === RELU) {
    for (; x < end; x += VECTOR) v128.store(x, f32x4.pmax(v128.load(x), zero));
  } else if (kind === LOGISTIC) {
    for (; x < end; x += VECTOR) {
      v128.store(x, f32x4.div(one, f32x4.add(one, exp4(f32x4.neg(v128.load(x))))));
    }
  }
}

/** δ ← δ · activation'(z), from the value a = activation(z); a and δ are equally long. */
export function timesSlope(kind: i32, delta: usize, a: usize, end: usize): void {
  const one = f32x4.splat(1);
  const zero = f32x4.splat(0);
  if (kind === TANH) {
    for (; a < end; a += VECTOR, delta += VECTOR) {
      const value = v128.load(a);
      v128.store(delta, f32x4.mul(v128.load(delta), f32x4.sub(one, f32x4.mul(value, value))));
    }
  } else if (kind === RELU) {
    for (; a < end; a += VECTOR, delta += VECTOR) {
      v128.store(delta, v128.and(v128.load(delta), f32x4.gt(v128.load(a), zero)));
    }
  } else if (kind === LOGISTIC) {
    for (; a < end; a += VECTOR, delta += VECTOR) {
      const value = v128.load(a);
      const slope = f32x4.mul(value, f32x4.sub(one, value));
      v128.store(delta, f32x4.mul(v128.load(delta), slope));
    }
  }
}
