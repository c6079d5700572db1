import { stream } from '../../src/lab/contract/random.ts';

/** Data of eq:bent and their least-squares line, written out again: nothing of the demo enters. */
export function bentLine({
  n,
  c,
  sigma,
  seed,
  tau = 0,
}: {
  n: number;
  c: number;
  sigma: number;
  seed: readonly number[];
  tau?: number;
}) {
  const random = stream(seed[0]!, ...seed.slice(1));
  const x = Float64Array.from({ length: n }, () => tau + random.normal());
  const y = x.map((at) => at + c * (at * at - 1) + sigma * random.normal());
  const mean = (v: Float64Array) => v.reduce((a, b) => a + b, 0) / n;
  const [mx, my] = [mean(x), mean(y)];
  const dx = x.map((at) => at - mx);
  const sxx = dx.reduce((sum, d) => sum + d * d, 0);
  const slope = dx.reduce((sum, d, i) => sum + d * (y[i]! - my), 0) / sxx;
  const intercept = my - slope * mx;
  const residuals = y.map((value, i) => value - intercept - slope * x[i]!);
  const naive = residuals.reduce((sum, e) => sum + e * e, 0) / (n - 2) / sxx;
  const plain = residuals.reduce((sum, e, i) => sum + (dx[i]! * e) ** 2, 0) / sxx ** 2;
  const hc3 =
    residuals.reduce((sum, e, i) => sum + ((dx[i]! * e) / (1 - 1 / n - dx[i]! ** 2 / sxx)) ** 2, 0) /
    sxx ** 2;
  return { slope, intercept, naive, plain, hc3 };
}

/** Standard normal distribution function by Simpson's rule. */
export function Phi(z: number): number {
  const steps = 400;
  const h = z / steps;
  let sum = 0;
  for (let i = 0; i <= steps; i++) {
    const weight = i === 0 || i === steps ? 1 : i % 2 === 1 ? 4 : 2;
    sum += weight * Math.exp(-((i * h) ** 2) / 2);
  }
  return 0.5 + (sum * h) / 3 / Math.sqrt(2 * Math.PI);
}
