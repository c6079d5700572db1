import type { Loss } from '../model.ts';

/**
 * Writes the gradient of the batch's mean loss into `delta` and returns that loss.
 * @param a outputs [outputs][size]; @param y targets [outputs][size]
 */
export function lossAndGradient(
  kind: Loss,
  delta: Float32Array,
  a: Float32Array,
  y: Float32Array,
  size: number,
): number {
  if (kind === 'cross-entropy') return crossEntropy(delta, a, y, size);
  if (kind === 'logistic') return logistic(delta, a, y, size);
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    const difference = a[i]! - y[i]!;
    sum += 0.5 * difference * difference;
    delta[i] = difference / size;
  }
  return sum / size;
}

/** A product of this many factors between 1 and 2 is far from the largest double. */
const FACTORS = 512;

/** Logarithms cost more than all the rest: they are taken of products. What is lost is 1e-16 of 1 an example. */
function logistic(delta: Float32Array, a: Float32Array, y: Float32Array, size: number): number {
  let sum = 0;
  for (let from = 0; from < a.length; from += FACTORS) {
    let product = 1;
    const to = Math.min(from + FACTORS, a.length);
    for (let i = from; i < to; i++) {
      const output = a[i]!;
      const e = Math.exp(-Math.abs(output));
      product *= 1 + e;
      sum += Math.max(output, 0) - y[i]! * output;
      delta[i] = ((output >= 0 ? 1 : e) / (1 + e) - y[i]!) / size;
    }
    sum += Math.log(product);
  }
  return sum / size;
}

function crossEntropy(delta: Float32Array, a: Float32Array, y: Float32Array, size: number): number {
  let sum = 0;
  for (let b = 0; b < size; b++) {
    let highest = -Infinity;
    for (let i = b; i < a.length; i += size) highest = Math.max(highest, a[i]!);
    let total = 0;
    for (let i = b; i < a.length; i += size) {
      const e = Math.exp(a[i]! - highest);
      delta[i] = e;
      total += e;
    }
    const log = Math.log(total);
    for (let i = b; i < a.length; i += size) {
      sum -= y[i]! * (a[i]! - highest - log);
      delta[i] = (delta[i]! / total - y[i]!) / size;
    }
  }
  return sum / size;
}
