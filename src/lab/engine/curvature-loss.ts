import type { Loss } from './model.ts';

/** exp(aₖ) / Σ exp(a) of example e. */
function softmax(a: Float64Array, e: number, outputs: number, n: number): number[] {
  const row = Array.from({ length: outputs }, (_, k) => a[k * n + e]!);
  const highest = Math.max(...row);
  const exponentials = row.map((value) => Math.exp(value - highest));
  const sum = exponentials.reduce((all, value) => all + value, 0);
  return exponentials.map((value) => value / sum);
}

/** The mean loss's gradient in the outputs. */
export function lossGradient(
  loss: Loss,
  a: Float64Array,
  y: Float64Array,
  outputs: number,
  n: number,
  out: Float64Array,
): void {
  for (let e = 0; e < n; e++) {
    const p = loss === 'cross-entropy' ? softmax(a, e, outputs, n) : [];
    for (let k = 0; k < outputs; k++) {
      const i = k * n + e;
      const expected = loss === 'squared' ? a[i]! : loss === 'logistic' ? 1 / (1 + Math.exp(-a[i]!)) : p[k]!;
      out[i] = (expected - y[i]!) / n;
    }
  }
}

/** How that gradient changes with the outputs. */
export function lossChange(
  loss: Loss,
  a: Float64Array,
  change: Float64Array,
  outputs: number,
  n: number,
): Float64Array {
  const out = new Float64Array(outputs * n);
  for (let e = 0; e < n; e++) {
    const p = loss === 'cross-entropy' ? softmax(a, e, outputs, n) : [];
    const mean = p.reduce((sum, value, k) => sum + value * change[k * n + e]!, 0);
    for (let k = 0; k < outputs; k++) {
      const i = k * n + e;
      const s = 1 / (1 + Math.exp(-a[i]!));
      const bent =
        loss === 'squared'
          ? change[i]!
          : loss === 'logistic'
            ? s * (1 - s) * change[i]!
            : p[k]! * (change[i]! - mean);
      out[i] = bent / n;
    }
  }
  return out;
}
