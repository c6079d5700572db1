/** One step of SGD on fresh least squares, written out from its definition; tests only. */
export interface Step {
  readonly d: number;
  readonly batch: number;
  readonly eta: number;
  readonly sigma: number;
}

/**
 * |δ'|² after one step from δ = (√s, 0, …, 0).
 * @param z (d + 1) B standard normal numbers: for each example the d coordinates of a, then ε/σ
 */
export function squaredErrorAfter({ d, batch, eta, sigma }: Step, s: number, z: readonly number[]): number {
  const error = Array.from({ length: d }, (_, k) => (k === 0 ? Math.sqrt(s) : 0));
  const gradient = new Array<number>(d).fill(0);
  for (let i = 0; i < batch; i++) {
    const a = z.slice(i * (d + 1), i * (d + 1) + d);
    const residual = a.reduce((sum, value, k) => sum + value * error[k]!, 0) - sigma * z[i * (d + 1) + d]!;
    a.forEach((value, k) => (gradient[k]! += (residual * value) / batch));
  }
  return error.reduce((sum, value, k) => sum + (value - eta * gradient[k]!) ** 2, 0);
}
