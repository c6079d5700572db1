/** Gradient descent on two weights, from the loss alone: gradients by central differences. */
export type Pair = readonly [number, number];

export function gradientOf(loss: (u: number, v: number) => number, h = 1e-4): (at: Pair) => Pair {
  return ([u, v]) => [
    (loss(u + h, v) - loss(u - h, v)) / (2 * h),
    (loss(u, v + h) - loss(u, v - h)) / (2 * h),
  ];
}

export function descend(gradient: (at: Pair) => Pair, eta: number): (at: Pair) => Pair {
  return (at) => {
    const [gu, gv] = gradient(at);
    return [at[0] - eta * gu, at[1] - eta * gv];
  };
}

/** Jacobian of a map of the plane by central differences, row by row. */
export function jacobian(map: (at: Pair) => Pair, at: Pair, h = 1e-5): [Pair, Pair] {
  const [right, left] = [map([at[0] + h, at[1]]), map([at[0] - h, at[1]])];
  const [up, down] = [map([at[0], at[1] + h]), map([at[0], at[1] - h])];
  return [
    [(right[0] - left[0]) / (2 * h), (up[0] - down[0]) / (2 * h)],
    [(right[1] - left[1]) / (2 * h), (up[1] - down[1]) / (2 * h)],
  ];
}

/** A fixed point of a map of the plane, by Newton's method. */
export function fixedPoint(map: (at: Pair) => Pair, start: Pair): Pair {
  let at = start;
  for (let k = 0; k < 40; k++) {
    const image = map(at);
    const [[a, b], [c, d]] = jacobian(map, at);
    const [e, f] = [image[0] - at[0], image[1] - at[1]];
    const det = (a - 1) * (d - 1) - b * c;
    at = [at[0] - ((d - 1) * e - b * f) / det, at[1] - ((a - 1) * f - c * e) / det];
  }
  return at;
}

/** Angle and modulus of the complex pair of multipliers of a Jacobian. */
export function multipliers([[a, b], [c, d]]: [Pair, Pair]): { angle: number; modulus: number } {
  const det = a * d - b * c;
  const half = (a + d) / 2;
  return { angle: Math.atan2(Math.sqrt(det - half ** 2), half), modulus: Math.sqrt(det) };
}
