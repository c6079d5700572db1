import type { PlannedLayer } from '../plan.ts';
import type { Links } from '../wiring.ts';

/**
 * The gradient in a layer's kernel, g[t, i, o] = Σ over the links (p, s) of tap t, Σ over b, of
 * x[s][i][b] · δ[p][o][b]: sums of outer products. The side that is cut into blocks of four is called the long one.
 */
export interface Outer {
  links: Links;
  /** Whether the long side is the inputs. */
  inputsLong: boolean;
  long: number;
  short: number;
  tapStep: number;
  longStep: number;
  shortStep: number;
}

export function outer({ wiring, inputs, units }: PlannedLayer): Outer {
  const inputsLong = inputs % 4 === 0 || (units % 4 !== 0 && inputs > units);
  const tapStep = inputs * units;
  return {
    links: wiring.byTap,
    inputsLong,
    tapStep,
    ...(inputsLong
      ? { long: inputs, short: units, longStep: units, shortStep: 1 }
      : { long: units, short: inputs, longStep: 1, shortStep: units }),
  };
}

/** Writes the gradient into g from `kernel` on. x is [s][i][size], delta [p][o][size]. */
export function outerProducts(
  g: Float32Array,
  kernel: number,
  x: Float32Array,
  delta: Float32Array,
  { links: { start, pairs }, inputsLong, long, short, tapStep, longStep, shortStep }: Outer,
  size: number,
): void {
  const u = inputsLong ? x : delta;
  const v = inputsLong ? delta : x;
  const uPair = inputsLong ? 1 : 0;
  const blocked = long - (long % 4);
  for (let t = 0; t + 1 < start.length; t++) {
    const from = start[t]!;
    const to = start[t + 1]!;
    for (let l = 0; l < blocked; l += 4) {
      let c = 0;
      for (; c + 1 < short; c += 2) {
        let s00 = 0;
        let s01 = 0;
        let s10 = 0;
        let s11 = 0;
        let s20 = 0;
        let s21 = 0;
        let s30 = 0;
        let s31 = 0;
        for (let j = from; j < to; j++) {
          const row = (pairs[2 * j + uPair]! * long + l) * size;
          const column = (pairs[2 * j + 1 - uPair]! * short + c) * size;
          for (let b = 0; b < size; b++) {
            const v0 = v[column + b]!;
            const v1 = v[column + size + b]!;
            const u0 = u[row + b]!;
            const u1 = u[row + size + b]!;
            const u2 = u[row + 2 * size + b]!;
            const u3 = u[row + 3 * size + b]!;
            s00 += u0 * v0;
            s01 += u0 * v1;
            s10 += u1 * v0;
            s11 += u1 * v1;
            s20 += u2 * v0;
            s21 += u2 * v1;
            s30 += u3 * v0;
            s31 += u3 * v1;
          }
        }
        const k = kernel + t * tapStep + l * longStep + c * shortStep;
        g[k] = s00;
        g[k + shortStep] = s01;
        g[k + longStep] = s10;
        g[k + longStep + shortStep] = s11;
        g[k + 2 * longStep] = s20;
        g[k + 2 * longStep + shortStep] = s21;
        g[k + 3 * longStep] = s30;
        g[k + 3 * longStep + shortStep] = s31;
      }
      for (; c < short; c++) {
        let s0 = 0;
        let s1 = 0;
        let s2 = 0;
        let s3 = 0;
        for (let j = from; j < to; j++) {
          const row = (pairs[2 * j + uPair]! * long + l) * size;
          const column = (pairs[2 * j + 1 - uPair]! * short + c) * size;
          for (let b = 0; b < size; b++) {
            const v0 = v[column + b]!;
            s0 += u[row + b]! * v0;
            s1 += u[row + size + b]! * v0;
            s2 += u[row + 2 * size + b]! * v0;
            s3 += u[row + 3 * size + b]! * v0;
          }
        }
        const k = kernel + t * tapStep + l * longStep + c * shortStep;
        g[k] = s0;
        g[k + longStep] = s1;
        g[k + 2 * longStep] = s2;
        g[k + 3 * longStep] = s3;
      }
    }
    for (let l = blocked; l < long; l++) {
      for (let c = 0; c < short; c++) {
        let s = 0;
        for (let j = from; j < to; j++) {
          const row = (pairs[2 * j + uPair]! * long + l) * size;
          const column = (pairs[2 * j + 1 - uPair]! * short + c) * size;
          for (let b = 0; b < size; b++) s += u[row + b]! * v[column + b]!;
        }
        g[kernel + t * tapStep + l * longStep + c * shortStep] = s;
      }
    }
  }
}

/** The gradient in the bias: the sum of delta [positions][units][size] over positions and batch. */
export function biasGradient(
  g: Float32Array,
  bias: number,
  delta: Float32Array,
  positions: number,
  units: number,
  size: number,
): void {
  for (let o = 0; o < units; o++) {
    let s = 0;
    for (let p = 0; p < positions; p++) {
      const row = (p * units + o) * size;
      for (let b = 0; b < size; b++) s += delta[row + b]!;
    }
    g[bias + o] = s;
  }
}
