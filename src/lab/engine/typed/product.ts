import type { PlannedLayer } from '../plan.ts';
import type { Links } from '../wiring.ts';

/**
 * A layer's linear map as a product over links: out[p][o][b] = Σ over the links (q, t) of p, Σ over i, of
 * x[q][i][b] · w[t, i, o]. Forwards q is a source; backwards the roles of sources and positions, and of i and o, are
 * exchanged, which the strides express.
 */
export interface Product {
  links: Links;
  /** Entries at each q, and at each p. */
  ins: number;
  outs: number;
  /** Distances in the kernel between taps, between the i, between the o. */
  tapStep: number;
  inStep: number;
  outStep: number;
}

export function forwards({ wiring, inputs, units }: PlannedLayer): Product {
  return {
    links: wiring.byPosition,
    ins: inputs,
    outs: units,
    tapStep: inputs * units,
    inStep: units,
    outStep: 1,
  };
}

export function backwards({ wiring, inputs, units }: PlannedLayer): Product {
  return {
    links: wiring.bySource,
    ins: units,
    outs: inputs,
    tapStep: inputs * units,
    inStep: 1,
    outStep: units,
  };
}

/**
 * Four outputs by two examples at a time: eight sums in registers use each number that is loaded two or four times. What
 * is left over goes one by one, or one output by four examples.
 * @param kernel where the kernel starts in w; @param bias where the bias does, or −1
 * @param size examples in the batch: x is [q][i][size], out is [p][o][size]
 */
export function multiply(
  out: Float32Array,
  x: Float32Array,
  w: Float32Array,
  kernel: number,
  bias: number,
  { links: { start, pairs }, ins, outs, tapStep, inStep, outStep }: Product,
  size: number,
): void {
  const blocked = outs - (outs % 4);
  for (let p = 0; p + 1 < start.length; p++) {
    const from = start[p]!;
    const to = start[p + 1]!;
    for (let o = 0; o < blocked; o += 4) {
      const row = (p * outs + o) * size;
      const b0 = bias < 0 ? 0 : w[bias + o]!;
      const b1 = bias < 0 ? 0 : w[bias + o + 1]!;
      const b2 = bias < 0 ? 0 : w[bias + o + 2]!;
      const b3 = bias < 0 ? 0 : w[bias + o + 3]!;
      let b = 0;
      for (; b + 1 < size; b += 2) {
        let s00 = b0;
        let s01 = b0;
        let s10 = b1;
        let s11 = b1;
        let s20 = b2;
        let s21 = b2;
        let s30 = b3;
        let s31 = b3;
        for (let j = from; j < to; j++) {
          let at = pairs[2 * j]! * ins * size + b;
          let k = kernel + pairs[2 * j + 1]! * tapStep + o * outStep;
          for (let i = 0; i < ins; i++) {
            const x0 = x[at]!;
            const x1 = x[at + 1]!;
            const w0 = w[k]!;
            const w1 = w[k + outStep]!;
            const w2 = w[k + 2 * outStep]!;
            const w3 = w[k + 3 * outStep]!;
            s00 += x0 * w0;
            s01 += x1 * w0;
            s10 += x0 * w1;
            s11 += x1 * w1;
            s20 += x0 * w2;
            s21 += x1 * w2;
            s30 += x0 * w3;
            s31 += x1 * w3;
            at += size;
            k += inStep;
          }
        }
        out[row + b] = s00;
        out[row + b + 1] = s01;
        out[row + size + b] = s10;
        out[row + size + b + 1] = s11;
        out[row + 2 * size + b] = s20;
        out[row + 2 * size + b + 1] = s21;
        out[row + 3 * size + b] = s30;
        out[row + 3 * size + b + 1] = s31;
      }
      for (; b < size; b++) {
        let s0 = b0;
        let s1 = b1;
        let s2 = b2;
        let s3 = b3;
        for (let j = from; j < to; j++) {
          let at = pairs[2 * j]! * ins * size + b;
          let k = kernel + pairs[2 * j + 1]! * tapStep + o * outStep;
          for (let i = 0; i < ins; i++) {
            const x0 = x[at]!;
            s0 += x0 * w[k]!;
            s1 += x0 * w[k + outStep]!;
            s2 += x0 * w[k + 2 * outStep]!;
            s3 += x0 * w[k + 3 * outStep]!;
            at += size;
            k += inStep;
          }
        }
        out[row + b] = s0;
        out[row + size + b] = s1;
        out[row + 2 * size + b] = s2;
        out[row + 3 * size + b] = s3;
      }
    }
    for (let o = blocked; o < outs; o++) {
      const row = (p * outs + o) * size;
      const b0 = bias < 0 ? 0 : w[bias + o]!;
      let b = 0;
      for (; b + 3 < size; b += 4) {
        let s0 = b0;
        let s1 = b0;
        let s2 = b0;
        let s3 = b0;
        for (let j = from; j < to; j++) {
          let at = pairs[2 * j]! * ins * size + b;
          let k = kernel + pairs[2 * j + 1]! * tapStep + o * outStep;
          for (let i = 0; i < ins; i++) {
            const w0 = w[k]!;
            s0 += x[at]! * w0;
            s1 += x[at + 1]! * w0;
            s2 += x[at + 2]! * w0;
            s3 += x[at + 3]! * w0;
            at += size;
            k += inStep;
          }
        }
        out[row + b] = s0;
        out[row + b + 1] = s1;
        out[row + b + 2] = s2;
        out[row + b + 3] = s3;
      }
      for (; b < size; b++) {
        let s = b0;
        for (let j = from; j < to; j++) {
          let at = pairs[2 * j]! * ins * size + b;
          let k = kernel + pairs[2 * j + 1]! * tapStep + o * outStep;
          for (let i = 0; i < ins; i++) {
            s += x[at]! * w[k]!;
            at += size;
            k += inStep;
          }
        }
        out[row + b] = s;
      }
    }
  }
}
