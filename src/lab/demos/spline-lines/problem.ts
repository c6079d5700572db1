/** What is approximated, and where: Runge's function on [0, 1], at 257 equally spaced points. */
export const POINTS = 257;

/** The points x_i = i/256. */
export const INPUTS = Float64Array.from({ length: POINTS }, (_, i) => i / (POINTS - 1));

/** Where the break-it slider puts a jump; no dyadic number, so that it is never a kink of the equal kind. */
const PLACE = 1 / 3;

/** 1/(1 + 25 u²), u = 2x − 1, plus a jump. */
export function target(x: number, jump = 0): number {
  return 1 / (1 + 25 * (2 * x - 1) ** 2) + (x > PLACE ? jump : 0);
}

/** Its second derivative, without the jump. */
export function curvature(x: number): number {
  const square = (2 * x - 1) ** 2;
  const q = 1 + 25 * square;
  return -200 / q ** 2 + 20_000 * (square / q ** 3);
}

/** Hidden units m of the networks. */
const WIDTHS = [4, 8, 16, 32];

export function widths(most: number): number[] {
  return WIDTHS.filter((m) => m <= most);
}

/** Training: full batch, Adam, the step size going linearly to zero. */
export const TRAINING = { steps: 2000, stepSize: 0.01, refined: 0.001 } as const;
