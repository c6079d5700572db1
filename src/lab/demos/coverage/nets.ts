/** Hidden tanh units. */
export const HIDDEN = 16;

/** Adam on all examples at once, with a lower step size towards the end. */
export const TRAINING = [
  { stepSize: 0.05, steps: 280 },
  { stepSize: 0.01, steps: 120 },
] as const;

/** Networks trained side by side, and steps between two yields: a few milliseconds of work. */
export const SIDE_BY_SIDE = 10;
export const SLICE = 20;

/** Inputs and weights of a quadrature of the normal law, for the exact error of a network: the trapezoidal rule. */
export function quadrature(centre: number): { inputs: Float32Array; weights: Float64Array } {
  const [reach, count] = [6, 241];
  const h = (2 * reach) / (count - 1);
  const z = Float64Array.from({ length: count }, (_, i) => -reach + i * h);
  return {
    inputs: Float32Array.from(z, (value) => centre + value),
    weights: z.map((value) => (h * Math.exp((-value * value) / 2)) / Math.sqrt(2 * Math.PI)),
  };
}
