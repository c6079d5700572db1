import type { Activation } from './model.ts';

/** A dense layer over n examples, as curvature.ts keeps it: rows of n, one a unit. */
export interface Floor {
  inputs: number;
  units: number;
  kernel: number;
  bias: number;
  activation: Activation;
  /** [inputs, n], [units, n]: below, the value, its first and second derivative, the loss's gradient in the sum. */
  below: Float64Array;
  value: Float64Array;
  slope: Float64Array;
  bend: Float64Array;
  delta: Float64Array;
  /** The loss's gradient in the value. */
  pull: Float64Array;
}

/** out[u] = Σ_i weights[i, u] in[i] + bias[u]; rows of n. */
export function linear(
  { inputs, units, kernel, bias }: Floor,
  weights: Float64Array,
  given: Float64Array,
  out: Float64Array,
  n: number,
): void {
  for (let u = 0; u < units; u++) {
    out.fill(bias < 0 ? 0 : weights[bias + u]!, u * n, (u + 1) * n);
    for (let i = 0; i < inputs; i++) {
      const weight = weights[kernel + i * units + u]!;
      for (let e = 0; e < n; e++) out[u * n + e] = out[u * n + e]! + weight * given[i * n + e]!;
    }
  }
}

/** out[i] += Σ_u weights[i, u] delta[u]; rows of n. */
export function backwards(
  { inputs, units, kernel }: Floor,
  weights: Float64Array,
  delta: Float64Array,
  out: Float64Array,
  n: number,
): void {
  for (let i = 0; i < inputs; i++) {
    for (let u = 0; u < units; u++) {
      const weight = weights[kernel + i * units + u]!;
      for (let e = 0; e < n; e++) out[i * n + e] = out[i * n + e]! + weight * delta[u * n + e]!;
    }
  }
}

/** result[i, u] += Σ_e below[i, e] delta[u, e], and the bias likewise. */
export function outer(
  { inputs, units, kernel, bias }: Floor,
  below: Float64Array,
  delta: Float64Array,
  result: Float64Array,
  n: number,
): void {
  for (let u = 0; u < units; u++) {
    for (let i = 0; i < inputs; i++) {
      let sum = 0;
      for (let e = 0; e < n; e++) sum += below[i * n + e]! * delta[u * n + e]!;
      result[kernel + i * units + u]! += sum;
    }
    if (bias < 0) continue;
    let sum = 0;
    for (let e = 0; e < n; e++) sum += delta[u * n + e]!;
    result[bias + u]! += sum;
  }
}

/** Replaces sums by values; fills in both derivatives. */
export function activate({ activation, value, slope, bend }: Floor): void {
  for (let i = 0; i < value.length; i++) {
    const z = value[i]!;
    if (activation === 'tanh') {
      const a = (value[i] = Math.tanh(z));
      slope[i] = 1 - a * a;
      bend[i] = -2 * a * (1 - a * a);
    } else if (activation === 'logistic') {
      const a = (value[i] = 1 / (1 + Math.exp(-z)));
      slope[i] = a * (1 - a);
      bend[i] = a * (1 - a) * (1 - 2 * a);
    } else {
      const on = activation === 'linear' || z > 0 ? 1 : 0;
      value[i] = on * z;
      slope[i] = on;
      bend[i] = 0;
    }
  }
}
