/** Runge's bell, and quadrature; for the tests of depth/universality. */
export const bell = (x: number) => 1 / (1 + 25 * (2 * x - 1) ** 2);

/** f'' by a fourth-order difference: a second way, without the formula. */
export function secondDerivative(f: (x: number) => number, x: number, step = 1e-3): number {
  const at = (k: number) => f(x + k * step);
  return (-at(2) + 16 * at(1) - 30 * at(0) + 16 * at(-1) - at(-2)) / (12 * step ** 2);
}

/** Midpoint rule over [a, b]. */
export function integral(g: (x: number) => number, a = 0, b = 1, cells = 2000): number {
  let sum = 0;
  for (let i = 0; i < cells; i++) sum += g(a + ((b - a) * (i + 0.5)) / cells);
  return (sum * (b - a)) / cells;
}

/** ∫ (f − best line)² over [a, b], by least squares with moments. */
export function bestLineResidual(f: (x: number) => number, a: number, b: number): number {
  const [middle, h] = [(a + b) / 2, b - a];
  const mean = integral(f, a, b, 400) / h;
  const slope = integral((x) => f(x) * (x - middle), a, b, 400) / (h ** 3 / 12);
  return integral((x) => (f(x) - mean - slope * (x - middle)) ** 2, a, b, 400);
}

export const relu = (t: number) => Math.max(0, t);

/** As the table of the chapter sets errors: in millionths, three digits. */
export const millionths = (value: number) => Number((1e6 * value).toPrecision(3)).toLocaleString('en');
