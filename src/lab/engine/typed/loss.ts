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
  let sum = 0;
  for (let i = 0; i < a.length; i++) {
    if (kind === 'squared') {
      const difference = a[i]! - y[i]!;
      sum += 0.5 * difference * difference;
      delta[i] = difference / size;
    } else {
      const e = Math.exp(-Math.abs(a[i]!));
      sum += Math.max(a[i]!, 0) + Math.log1p(e) - y[i]! * a[i]!;
      delta[i] = ((a[i]! >= 0 ? 1 : e) / (1 + e) - y[i]!) / size;
    }
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
