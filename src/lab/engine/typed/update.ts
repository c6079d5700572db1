import type { Optimiser } from '../model.ts';

/**
 * One step of the optimiser on one replica, in place.
 * @param m its moments: [parameters] for the velocity; for Adam the first moments, then the second
 * @param c1 what Adam divides its first moment by; @param c2 its second
 */
export function update(
  optimiser: Optimiser,
  stepSize: number,
  w: Float32Array,
  g: Float32Array,
  m: Float32Array,
  c1: number,
  c2: number,
): void {
  const n = w.length;
  if (optimiser.kind === 'sgd') {
    for (let i = 0; i < n; i++) w[i] = w[i]! - stepSize * g[i]!;
  } else if (optimiser.kind === 'adam') {
    const { beta1, beta2, epsilon } = optimiser;
    for (let i = 0; i < n; i++) {
      const first = beta1 * m[i]! + (1 - beta1) * g[i]!;
      const second = beta2 * m[n + i]! + (1 - beta2) * g[i]! * g[i]!;
      m[i] = first;
      m[n + i] = second;
      w[i] = w[i]! - (stepSize * (first / c1)) / (Math.sqrt(second / c2) + epsilon);
    }
  } else {
    const { momentum, kind } = optimiser;
    const nesterov = kind === 'nesterov';
    for (let i = 0; i < n; i++) {
      const velocity = momentum * m[i]! + g[i]!;
      m[i] = velocity;
      w[i] = w[i]! - stepSize * (nesterov ? g[i]! + momentum * velocity : velocity);
    }
  }
}
